/// A JSON value as the service sends and takes it: text, whole numbers and flags, but no fractions.
///
/// Numbers are within ±(2^53 − 1); a call with others fails with `rpc.bad_params` before anything is sent.
public enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case text(String)
    case list([Value])
    case object([String: Value])
}

extension Value {
    /// The member of an object, or nil if this is no object or has no such member.
    public subscript(name: String) -> Value? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    /// The element at a place, counted from 0, or nil if this is no list or is shorter.
    public subscript(place: Int) -> Value? {
        guard case .list(let elements) = self, elements.indices.contains(place) else { return nil }
        return elements[place]
    }

    /// The truth value, or nil if this is not `true` or `false`.
    public var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number, or nil if this is not one.
    public var number: Int64? {
        if case .int(let number) = self { number } else { nil }
    }

    /// The text, or nil if this is not one.
    public var string: String? {
        if case .text(let string) = self { string } else { nil }
    }

    /// The elements, or nil if this is not a list.
    public var elements: [Value]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    /// The members by their names, or nil if this is not an object.
    public var members: [String: Value]? {
        if case .object(let members) = self { members } else { nil }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// Creates a text.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Creates a number.
    public init(integerLiteral value: Int64) { self = .int(value) }

    /// Creates `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Value: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
    /// Creates a list.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }

    /// Creates an object; of two equal names the later one stays.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, later in later }))
    }

    /// Creates `null`.
    public init(nilLiteral: ()) { self = .null }
}
