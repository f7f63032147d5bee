import CanonicalJSON
private import Crypto

/// A SHA-256 hash.
package struct Hash: Sendable, Hashable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Thirty-two zero bytes: what the first entry names as its predecessor.
    package static let zero = Hash(words: (0, 0, 0, 0))

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Takes thirty-two bytes, or returns nil for another number of them.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self = bytes.withUnsafeBytes { Hash(loading: $0) }
    }

    /// Takes thirty-two bytes from memory, or returns nil for another number of them.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        self.init(loading: bytes)
    }

    private init(loading bytes: UnsafeRawBufferPointer) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Reads sixty-four lowercase hexadecimal digits, or returns nil.
    package init?(hex: String) {
        guard let hash = Array(hex.utf8).withUnsafeBufferPointer({ Hash(hex: $0) }) else { return nil }
        self = hash
    }

    init?(hex: UnsafeBufferPointer<UInt8>) {
        guard hex.count == 64 else { return nil }
        let digits = UnsafeRawPointer(hex.baseAddress!)
        var wrong: UInt64 = 0
        func word(_ start: Int) -> UInt64 {
            Hash.value(of: digits.loadUnaligned(fromByteOffset: start, as: UInt64.self), &wrong) << 32
                | Hash.value(of: digits.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self), &wrong)
        }
        words = (word(0), word(16), word(32), word(48))
        if wrong != 0 { return nil }
    }

    /// The number that eight digits write, worked out for all at once, since every entry names a hash; bits in `wrong`
    /// if they are no digits.
    @inline(__always)
    private static func value(of digits: UInt64, _ wrong: inout UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Letters have the bit for 64, and their last four bits are 9 below what they stand for.
        let values = (digits & (ones &* 0x0F)) &+ (digits &>> 6 & ones) &* 9
        let letters = (values &+ ones &* 6) &>> 4 & ones
        // Right are those that come back when the values are written again.
        wrong |= (values & (ones &* 0xF0)) | ((values &+ ones &* 0x30 &+ letters &* 0x27) ^ digits)
        var number = UInt64(bigEndian: values)
        number = (number | number &>> 4) & 0x00FF_00FF_00FF_00FF
        number = (number | number &>> 8) & 0x0000_FFFF_0000_FFFF
        return (number | number &>> 16) & 0xFFFF_FFFF
    }

    /// Hashes bytes.
    package static func sha256(_ bytes: [UInt8]) -> Hash {
        sha256 { $0(bytes) }
    }

    /// Hashes the pieces that the closure hands over, as if they were one.
    package static func sha256(_ feed: ((_ piece: [UInt8]) -> Void) -> Void) -> Hash {
        var hasher = SHA256()
        feed { piece in piece.withUnsafeBytes { hasher.update(bufferPointer: $0) } }
        return hasher.finalize().withUnsafeBytes { Hash(loading: $0) }
    }

    /// Hashes two pieces of memory, as if they were one.
    static func sha256(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Hash {
        var hasher = SHA256()
        hasher.update(bufferPointer: first)
        hasher.update(bufferPointer: second)
        return hasher.finalize().withUnsafeBytes { Hash(loading: $0) }
    }

    /// Hashes a one byte and two hashes: a node of the tree of RFC 6962.
    package static func node(_ left: Hash, _ right: Hash) -> Hash {
        var hasher = SHA256()
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            left.store(in: UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]))
            right.store(in: UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]))
            hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
        }
        return hasher.finalize().withUnsafeBytes { Hash(loading: $0) }
    }

    private func store(in buffer: UnsafeMutableRawBufferPointer) {
        buffer.storeBytes(of: words.0.bigEndian, as: UInt64.self)
        buffer.storeBytes(of: words.1.bigEndian, toByteOffset: 8, as: UInt64.self)
        buffer.storeBytes(of: words.2.bigEndian, toByteOffset: 16, as: UInt64.self)
        buffer.storeBytes(of: words.3.bigEndian, toByteOffset: 24, as: UInt64.self)
    }

    /// The thirty-two bytes.
    package var bytes: [UInt8] {
        let words = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
        return withUnsafeBytes(of: words) { Array($0) }
    }

    /// The sixty-four lowercase hexadecimal digits.
    package var hex: String {
        var writer = CanonicalWriter(capacity: 64)
        write(into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    func write(into writer: inout CanonicalWriter) {
        writer.hex(words.0)
        writer.hex(words.1)
        writer.hex(words.2)
        writer.hex(words.3)
    }

    /// Tells whether both are the same bytes.
    package static func == (first: Hash, second: Hash) -> Bool { first.words == second.words }

    /// Feeds the hash into a hasher.
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension Hash: CustomStringConvertible {
    /// The hexadecimal digits.
    package var description: String { hex }
}
