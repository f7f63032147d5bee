/// A place in a JSON text, for readers that know which value comes next.
///
/// It points into the caller's memory and must not outlive it.
package struct JSONCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The number of bytes read.
    package internal(set) var offset = 0
    /// Whether everything read so far is as `JSON.canonical()` would write it: spaces, escapes, order of keys.
    package internal(set) var isCanonical = true
    /// How many more objects and arrays may be opened.
    private var levels: Int

    /// Creates a cursor at the first byte.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
        self.bytes = bytes
        self.levels = depth
    }

    /// Reads exactly this text, with no white space before it; throws `json.syntax` if it is not there.
    package mutating func literal(_ text: StaticString) throws(JSONError) {
        let count = text.utf8CodeUnitCount
        guard bytes.count - offset >= count else { throw JSONError(.end, at: bytes.count) }
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: count)
        for index in 0..<count where bytes[offset + index] != expected[index] {
            throw syntaxError(at: offset + index)
        }
        offset += count
    }

    /// Tells whether this byte comes next, with no white space before it.
    package func isNext(_ byte: UInt8) -> Bool {
        offset < bytes.count && bytes[offset] == byte
    }

    /// Tells whether this text comes next, with no white space before it.
    package func isNext(_ text: StaticString) -> Bool {
        bytes[offset...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Reads white space to the end; throws `json.trailing` if there is anything else.
    package mutating func finish() throws(JSONError) {
        skipSpace()
        if offset < bytes.count { throw JSONError(.trailing, at: offset) }
    }

    /// Reads any value, after white space.
    package mutating func value() throws(JSONError) -> JSON {
        skipSpace()
        guard offset < bytes.count else { throw JSONError(.end, at: offset) }
        switch bytes[offset] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .int(try integer())
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: throw syntaxError(at: offset)
        }
    }

    /// Reads an integer within ±(2^53 − 1), with no white space before it.
    package mutating func integer() throws(JSONError) -> Int64 {
        let start = offset
        let isNegative = isNext(UInt8(ascii: "-"))
        if isNegative { offset += 1 }
        let first = offset
        var number: Int64 = 0
        while offset < bytes.count, case let digit = bytes[offset] &- UInt8(ascii: "0"), digit < 10 {
            // Seventeen digits are too many and still fit.
            if offset - first < 17 { number = number * 10 + Int64(digit) }
            offset += 1
        }
        let count = offset - first
        guard count > 0 else {
            throw offset < bytes.count ? syntaxError(at: offset) : JSONError(.end, at: offset)
        }
        if bytes[first] == UInt8(ascii: "0"), count > 1 || isNegative { throw JSONError(.number, at: start) }
        if offset < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[offset]) {
            throw JSONError(.number, at: start)
        }
        guard count < 17, number <= JSON.largestInteger else {
            throw JSONError(.range, at: start, found: "a number of \(count) digits")
        }
        return isNegative ? -number : number
    }

    private mutating func array() throws(JSONError) -> [JSON] {
        try open()
        var list: [JSON] = []
        if try isClosed(by: UInt8(ascii: "]")) { return list }
        repeat {
            list.append(try value())
        } while try goesOn(until: UInt8(ascii: "]"))
        return list
    }

    private mutating func object() throws(JSONError) -> JSON.Fields {
        try open()
        var members: [JSON.Fields.Element] = []
        if try isClosed(by: UInt8(ascii: "}")) { return JSON.Fields() }
        members.reserveCapacity(6)
        var isInOrder = true
        // Keys in order are different, but for those that differ only in how their characters are put together.
        var seen: Set<String>?
        repeat {
            skipSpace()
            let start = offset
            let key = try string()
            if let before = members.last?.key, !KeyOrder.precedes(before, key) {
                (isInOrder, isCanonical) = (false, false)
            }
            if seen == nil, !isInOrder || !key.utf8.allSatisfy({ $0 < 0x80 }) { seen = Set(members.map(\.key)) }
            if seen?.insert(key).inserted == false { throw JSONError(.duplicateKey, at: start, found: key) }
            skipSpace()
            try literal(":")
            members.append((key, try value()))
        } while try goesOn(until: UInt8(ascii: "}"))
        return JSON.Fields(read: members, inOrder: isInOrder)
    }

    private mutating func open() throws(JSONError) {
        guard levels > 0 else { throw JSONError(.depth, at: offset) }
        levels -= 1
        offset += 1
    }

    private mutating func isClosed(by bracket: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        guard isNext(bracket) else { return false }
        offset += 1
        levels += 1
        return true
    }

    private mutating func goesOn(until bracket: UInt8) throws(JSONError) -> Bool {
        if try isClosed(by: bracket) { return false }
        try literal(",")
        return true
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D:
                offset += 1
                isCanonical = false
            default: return
            }
        }
    }

    func syntaxError(at offset: Int) -> JSONError {
        let byte = bytes[offset]
        let found = (0x21...0x7E).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "byte \(byte)"
        return JSONError(.syntax, at: offset, found: found)
    }
}
