import Foundation
import Glibc
import Ledger
import Testing
import TransparencyLog

@testable import LedgerSQLite

/// Given a ledger with a key, when it is written, closed, cut and swapped, then what was signed tells.
@Suite struct `A ledger that signs` {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        _ = try ledger.append(.sample("k-1", opinion: "同意"))
        try ledger.addKey(origin: "example.org/log") { _ in }
        ledger.close()
    }

    private func append(_ keys: [String], to path: String? = nil) throws {
        let ledger = try SQLiteLedger.openWriter(at: path ?? self.path)
        for key in keys { _ = try ledger.append(.sample(key)) }
        ledger.close()
    }

    private func newest() throws -> Checkpoint {
        let ledger = try SQLiteLedger.openReader(at: path)
        defer { ledger.close() }
        return try Checkpoint(text: try SignedNote(try #require(try ledger.newestSeal()).note).text)
    }

    @Test func `signs when it is closed, and keeps the checkpoint beside it too`() throws {
        #expect(try newest().size == 1)
        try append((2...700).map { "k-\($0)" })
        #expect(try newest().size == 700)
        let beside = try SignedNote([UInt8](try Data(contentsOf: URL(filePath: path + ".checkpoint"))))
        let key = try KeyFile(of: path).read()[0].verifier
        #expect(try Checkpoint(beside, trusting: [key]) == newest())
        let ledger = try SQLiteLedger.openReader(at: path)
        let leaves = try ledger.entries(from: 1, limit: 1_000).map(\.leaf)
        var frontier = Frontier()
        for leaf in leaves { frontier.append(leaf) }
        #expect(try newest().root == frontier.root)
        #expect(
            try ledger.treeHashes(level: 1, from: 0, count: 2) == [
                Tree.root(ofFull: leaves[..<256]), Tree.root(ofFull: leaves[256..<512]),
            ])
    }

    @Test func `keeps its key from others, and does not use one that others can read`() throws {
        var status = stat()
        #expect(stat(path + ".key", &status) == 0 && status.st_mode & 0o777 == 0o600)
        chmod(path + ".key", 0o644)
        let ledger = try SQLiteLedger.openWriter(at: path)
        _ = try ledger.append(.sample("k-2"))
        let error = #expect(throws: LedgerError.self) { try ledger.seal() }
        #expect(error?.code == "ledger.key")
        ledger.close()
        #expect(try newest().size == 1)
    }

    @Test func `that lost its end is not opened for writing`() throws {
        let earlier = folder.file("earlier.db")
        try FileManager.default.copyItem(atPath: path, toPath: earlier)
        try append(["k-2", "k-3"])
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: earlier, toPath: path)
        #expect(throws: LedgerError.truncated(path: path, size: 1, expected: 3)) { try append(["k-4"]) }
        // Reading goes on, so that somebody can look.
        #expect(try SQLiteLedger.openReader(at: path).head().size == 1)
    }

    @Test func `that was cut by hand and written on is not opened for writing`() throws {
        try append(["k-2", "k-3"])
        let signed = try newest()
        let raw = try RawConnection(path)
        for sql in [
            "DROP TRIGGER entry_is_not_deleted", "DROP TRIGGER command_is_not_deleted",
            "DELETE FROM command WHERE first_seq = 3", "DELETE FROM entry WHERE seq = 3",
            "DELETE FROM checkpoint WHERE size = 3",
        ] { try raw.execute(sql) }
        #expect(throws: LedgerError.truncated(path: path, size: 2, expected: 3)) { try append(["k-4"]) }
        // Hidden from the check at the start: then the sidecar tells the fork.
        try FileManager.default.moveItem(atPath: path + ".checkpoint", toPath: folder.file("kept"))
        try append(["k-5", "k-6"])
        try FileManager.default.removeItem(atPath: path + ".checkpoint")
        try FileManager.default.moveItem(atPath: folder.file("kept"), toPath: path + ".checkpoint")
        let error = #expect(throws: LedgerError.self) { try append(["k-7"]) }
        #expect(error?.code == "ledger.forked")
        #expect(error?.details["expected"] == signed.root.hex)
    }

    @Test func `changes its key, and the old and the new one vouch for the change`() throws {
        let old = try KeyFile(of: path).read()[0].verifier
        let ledger = try SQLiteLedger.openWriter(at: path)
        try ledger.addKey(origin: nil) { line in
            #expect(try VerifierKey(line) != old)
            _ = try ledger.append(.sample("k-2"))
        }
        let new = try KeyFile(of: path).read().map(\.verifier)
        #expect(new.count == 1 && new[0] != old && new[0].name == old.name)
        let change = try SignedNote(try #require(try ledger.newestSeal()).note)
        #expect(try change.verify(with: [old]) == [old])
        #expect(try change.verify(with: new) == new)
        _ = try ledger.append(.sample("k-3"))
        let after = try SignedNote(try #require(try ledger.seal()).note)
        #expect(throws: EvidenceError.self) { try after.verify(with: [old]) }
        ledger.close()
    }

    @Test func `signs nothing twice, and nothing under another log's key`() throws {
        let ledger = try SQLiteLedger.openWriter(at: path)
        let first = try ledger.seal()
        #expect(try ledger.seal() == first)
        _ = try ledger.append(.sample("k-2"))
        try KeyFile(of: path).write([try #require(SigningKey(name: "example.org/other"))])
        let error = #expect(throws: LedgerError.self) { try ledger.seal() }
        #expect(error?.code == "ledger.key")
        ledger.close()
    }

    @Test func `is not made where another one's key or checkpoint lies`() throws {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        #expect(throws: LedgerError.exists(path: path + ".key")) { try SQLiteLedger.create(at: path) }
        unlink(path + ".key")
        #expect(throws: LedgerError.exists(path: path + ".checkpoint")) { try SQLiteLedger.create(at: path) }
    }

    @Test func `is restored from no backup that is shorter than what was signed, unless the loss is accepted`() throws {
        let backup = folder.file("b.db")
        let ledger = try SQLiteLedger.openWriter(at: path)
        _ = try ledger.backUp(to: backup)
        ledger.close()
        try append(["k-2"])
        // The ledger itself is gone; only what was signed of it is left.
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger.restore(from: backup, to: path, now: 0) }
        #expect(error?.code == "ledger.truncated")
        _ = try SQLiteLedger.restore(from: backup, to: path, acceptingLoss: true, now: 0)
        // It signs no second history under the old name.
        #expect(try KeyFile(of: path).read().isEmpty)
        try append(["k-9"])
        #expect(try SQLiteLedger.openReader(at: path).head().size == 2)
    }

    @Test func `of the first version gets what it lacks when it is written`() throws {
        let old = folder.file("old.db")
        try SQLiteLedger.create(at: old).close()
        let raw = try RawConnection(old)
        for sql in [
            "DROP TABLE tile", "DROP TABLE checkpoint", "DROP TABLE cosignature", "DROP TABLE secret_body",
            "PRAGMA user_version = 1",
        ] { try raw.execute(sql) }
        let reader = try SQLiteLedger.openReader(at: old)
        #expect(try reader.newestSeal() == nil && reader.newestCosignatures().isEmpty)
        #expect(try reader.bodies(of: 1) == [])
        #expect(try reader.verify().isGood)
        reader.close()
        let ledger = try SQLiteLedger.openWriter(at: old)
        _ = try ledger.append(.sample("k-1"))
        try ledger.addKey(origin: "example.org/old") { _ in }
        #expect(try ledger.newestSeal()?.size == 1)
        try expectWitnesses(ledger)
        ledger.close()
    }

    @Test func `of the second version is healthy as it is, and gets what it lacks when it is written`() throws {
        let raw = try RawConnection(path)
        for sql in ["DROP TABLE cosignature", "DROP TABLE secret_body", "PRAGMA user_version = 2"] {
            try raw.execute(sql)
        }
        let reader = try SQLiteLedger.openReader(at: path)
        #expect(try reader.newestCosignatures().isEmpty && reader.cosignatures(of: 1).isEmpty)
        reader.close()
        let findings = Doctor(path: path, now: 2_000_000_000_000_000, isThorough: true).examine()
        #expect(findings.first { $0.check == .schema }?.status == .ok)
        let ledger = try SQLiteLedger.openWriter(at: path)
        try expectWitnesses(ledger)
        ledger.close()
        try RawConnection(path).execute("PRAGMA user_version = 4")
        let later = Doctor(path: path, now: 2_000_000_000_000_000, isThorough: true).examine()
        #expect(later.contains { $0.status == .fail })
    }

    private func expectWitnesses(_ ledger: SQLiteLedger) throws {
        let said = KeptCosignature(size: 1, name: "w", line: "line", at: 7)
        try ledger.keep(said)
        #expect(try ledger.newestCosignatures() == [said])
    }
}
