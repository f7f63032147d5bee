/// The order of keys in RFC 8785: by UTF-16 code units, taken as unsigned numbers.
enum KeyOrder {
    /// How one key stands to another.
    enum Result { case before, same, behind }

    /// Tells whether one key stands before another.
    static func precedes(_ first: String, _ second: String) -> Bool { compare(first, second) == .before }

    /// Compares two keys.
    ///
    /// UTF-8 sorts like UTF-16 but for characters outside the BMP, which UTF-16 puts below U+E000. So two lead bytes
    /// need lifting; continuation bytes are never that high.
    static func compare(_ first: String, _ second: String) -> Result {
        let first = first.utf8.span
        let second = second.utf8.span
        for index in 0..<min(first.count, second.count) where first[index] != second[index] {
            return rank(first[index]) < rank(second[index]) ? .before : .behind
        }
        return first.count == second.count ? .same : first.count < second.count ? .before : .behind
    }

    private static func rank(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0xEE: 0xFE
        case 0xEF: 0xFF
        default: byte
        }
    }
}
