extension JSON {
    /// Writes the value canonically (RFC 8785): keys by UTF-16 code units, shortest escapes, no spaces.
    ///
    /// - Throws: `json.range` for an integer beyond ±(2^53 − 1).
    package func canonical() throws(JSONError) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        try writer.value(self)
        return writer.bytes
    }

    /// Writes the value for people: the same order of keys, two spaces for each level, no newline at the end.
    package func pretty() -> String {
        var text = ""
        pretty(into: &text, indent: "\n")
        return text
    }

    private func pretty(into text: inout String, indent: String) {
        switch self {
        case .array(let list) where !list.isEmpty:
            let deeper = indent + "  "
            var separator = "["
            for element in list {
                text += separator + deeper
                element.pretty(into: &text, indent: deeper)
                separator = ","
            }
            text += indent + "]"
        case .object(let fields) where !fields.isEmpty:
            let deeper = indent + "  "
            var separator = "{"
            for (key, field) in fields {
                text += separator + deeper + JSON.string(key).scalar + ": "
                field.pretty(into: &text, indent: deeper)
                separator = ","
            }
            text += indent + "}"
        case .null, .bool, .int, .string, .array, .object:
            text += scalar
        }
    }

    /// The text of a value without children.
    private var scalar: String {
        if case .int(let integer) = self { return String(integer) }
        var writer = CanonicalWriter()
        // Only an integer can fail, and it went another way.
        try? writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
