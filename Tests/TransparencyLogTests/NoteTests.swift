import Ledger
import Testing

@testable import TransparencyLog

@Suite struct `A signed note` {
    /// The example of c2sp.org/signed-note.
    static let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    static let note = """
        This is an example message.

        \u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """

    @Test func `of the specification is read, verified and written as it was`() throws {
        let note = try SignedNote(Array(Self.note.utf8))
        let key = try VerifierKey(Self.key)
        #expect(note.text == "This is an example message.\n")
        #expect(try note.verify(with: [key]) == [key])
        #expect(note.description == Self.note)
        #expect(key.line == Self.key)
    }

    @Test func `that was changed is not verified`() throws {
        let key = try VerifierKey(Self.key)
        let changed = try SignedNote(Array(Self.note.replacing("example message", with: "other message").utf8))
        #expect(throws: EvidenceError.badSignature(key: Self.key)) { try changed.verify(with: [key]) }
    }

    @Test func `of a stranger is not trusted`() throws {
        let other = try #require(SigningKey(name: "example.com/foo"))
        let note = try SignedNote(Array(Self.note.utf8))
        #expect(throws: EvidenceError.unsigned(keys: [other.verifier.line])) { try note.verify(with: [other.verifier]) }
        #expect(throws: EvidenceError.unsigned(keys: [])) { try note.verify(with: []) }
    }

    @Test(arguments: [
        "", "\n", "text\n", "text\n\n", "text\n\n\u{2014} a\n", "text\n\n\u{2014} a AAAA\n", "text\n\nA a AAAAAAAA\n",
        "te\u{1}xt\n\n\u{2014} a AAAAAAAA\n", "text\n\n\u{2014} a AAAAAAAA", "text\n\n\u{2014} a+b AAAAAAAA\n",
        "text\r\n\r\n\u{2014} a AAAAAAAA\n", "text\n\n\u{2014} a AAAAAAAB=\n",
    ])
    func `that is none is refused`(text: String) {
        #expect(throws: EvidenceError.self) { try SignedNote(Array(text.utf8)) }
    }

    @Test func `is signed by a key that comes back from its line`() throws {
        let key = try #require(SigningKey(name: "example.org/log"))
        let again = try SigningKey(key.line)
        #expect(again.verifier == key.verifier)
        let note = SignedNote("text\n", signedBy: [again])
        #expect(try SignedNote(note.bytes).verify(with: [try VerifierKey(key.verifier.line)]) == [key.verifier])
    }

    @Test func `names no key with a space, a plus sign or a wrong id`() {
        #expect(SigningKey(name: "a b") == nil)
        #expect(SigningKey(name: "a+b") == nil)
        #expect(SigningKey(name: "") == nil)
        #expect(throws: EvidenceError.self) { try VerifierKey(Self.key.replacing("530d903a", with: "530d903b")) }
        #expect(throws: EvidenceError.self) { try SigningKey("PRIVATE+KEY+a+00000000+AQ==") }
    }

    @Test func `of a checkpoint is three lines and no more`() throws {
        let checkpoint = Checkpoint(origin: "example.org/log", size: 7, root: .zero)
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
        #expect(checkpoint.text == "example.org/log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
        for wrong in ["more\n", "\n"] {
            #expect(throws: EvidenceError.self) { try Checkpoint(text: checkpoint.text + wrong) }
        }
        #expect(throws: EvidenceError.self) { try Checkpoint(text: checkpoint.text.replacing("\n7\n", with: "\n07\n")) }
        #expect(throws: EvidenceError.self) { try Checkpoint(text: checkpoint.text.replacing("\n7\n", with: "\n-7\n")) }
    }
}

@Suite struct `A proof for an outsider` {
    let key = SigningKey(name: "example.org/log")!
    let leaves = (0..<300).map { Entry.leaf(of: Array("\($0)".utf8)) }

    func proof(of index: Int64) throws -> LogProof {
        let reader = TreeReader(size: 300) { place, _ in
            place.level == 0
                ? Array(leaves.dropFirst(Int(place.index) * 256).prefix(256)) : [Tree.root(ofFull: leaves[..<256])]
        }
        let note = Checkpoint(origin: "example.org/log", size: 300, root: try reader.root(of: 300)).signed(by: [key])
        return LogProof(index: index, path: try reader.inclusion(of: index), note: note, extra: Array("entry".utf8))
    }

    @Test func `comes back from its text and leads to the checkpoint`() throws {
        for index in [0, 255, 256, 299] as [Int64] {
            let proof = try proof(of: index)
            let again = try LogProof(Array(proof.text.utf8))
            #expect(again == proof)
            #expect(try again.verify(leaf: leaves[Int(index)], trusting: [key.verifier]).size == 300)
        }
    }

    @Test func `holds for no other entry, place or key`() throws {
        let proof = try proof(of: 7)
        #expect(throws: EvidenceError.notIncluded(index: 7, size: 300)) {
            try proof.verify(leaf: leaves[8], trusting: [key.verifier])
        }
        let moved = LogProof(index: 8, path: proof.path, note: proof.note, extra: proof.extra)
        #expect(throws: EvidenceError.notIncluded(index: 8, size: 300)) {
            try moved.verify(leaf: leaves[7], trusting: [key.verifier])
        }
        let other = try #require(SigningKey(name: "example.org/log"))
        #expect(throws: EvidenceError.self) { try proof.verify(leaf: leaves[7], trusting: [other.verifier]) }
    }

    @Test func `with any bit changed is refused or proves nothing else`() throws {
        let bytes = Array(try proof(of: 7).text.utf8)
        let original = try proof(of: 7)
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << bit
                guard let read = try? LogProof(changed),
                    (try? read.verify(leaf: leaves[7], trusting: [key.verifier])) != nil
                else { continue }
                // Only what nobody signs may differ: what is handed along.
                #expect(read.index == original.index && read.path == original.path && read.note == original.note)
            }
        }
    }
}
