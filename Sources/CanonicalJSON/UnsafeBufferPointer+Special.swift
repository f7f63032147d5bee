/// Looks for bytes that do not stand for themselves in a JSON string, eight at once.
extension UnsafeBufferPointer<UInt8> {
    /// The place of the next control character, quote or backslash from `start` on; `count` if there is none.
    @inline(__always)
    func firstToEscape(from start: Int) -> Int { firstSpecial(from: start, alsoAt: 0) }

    /// The place of the next byte that is to be escaped or is not ASCII; `count` if there is none.
    @inline(__always)
    func firstSpecial(from start: Int) -> Int { firstSpecial(from: start, alsoAt: ~0) }

    /// - Parameter bits: Of eight bytes; where the high bit of one is set here and in the text, it is looked for too.
    @inline(__always)
    private func firstSpecial(from start: Int, alsoAt bits: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        /// The high bit of each byte that is zero; behind the first of them it may be set in others too.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        var index = start
        while index &+ 8 <= count {
            let word = UnsafeRawPointer(baseAddress!).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let control = (word &- ones &* 0x20) & ~word
            let marks = zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
            let found = (marks | control | word & bits) & (ones &* 0x80)
            if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < count, case let byte = self[index], byte >= 0x20, byte != 0x22, byte != 0x5C,
            byte & UInt8(truncatingIfNeeded: bits) < 0x80
        {
            index &+= 1
        }
        return index
    }
}
