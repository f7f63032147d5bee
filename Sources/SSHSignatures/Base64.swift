/// Base64 with padding (RFC 4648, section 4), in its one canonical form: no spaces, no bits left over.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values = Dictionary(
        uniqueKeysWithValues: digits.enumerated().map { ($1, UInt32($0)) })

    /// The bytes of a text; nil if it is not what `text(_:)` makes of them.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var (bytes, rest): ([UInt8], _) = ([], text[...])
        bytes.reserveCapacity(text.count / 4 * 3)
        while !rest.isEmpty {
            let group = rest.prefix(4).prefix { $0 != UInt8(ascii: "=") }
            let isLast = rest.count == 4
            let padding = rest.prefix(4).dropFirst(group.count)
            rest = rest.dropFirst(4)
            guard group.count == 4 || isLast && group.count >= 2,
                padding.allSatisfy({ $0 == UInt8(ascii: "=") })
            else { return nil }
            var number: UInt32 = 0
            for digit in group {
                guard let value = values[digit] else { return nil }
                number = number << 6 | value
            }
            let spare = group.count * 6 % 8
            guard number & (1 << spare - 1) == 0 else { return nil }
            number >>= spare
            for place in (0..<group.count * 6 / 8).reversed() {
                bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place)))
            }
        }
        return bytes
    }

    /// The bytes as text.
    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let number = (group + [0, 0]).prefix(3).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            for place in 0..<4 {
                text.append(
                    place <= group.count ? digits[Int(number >> (18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
