/// The order of keys in RFC 8785: by UTF-16 code units, taken as unsigned numbers.
enum KeyOrder {
    /// Tells whether one key stands before another.
    ///
    /// UTF-8 sorts like UTF-16 but for characters outside the BMP, which UTF-16 puts below U+E000. So two lead bytes
    /// need lifting; continuation bytes are never that high.
    static func precedes(_ first: String, _ second: String) -> Bool {
        var others = second.utf8.makeIterator()
        for byte in first.utf8 {
            guard let other = others.next() else { return false }
            if byte != other { return rank(byte) < rank(other) }
        }
        return others.next() != nil
    }

    private static func rank(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0xEE: 0xFE
        case 0xEF: 0xFF
        default: byte
        }
    }
}
