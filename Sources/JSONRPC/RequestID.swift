package import CanonicalJSON

/// The mark by which a client finds the answer to its request.
///
/// A request with the id `null` is answered with that id; a notification has no id at all.
package enum RequestID: Sendable, Hashable {
    case integer(Int64)
    case string(String)
    case null

    /// The longest text that is accepted as an id, in bytes of UTF-8; answers repeat the id, so it must stay small.
    package static let longestText = 256

    /// Reads an id; nil if the value is of another kind or longer than `longestText`.
    package init?(_ json: JSON) {
        switch json {
        case .int(let number): self = .integer(number)
        case .string(let text) where text.utf8.count <= Self.longestText: self = .string(text)
        case .null: self = .null
        case .string, .bool, .array, .object: return nil
        }
    }

    func write(into writer: inout CanonicalWriter) {
        switch self {
        case .integer(let number):
            // An id that was read is in range; of one that was made here, an impossible one becomes null.
            guard number.magnitude <= UInt64(JSON.largestInteger) else { return writer.raw("null") }
            if number < 0 { writer.raw(UInt8(ascii: "-")) }
            writer.digits(number.magnitude)
        case .string(let text): writer.string(text)
        case .null: writer.raw("null")
        }
    }
}
