import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Testing

@testable import LedgerSQLite

@Suite struct `Opening a ledger` {
    private func made(_ count: Int = 3) throws -> String {
        let path = try TemporaryFolder().file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        for index in 0..<count { _ = try ledger.append(.sample("k-\(index)")) }
        return path
    }

    @Test func `every setting is made and read back on every connection`() throws {
        let path = try made()
        let expected = [
            "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
            "cell_size_check": "1", "wal_autocheckpoint": "0",
        ]
        for ledger in [try SQLiteLedger.openWriter(at: path), try SQLiteLedger.openReader(at: path)] {
            for (name, answer) in expected {
                let found = try ledger.reading { (session) throws(LedgerError) in
                    try session.value("PRAGMA \(name)")
                }
                #expect(found == answer, "\(name)")
            }
        }
        #expect(Settings.pragmas.map(\.name).sorted() == expected.keys.sorted())
    }

    @Test func `the settings hold after the file is opened anew`() throws {
        let ledger = try SQLiteLedger.openWriter(at: try made())
        try ledger.reopen()
        let found = try ledger.reading { (session) throws(LedgerError) in try session.value("PRAGMA synchronous") }
        #expect(found == "2")
    }

    @Test func `a writer leaves its changes where the next one finds them`() throws {
        let path = try made(5)
        #expect(FileManager.default.fileExists(atPath: path + "-wal"))
        #expect(try SQLiteLedger.openWriter(at: path).head().size == 5)
    }

    @Test func `a new ledger takes no file's place`() throws {
        let path = try made()
        #expect(code { _ = try SQLiteLedger.create(at: path) } == "ledger.exists")
        #expect(try SQLiteLedger.openReader(at: path).head().size == 3)
        #expect(code { _ = try SQLiteLedger.create(at: path + "/no/such.db") } == "ledger.not_found")
    }

    @Test func `a missing file is named`() throws {
        let path = try TemporaryFolder().file("none.db")
        #expect(code { _ = try SQLiteLedger.openWriter(at: path) } == "ledger.not_found")
        #expect(code { _ = try SQLiteLedger.openReader(at: path) } == "ledger.not_found")
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
    }

    @Test(arguments: ["", "hello", String(repeating: "x", count: 5_000)])
    func `a file that is no database is not ours`(text: String) throws {
        let path = try TemporaryFolder().file("a.db")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(code { _ = try SQLiteLedger.openWriter(at: path) } == "ledger.not_ours")
        #expect(code { _ = try SQLiteLedger.openReader(at: path) } == "ledger.not_ours")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
    }

    @Test func `another program's database is not ours`() throws {
        let path = try TemporaryFolder().file("a.db")
        try RawConnection(path).execute("CREATE TABLE entry (seq INTEGER)")
        #expect(code { _ = try SQLiteLedger.openWriter(at: path) } == "ledger.not_ours")
    }

    @Test func `a file of a later version is left alone`() throws {
        let path = try made()
        try RawConnection(path).execute("PRAGMA user_version = 4")
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger.openWriter(at: path) }
        #expect(error == .newerSchema(path: path, found: 4, known: 3))
        #expect(code { _ = try SQLiteLedger.openReader(at: path) } == "ledger.newer_schema")
    }

    @Test(arguments: [99, 100, 4_096, 5_000, 20_000])
    func `a truncated file is refused`(size: Int) throws {
        let path = try made()
        _ = try SQLiteLedger.openWriter(at: path).checkpoint()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(whole.count > size)
        let copy = try TemporaryFolder().file("copy.db")
        try whole.prefix(size).write(to: URL(fileURLWithPath: copy))
        let found = code { _ = try SQLiteLedger.openReader(at: copy).verify() }
        #expect(["ledger.not_ours", "ledger.damaged"].contains(found), "\(found ?? "opened")")
    }

    @Test func `a reader writes nothing`() throws {
        let path = try made()
        let reader = try SQLiteLedger.openReader(at: path)
        #expect(code { _ = try reader.append(.sample("k-9")) } == "ledger.read_only")
        #expect(code { try reader.clearViews() } == "ledger.read_only")
        #expect(code { _ = try reader.checkpoint() } == "ledger.read_only")
    }

    @Test func `a reader sees each commit of the writer`() throws {
        let path = try made(0)
        let writer = try SQLiteLedger.openWriter(at: path)
        let reader = try SQLiteLedger.openReader(at: path)
        for index in 1...3 {
            _ = try writer.append(.sample("k-\(index)"))
            #expect(try reader.head() == writer.head())
        }
    }

    @Test func `a path with special characters is only a path`() throws {
        let folder = try TemporaryFolder()
        for name in ["a b?mode=memory.db", "é#%41.db", "file:x.db"] {
            _ = try SQLiteLedger.create(at: folder.file(name)).append(.sample("k"))
            #expect(try SQLiteLedger.openReader(at: folder.file(name)).head().size == 1)
            #expect(FileManager.default.fileExists(atPath: folder.file(name)))
        }
    }

    @Test func `a closed ledger says so`() throws {
        let ledger = try SQLiteLedger.create(at: try TemporaryFolder().file("a.db"))
        ledger.close()
        #expect(code { _ = try ledger.head() } == "ledger.io")
    }

    @Test func `changes move to the main file without being asked`() throws {
        let path = try TemporaryFolder().file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path)).count
        for batch in 0..<12 {
            _ = try ledger.appendBatch((0..<50).map { .sample("k-\(batch)-\($0)", size: 30_000) })
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > before + 10_000_000)
        #expect(LedgerFile(path: path).walSize < Checkpointing.largestFile)
        #expect(try ledger.checkpoint())
        #expect(LedgerFile(path: path).walSize == 0)
        #expect(try ledger.verify().isGood)
    }
}
