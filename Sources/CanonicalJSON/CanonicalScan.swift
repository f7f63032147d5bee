/// A place in canonical JSON whose objects have simple keys, for readers that look at a few values and make none.
///
/// Each step says whether what comes next is there *and* written canonically; after a no, the place means nothing. What
/// is refused may still be JSON: `JSONCursor` tells. The memory is the caller's and must outlive the scan.
package struct CanonicalScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// Creates a scan at the first byte.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether everything was read.
    package var isAtEnd: Bool { offset == bytes.count }

    /// Reads exactly this text.
    @inline(__always)
    package mutating func literal(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - offset >= count else { return false }
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: count)
        guard UnsafeBufferPointer(rebasing: bytes[offset..<offset + count]).isSame(as: wanted) else { return false }
        offset += count
        return true
    }

    /// Tells whether this byte comes next.
    @inline(__always)
    package func isNext(_ byte: UInt8) -> Bool {
        offset < bytes.count && bytes[offset] == byte
    }

    /// Reads a string without escapes, as nearly all are: what stands between its quotes, which is UTF-8.
    package mutating func plainString() -> UnsafeBufferPointer<UInt8>? {
        guard isNext(UInt8(ascii: "\"")) else { return nil }
        let start = offset + 1
        var (index, isASCII) = (start, true)
        while true {
            index = bytes.firstSpecial(from: index)
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
                guard isASCII || String(validating: text, as: UTF8.self) != nil else { return nil }
                offset = index + 1
                return text
            case 0x80...: isASCII = false
            default: return nil
            }
            index += 1
        }
    }

    /// Reads a string of so many bytes; whoever knows their number checks what they are.
    package mutating func string(count: Int) -> UnsafeBufferPointer<UInt8>? {
        let start = offset + 1
        guard isNext(UInt8(ascii: "\"")), start + count < bytes.count, bytes[start + count] == UInt8(ascii: "\"") else {
            return nil
        }
        offset = start + count + 1
        return UnsafeBufferPointer(rebasing: bytes[start..<start + count])
    }

    /// Reads over an integer within ±(2^53 − 1).
    package mutating func integer() -> Int64? {
        let isNegative = isNext(UInt8(ascii: "-"))
        if isNegative { offset += 1 }
        let first = offset
        var number: Int64 = 0
        while offset < bytes.count, case let digit = bytes[offset] &- UInt8(ascii: "0"), digit < 10 {
            guard offset - first < 16 else { return nil }
            number = number &* 10 &+ Int64(digit)
            offset += 1
        }
        let count = offset - first
        guard count > 0, number <= JSON.largestInteger, bytes[first] != UInt8(ascii: "0") || count == 1 && !isNegative
        else { return nil }
        return isNegative ? -number : number
    }

    /// Reads over a value: strings, integers, `true`, `false`, `null`, arrays, and objects whose keys are `[a-z0-9_]+`.
    ///
    /// - Parameter depth: How many objects and arrays may lie within each other.
    package mutating func skipValue(depth: Int) -> Bool {
        guard offset < bytes.count else { return false }
        switch bytes[offset] {
        case UInt8(ascii: "\""): return skipString()
        case UInt8(ascii: "{"): return skipObject(depth: depth - 1)
        case UInt8(ascii: "["): return skipArray(depth: depth - 1)
        case UInt8(ascii: "t"): return literal("true")
        case UInt8(ascii: "f"): return literal("false")
        case UInt8(ascii: "n"): return literal("null")
        default: return integer() != nil
        }
    }

    /// Reads over a string; one with escapes is made, to see that they are the canonical ones.
    private mutating func skipString() -> Bool {
        if plainString() != nil { return true }
        var cursor = JSONCursor(UnsafeBufferPointer(rebasing: bytes[offset...]), depth: 0)
        guard (try? cursor.string()) != nil, cursor.isCanonical else { return false }
        offset += cursor.offset
        return true
    }

    private mutating func skipArray(depth: Int) -> Bool {
        guard depth >= 0 else { return false }
        offset += 1
        if close(UInt8(ascii: "]")) { return true }
        repeat {
            guard skipValue(depth: depth) else { return false }
        } while literal(",")
        return close(UInt8(ascii: "]"))
    }

    private mutating func skipObject(depth: Int) -> Bool {
        guard depth >= 0 else { return false }
        offset += 1
        if close(UInt8(ascii: "}")) { return true }
        var before = offset..<offset
        repeat {
            guard let key = key(), isAscending(before, key), literal(":"),
                skipValue(depth: depth)
            else { return false }
            before = key
        } while literal(",")
        return close(UInt8(ascii: "}"))
    }

    /// Tells whether one key stands before another.
    private func isAscending(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        for index in 0..<min(first.count, second.count) {
            let (byte, other) = (bytes[first.lowerBound &+ index], bytes[second.lowerBound &+ index])
            if byte != other { return byte < other }
        }
        return first.count < second.count
    }

    /// Reads a key: `[a-z0-9_]+`, for which all orders of text are the same.
    private mutating func key() -> Range<Int>? {
        guard isNext(UInt8(ascii: "\"")) else { return nil }
        let start = offset + 1
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                index += 1
            case UInt8(ascii: "\"") where index > start:
                offset = index + 1
                return start..<index
            default: return nil
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func close(_ bracket: UInt8) -> Bool {
        guard isNext(bracket) else { return false }
        offset += 1
        return true
    }
}
