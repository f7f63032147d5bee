import Foundation
import Ledger
import LedgerSQLite
import Testing
import TransparencyLog

@testable import Evidence

/// A witness that says what the test wants.
private struct Cosigner {
    let key: VerifierKey
    private let signer: SigningKey

    init(_ name: String) throws {
        signer = try #require(SigningKey(name: name))
        key = try #require(VerifierKey(name: name, kind: .cosignature, publicKey: signer.verifier.publicKey))
    }

    /// The line over the text of a checkpoint.
    func line(_ text: String, at time: Int64 = 1_700_000_000) -> String {
        let seconds = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        let id = (0..<4).map { UInt8(truncatingIfNeeded: key.id >> (24 - 8 * $0)) }
        let signature = signer.sign(Array("cosignature/v1\ntime \(time)\n\(text)".utf8))
        return "\u{2014} \(key.name) \(Base64.text(id + seconds + signature))"
    }
}

@Suite struct `A checkpoint that a witness cosigned` {
    private let signed: SignedLedger
    private let (one, two): (Cosigner, Cosigner)

    /// The checkpoint over 200 of 300 entries is cosigned by one witness.
    init() throws {
        signed = try SignedLedger(entries: 300)
        (one, two) = (try Cosigner("example.org/one"), try Cosigner("example.org/two"))
        try keep(200, one)
    }

    private func keep(_ size: Int64, _ witness: Cosigner, of other: Int64? = nil) throws {
        let ledger = try SQLiteLedger.openWriter(at: signed.path)
        defer { ledger.close() }
        let (_, note) = try #require(try ledger.checkpoint(.of(other ?? size), trusting: signed.keys))
        try ledger.keep(
            KeptCosignature(size: size, name: witness.key.name, line: witness.line(note.text), at: 1))
    }

    private func verify(_ witnesses: [VerifierKey]) throws -> [SealVerifier.Witnessed] {
        try SealVerifier(try signed.reader(), trusting: signed.keys, witnesses: witnesses).verify().witnessed
    }

    @Test func `is given out with what was said, where it is asked for or is the newest`() throws {
        let ledger = try signed.reader()
        let newest = try #require(try ledger.checkpoint(trusting: signed.keys))
        #expect(newest.checkpoint.size == 300 && newest.note.signatures.count == 1)
        let witnessed = try #require(try ledger.checkpoint(.witnessed, trusting: signed.keys))
        #expect(witnessed.checkpoint.size == 200)
        #expect(try witnessed.note.cosignatures(of: [one.key]).map(\.time) == [1_700_000_000])
        // The log's own signature stays first, where the commands of VERIFY.md look for it.
        #expect(witnessed.note.signatures[0].isBy(signed.keys[0]))
        try keep(300, two)
        let later = try #require(try signed.reader().checkpoint(trusting: signed.keys))
        #expect(try later.note.cosignatures(of: [one.key, two.key]).map(\.witness) == [two.key])
    }

    @Test func `goes into receipts and bundles, which hold by it`() throws {
        let ledger = try signed.reader()
        let receipt = try ledger.proof(of: 150, upTo: .witnessed, trusting: signed.keys)
        let again = try LogProof(Array(receipt.text.utf8))
        let leaf = try #require(try ledger.entries(from: 150, limit: 1).first).leaf
        #expect(try again.verify(leaf: leaf, trusting: signed.keys).size == 200)
        #expect(try WitnessPolicy([one.key.line]).check(again.note).count == 1)
        #expect(throws: EvidenceError.unsealed(seq: 250, size: 200)) {
            try ledger.proof(of: 250, upTo: .witnessed, trusting: signed.keys)
        }
        let folder = Folder(signed.folder + "/bundle")
        let export = BundleExport(ledger, keys: signed.keys) { _, _ in true }
        #expect(try export.write(to: folder, upTo: .witnessed).checkpoint.size == 200)
        let note = try BundleReader(folder, trusting: signed.keys).verify().note
        #expect(try WitnessPolicy([one.key.line, two.key.line], atLeast: 1).check(note).map(\.witness) == [one.key])
        #expect(throws: EvidenceError.self) { try WitnessPolicy([two.key.line]).check(note) }
        // A folder that holds more is not cut.
        _ = try export.write(to: folder)
        let error = #expect(throws: EvidenceError.self) { try export.write(to: folder, upTo: .witnessed) }
        #expect(error?.code == "evidence.file")
        #expect(try BundleReader(folder, trusting: signed.keys).verify().checkpoint.size == 300)
    }

    @Test func `is told with who said what of how many entries`() throws {
        try keep(300, two)
        try keep(100, two)
        let found = try verify([two.key, one.key])
        #expect(found.map(\.size) == [200, 300] && found.map(\.cosignature.witness) == [one.key, two.key])
        #expect(try verify([]).isEmpty)
    }

    @Test func `is a fault with a line of a known witness that does not fit, and nothing to those who do not know it`()
        throws
    {
        // What was said of another checkpoint is put under this one.
        try keep(100, two, of: 200)
        #expect(throws: EvidenceError.badSignature(key: two.key.line)) { try verify([one.key, two.key]) }
        #expect(try verify([one.key]).map(\.size) == [200])
    }

    @Test(arguments: [0, 1, 99, 100, 128, 200, 300] as [Int64]) func `is asked for with a proof from any size`(
        old: Int64
    ) throws {
        let ledger = try signed.reader()
        let (checkpoint, note) = try #require(try ledger.checkpoint(trusting: signed.keys))
        let request = try ledger.request(from: old, to: checkpoint, note)
        let before = (size: old, root: try ledger.tree(of: 300).root(of: old))
        #expect(TreeProof.isConsistent(before, (300, checkpoint.root), path: request.proof))
        #expect(request.text.hasPrefix("old \(old)\n") && request.text.hasSuffix("\n\n\(note.description)"))
        // With another root than the one that was signed there is no request.
        let other = Checkpoint(origin: checkpoint.origin, size: 300, root: .zero)
        #expect(throws: EvidenceError.self) { try ledger.request(from: old, to: other, note) }
    }
}
