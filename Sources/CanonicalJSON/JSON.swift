/// A JSON value of the restricted kind that is hashed here: text, integers and flags, but no floats.
///
/// Equality follows Swift's strings, which take composed and decomposed letters as equal. Where bytes matter, compare
/// `canonical()`.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case string(String)
    case array([JSON])
    case object(Fields)

    /// The largest integer that every JSON reader keeps exactly, 2^53 − 1; the smallest is its negative.
    package static let largestInteger: Int64 = 9_007_199_254_740_991
}

extension JSON {
    /// The value of one field, or nil if this is no object or has no such field.
    package subscript(key: String) -> JSON? {
        if case .object(let fields) = self { fields[key] } else { nil }
    }

    /// The text, or nil if this is not a string.
    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number, or nil if this is not an integer.
    package var integer: Int64? {
        if case .int(let integer) = self { integer } else { nil }
    }

    /// The elements, or nil if this is not an array.
    package var list: [JSON]? {
        if case .array(let list) = self { list } else { nil }
    }

    /// The fields, or nil if this is not an object.
    package var fields: Fields? {
        if case .object(let fields) = self { fields } else { nil }
    }

    /// The truth value, or nil if this is not `true` or `false`.
    package var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }
}
