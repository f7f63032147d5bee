import Foundation
import Glibc
import Ledger
import Testing

@testable import LedgerSQLite

@Suite struct `Restoring a ledger` {
    private static let now: Int64 = 1_772_353_800_000_000
    private static let tag = ".before-20260301T083000Z"

    private let folder: TemporaryFolder
    private let path: String
    private let backup: String

    /// A ledger with five entries, of which the backup has three.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        backup = try TemporaryFolder().file("b.db")
        let ledger = try SQLiteLedger.create(at: path)
        for index in 1...3 { _ = try ledger.append(.sample("k-\(index)", opinion: "同意")) }
        _ = try ledger.backUp(to: backup)
        for index in 4...5 { _ = try ledger.append(.sample("k-\(index)")) }
        ledger.close()
    }

    private func restore(replacing: Bool = false, acceptingLoss: Bool = false) throws(LedgerError) -> RestoreReport {
        try SQLiteLedger.restore(
            from: backup, to: path, replacing: replacing, acceptingLoss: acceptingLoss, now: Self.now)
    }

    private func remove() {
        for suffix in ["", "-wal", "-shm", ".lock", ".backups"] { unlink(path + suffix) }
    }

    @Test func `makes a ledger where none is, which is durable and goes on`() throws {
        remove()
        let report = try restore()
        #expect(report.verified.entries == 3)
        #expect(report.verified.bodies == 3)
        #expect(report.replaced == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.db", "a.db.lock"])
        #expect(try SQLiteLedger.openWriter(at: path).append(.sample("k-9")).entries.map(\.seq) == [4])
        #expect(try SQLiteLedger.openReader(at: backup).head().size == 3)
    }

    @Test func `takes no ledger's place unless it is told to`() throws {
        #expect(throws: LedgerError.exists(path: path)) { try restore() }
        #expect(throws: LedgerError.exists(path: path)) { try restore(acceptingLoss: true) }
        #expect(try SQLiteLedger.openReader(at: path).head().size == 5)
    }

    @Test func `loses no entries unless it is told to, and says how many`() throws {
        let error = #expect(throws: LedgerError.self) { try restore(replacing: true) }
        #expect(error == .wouldLose(path: path, entries: 2))
        #expect(error?.code == "ledger.would_lose")
        #expect(try SQLiteLedger.openReader(at: path).head().size == 5)
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    }

    @Test func `keeps the old ledger beside the new one`() throws {
        let report = try restore(replacing: true, acceptingLoss: true)
        #expect(report.replaced == RestoreReport.Replaced(path: path + Self.tag, entries: 5, lost: 2))
        #expect(try SQLiteLedger.openReader(at: path).verify().entries == 3)
        #expect(try SQLiteLedger.openReader(at: path + Self.tag).verify().entries == 5)
    }

    @Test func `keeps the old ledger's waiting changes, and does not read them into the new one`() throws {
        // As a writer that was killed leaves it.
        let ledger = try SQLiteLedger.openWriter(at: path)
        _ = try ledger.append(.sample("k-6"))
        let main = try Data(contentsOf: URL(fileURLWithPath: path))
        let waiting = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        ledger.close()
        try main.write(to: URL(fileURLWithPath: path))
        try waiting.write(to: URL(fileURLWithPath: path + "-wal"))
        unlink(path + "-shm")
        let report = try restore(replacing: true, acceptingLoss: true)
        #expect(report.replaced?.lost == 3)
        #expect(LedgerFile(path: path).walSize == 0)
        #expect(try SQLiteLedger.openReader(at: path).verify().entries == 3)
        #expect(try SQLiteLedger.openReader(at: path + Self.tag).head().size == 6)
    }

    @Test func `loses nothing of a ledger that has no more than the backup`() throws {
        remove()
        _ = try restore()
        let report = try restore(replacing: true)
        #expect(report.replaced == RestoreReport.Replaced(path: path + Self.tag, entries: 3, lost: 0))
    }

    @Test func `counts every entry after a fork as lost`() throws {
        remove()
        _ = try restore()
        for index in 1...2 {
            let ledger = try SQLiteLedger.openWriter(at: path)
            _ = try ledger.append(.sample("fork-\(index)"))
            ledger.close()
        }
        let other = try SQLiteLedger.openWriter(at: backup)
        for index in 1...5 { _ = try other.append(.sample("other-\(index)")) }
        other.close()
        #expect(throws: LedgerError.wouldLose(path: path, entries: 2)) { try restore(replacing: true) }
    }

    @Test func `counts every entry of another ledger as lost`() throws {
        remove()
        let other = try SQLiteLedger.create(at: path)
        _ = try other.append(.sample("other"))
        other.close()
        #expect(throws: LedgerError.wouldLose(path: path, entries: 1)) { try restore(replacing: true) }
    }

    @Test func `does not guess what a ledger held that cannot be read`() throws {
        try Data(repeating: 9, count: 50_000).write(to: URL(fileURLWithPath: path))
        #expect(throws: LedgerError.wouldLose(path: path, entries: nil)) { try restore(replacing: true) }
        let report = try restore(replacing: true, acceptingLoss: true)
        #expect(report.replaced == RestoreReport.Replaced(path: path + Self.tag, entries: nil, lost: nil))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + Self.tag)).count == 50_000)
    }

    @Test func `is refused while the ledger is being written`() throws {
        let writer = try SQLiteLedger.openWriter(at: path)
        let found = code { _ = try restore(replacing: true, acceptingLoss: true) }
        #expect(found == "ledger.busy")
        #expect(try writer.append(.sample("k-6")).entries.map(\.seq) == [6])
    }

    @Test func `is refused when an entry of the backup is bad, and nothing is moved`() throws {
        let raw = try RawConnection(backup)
        try raw.dropTriggers()
        try raw.execute("UPDATE body SET content = x'00' WHERE seq = 2")
        #expect(code { _ = try restore(replacing: true, acceptingLoss: true) } == "ledger.bad_entry")
        #expect(try SQLiteLedger.openReader(at: path).verify().entries == 5)
        #expect(!FileManager.default.fileExists(atPath: path + Self.tag))
    }

    @Test(arguments: ["", "hello"])
    func `is refused when the backup is no ledger`(text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: backup))
        #expect(code { _ = try restore(replacing: true, acceptingLoss: true) } == "ledger.not_ours")
        unlink(backup)
        #expect(throws: LedgerError.notFound(path: backup)) { try restore(replacing: true, acceptingLoss: true) }
        #expect(try SQLiteLedger.openReader(at: path).head().size == 5)
    }

    @Test func `is refused when the old files' new name is taken`() throws {
        try Data().write(to: URL(fileURLWithPath: path + Self.tag))
        #expect(throws: LedgerError.exists(path: path + Self.tag)) { try restore(replacing: true, acceptingLoss: true) }
        #expect(try SQLiteLedger.openReader(at: path).head().size == 5)
    }

    @Test func `gives the new file the rights of the old one`() throws {
        chmod(path, 0o640)
        _ = try restore(replacing: true, acceptingLoss: true)
        #expect(LedgerFile(path: path).status.map { $0.st_mode & 0o777 } == 0o640)
    }

    @Test func `can be given up`() throws {
        let found = code {
            _ = try SQLiteLedger.restore(from: backup, to: path, replacing: true, acceptingLoss: true, now: Self.now) {
                _ in false
            }
        }
        #expect(found == "ledger.io")
        #expect(try SQLiteLedger.openReader(at: path).head().size == 5)
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    }
}
