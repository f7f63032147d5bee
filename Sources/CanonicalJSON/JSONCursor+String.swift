extension JSONCursor {
    /// Reads a string, with no white space before it.
    package mutating func string() throws(JSONError) -> String {
        let start = offset + 1
        var isASCII = true
        guard let plain = try unescaped(&isASCII) else { return try escapedString(from: start) }
        return isASCII ? String(decoding: plain, as: UTF8.self) : try decoded(plain, at: start)
    }

    /// Reads a string that is ASCII without escapes, as digits and dates are, into memory that the cursor's owner has.
    package mutating func ascii() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        let start = offset
        var isASCII = true
        guard let plain = try unescaped(&isASCII), isASCII else { throw syntaxError(at: start) }
        return plain
    }

    /// Reads a string up to its end, or up to its first escape and returns nil.
    private mutating func unescaped(_ isASCII: inout Bool) throws(JSONError) -> UnsafeBufferPointer<UInt8>? {
        guard offset < bytes.count else { throw JSONError(.end, at: offset) }
        guard bytes[offset] == UInt8(ascii: "\"") else { throw syntaxError(at: offset) }
        offset += 1
        var index = offset
        while true {
            index = bytes.firstSpecial(from: index)
            guard index < bytes.count else { throw JSONError(.end, at: index) }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let plain = UnsafeBufferPointer(rebasing: bytes[offset..<index])
                offset = index + 1
                return plain
            case UInt8(ascii: "\\"):
                offset = index
                return nil
            case 0x80...:
                isASCII = false
                // What follows is most likely not ASCII either.
                index = bytes.firstToEscape(from: index)
            default: throw syntaxError(at: index)
            }
        }
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var plain = Array(bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: plain, as: UTF8.self) else {
                    throw JSONError(.encoding, at: start)
                }
                offset += 1
                return text
            case UInt8(ascii: "\\"): try escape(into: &plain)
            case 0..<0x20: throw syntaxError(at: offset)
            default:
                plain.append(byte)
                offset += 1
            }
        }
        throw JSONError(.end, at: offset)
    }

    private mutating func escape(into plain: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        guard offset < bytes.count else { throw JSONError(.end, at: offset) }
        let letter = bytes[offset]
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): plain.append(letter)
        case UInt8(ascii: "/"):
            plain.append(letter)
            isCanonical = false
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "n"): plain.append(0x0A)
        case UInt8(ascii: "f"): plain.append(0x0C)
        case UInt8(ascii: "r"): plain.append(0x0D)
        case UInt8(ascii: "u"):
            plain.append(contentsOf: String(try scalar(from: start)).utf8)
            if !isShortest(bytes[start..<offset]) { isCanonical = false }
            return
        default: throw syntaxError(at: offset)
        }
        offset += 1
    }

    /// Tells whether an escape with a number is for a control character without a letter, in lowercase digits.
    private func isShortest(_ escape: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard escape.count == 6, escape.starts(with: "\\u00".utf8) else { return false }
        let (high, low) = (escape[escape.startIndex + 4], escape[escape.startIndex + 5])
        switch (high, low) {
        case (UInt8(ascii: "0"), UInt8(ascii: "8")...UInt8(ascii: "9")): return false
        case (UInt8(ascii: "0"), UInt8(ascii: "a")): return false
        case (UInt8(ascii: "0"), UInt8(ascii: "c")...UInt8(ascii: "d")): return false
        case (UInt8(ascii: "0")...UInt8(ascii: "1"), UInt8(ascii: "0")...UInt8(ascii: "9")): return true
        case (UInt8(ascii: "0")...UInt8(ascii: "1"), UInt8(ascii: "a")...UInt8(ascii: "f")): return true
        default: return false
        }
    }

    /// Reads `uXXXX`, or a pair of them for a character outside the BMP.
    private mutating func scalar(from start: Int) throws(JSONError) -> Character {
        var code = try codeUnit()
        if (0xD800..<0xDC00).contains(code) {
            guard isNext(UInt8(ascii: "\\")), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
                throw JSONError(.surrogate, at: start)
            }
            offset += 1
            let low = try codeUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw JSONError(.surrogate, at: start) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw JSONError(.surrogate, at: start) }
        return Character(scalar)
    }

    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        offset += 1
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard offset < bytes.count else { throw JSONError(.end, at: offset) }
            let byte = bytes[offset]
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw syntaxError(at: offset)
            }
            code = code << 4 | UInt32(digit)
            offset += 1
        }
        return code
    }

    private func decoded(_ utf8: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw JSONError(.encoding, at: start) }
        return text
    }
}
