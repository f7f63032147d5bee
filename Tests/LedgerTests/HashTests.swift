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
