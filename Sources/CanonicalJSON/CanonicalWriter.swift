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

    /// Writes bytes as they stand.
    package mutating func raw(_ piece: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: piece)
    }

    /// Writes a number as sixteen lowercase hexadecimal digits.
    package mutating func hex(_ word: UInt64) {
        let digits = (Self.hexDigits(word &>> 32), Self.hexDigits(word & 0xFFFF_FFFF))
        withUnsafeBytes(of: digits) { bytes.append(contentsOf: $0) }
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
        // A number has at most twenty digits; they come from its end.
        let room = max(20, width)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { digits in
            var (rest, start) = (value, room)
            repeat {
                start -= 1
                digits.initializeElement(at: start, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            } while rest > 0 || room - start < width
            bytes.append(contentsOf: digits[start...])
        }
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

    private mutating func object(_ fields: JSON.Fields) throws(JSONError) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, field) in fields {
            if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: ",")) }
            string(key)
            bytes.append(UInt8(ascii: ":"))
            try value(field)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        var done = 0
        while case let index = text.firstToEscape(from: done), index < text.count {
            bytes.append(contentsOf: text[done..<index])
            done = index + 1
            escape(text[index])
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

    /// The eight digits of a number below 2^32, the first in the lowest byte in memory, worked out for all at once.
    private static func hexDigits(_ number: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Each half of a byte gets a byte of its own.
        var halves = (number | number &<< 16) & 0x0000_FFFF_0000_FFFF
        halves = (halves | halves &<< 8) & 0x00FF_00FF_00FF_00FF
        halves = (halves | halves &<< 4) & (ones &* 0x0F)
        let letters = (halves &+ ones &* 6) &>> 4 & ones
        return (halves &+ ones &* UInt64(UInt8(ascii: "0")) &+ letters &* 0x27).bigEndian
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
    }
}
