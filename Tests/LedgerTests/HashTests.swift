import Ledger
import Testing

@Suite struct `Hashing` {
    @Test func `knows the vectors of SHA-256`() {
        #expect(Hash.sha256([]).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Hash.sha256(Array("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `bytes and digits lead back to the hash`() {
        let hash = Hash.sha256([1, 2, 3])
        #expect(Hash(hash.bytes) == hash)
        #expect(Hash(hex: hash.hex) == hash)
        #expect(Hash(hex: Hash.zero.hex) == .zero)
    }

    @Test(arguments: ["", "00", String(repeating: "g", count: 64), String(repeating: "A", count: 64)])
    func `other texts are no hash`(text: String) {
        #expect(Hash(hex: text) == nil)
    }

    @Test func `each place of a hash takes lowercase digits alone`() {
        let digits = Array("0123456789abcdef".utf8)
        for place in 0..<64 {
            for byte in UInt8.min...UInt8.max {
                var text = Array(repeating: UInt8(ascii: "7"), count: 64)
                text[place] = byte
                let hash = Hash(hex: String(decoding: text, as: UTF8.self))
                // A byte that is no character of its own makes the text longer.
                guard let digit = digits.firstIndex(of: byte) else {
                    #expect(hash == nil)
                    continue
                }
                var bytes = Array(repeating: UInt8(0x77), count: 32)
                bytes[place / 2] = UInt8(place.isMultiple(of: 2) ? digit << 4 | 7 : 7 << 4 | digit)
                #expect(hash?.bytes == bytes)
            }
        }
    }

    /// Computed with Python: hashlib.sha256(b"countersign/body/v1\0" + struct.pack(">I", 7) + b"opinion" +
    /// bytes(range(32)) + struct.pack(">Q", 6) + "同意".encode()).
    @Test func `the commitment to a body follows the formula`() {
        let body = Body(name: "opinion", salt: Array(0..<32), content: Array("同意".utf8))
        #expect(body.commitment.hex == "a65c8d6053c495f964f9ce02eaeb486a951a6b5d422c5dabea6d6711303d0852")
    }

    @Test func `two bodies with the same content have other salts and commitments`() {
        let (first, second) = (Body(name: "a", content: [1]), Body(name: "a", content: [1]))
        #expect(first.salt.count == 32)
        #expect(first.salt != second.salt)
        #expect(first.commitment != second.commitment)
    }
}
