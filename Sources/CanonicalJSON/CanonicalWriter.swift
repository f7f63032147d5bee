/// Writes canonical JSON (RFC 8785, restricted to integers) into bytes, piece by piece.
///
/// Separators and the order of keys are the caller's affair, except in `value(_:)`.
package struct CanonicalWriter {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []

    /// Creates a writer with room for a number of bytes.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Writes text as it stands, for brackets, separators and fixed keys.
    package mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes one byte as it stands.
    package mutating func raw(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Writes a number as sixteen lowercase hexadecimal digits.
    package mutating func hex(_ word: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
            bytes.append(Self.hexDigit(UInt8(truncatingIfNeeded: word &>> UInt64(shift)) & 0x0F))
        }
    }

    /// Writes an integer in decimal; throws `json.range` beyond ±(2^53 − 1).
    package mutating func integer(_ value: Int64) throws(JSONError) {
        guard value.magnitude <= UInt64(JSON.largestInteger) else {
            throw JSONError(.range, found: String(value))
        }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
    }

    /// Writes a number with leading zeros up to a width.
    package mutating func digits(_ value: UInt64, width: Int = 1) {
        let start = bytes.count
        var rest = value
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0 || bytes.count - start < width
        bytes[start...].reverse()
    }

    /// Writes a string with quotes and the shortest escapes.
    package mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { escaped($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a whole value; throws `json.range` for an integer beyond ±(2^53 − 1).
    package mutating func value(_ json: JSON) throws(JSONError) {
        switch json {
        case .null: raw("null")
        case .bool(let flag): if flag { raw("true") } else { raw("false") }
        case .int(let integer): try self.integer(integer)
        case .string(let text): string(text)
        case .array(let list): try array(list)
        case .object(let fields): try object(fields)
        }
    }

    private mutating func array(_ list: [JSON]) throws(JSONError) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for element in list {
            if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
            try value(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func object(_ fields: [String: JSON]) throws(JSONError) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, field) in fields.sorted(by: { KeyOrder.precedes($0.key, $1.key) }) {
            if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
            string(key)
            bytes.append(UInt8(ascii: ":"))
            try value(field)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        var done = 0
        for index in text.indices {
            let byte = text[index]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
            bytes.append(contentsOf: text[done..<index])
            done = index + 1
            escape(byte)
        }
        bytes.append(contentsOf: text[done...])
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        case 0x22: raw("\\\"")
        case 0x5C: raw("\\\\")
        default:
            raw(byte < 0x10 ? "\\u000" : "\\u001")
            bytes.append(Self.hexDigit(byte & 0x0F))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
    }
}
