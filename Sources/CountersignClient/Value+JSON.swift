package import CanonicalJSON

extension Value {
    /// Takes over a value of the service's own kind; takes time in proportion to its size.
    package init(_ json: JSON) {
        switch json {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .string(let text): self = .text(text)
        case .array(let list): self = .list(list.map(Value.init))
        case .object(let fields): self = .object(fields.mapValues(Value.init))
        }
    }

    /// The same value of the service's own kind.
    package var json: JSON {
        switch self {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): .int(number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map(\.json))
        case .object(let members): .object(JSON.Fields(members.mapValues(\.json)))
        }
    }
}

extension Value: CustomStringConvertible {
    /// The value as JSON on one line: names sorted, no spaces.
    public var description: String {
        // Numbers beyond the range are shown all the same, though they cannot be sent.
        guard let bytes = try? json.canonical() else { return pretty() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes the value as JSON for people: names sorted, two spaces for each level, no newline at the end.
    public func pretty() -> String { json.pretty() }
}
