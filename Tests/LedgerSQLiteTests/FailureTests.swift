import CSQLite
import Foundation
import Ledger
import Testing

@testable import LedgerSQLite

@Suite struct `When the store fails` {
    private func made() throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.create(at: try TemporaryFolder().file("a.db"))
        _ = try ledger.append(.sample("k-0", opinion: "同意"))
        return ledger
    }

    private func set(_ ledger: SQLiteLedger, commit: @escaping (OpaquePointer) -> Int32) throws {
        try ledger.reading { (session) in session.commit = commit }
    }

    private func execute(_ ledger: SQLiteLedger, _ sql: String) throws {
        try ledger.reading { (session) throws(LedgerError) in try session.execute(sql) }
    }

    @Test func `a full disk refuses the whole batch and loses nothing`() throws {
        let ledger = try made()
        let head = try ledger.head()
        let pages = try ledger.reading { (session) throws(LedgerError) in try session.value("PRAGMA page_count") }
        try execute(ledger, "PRAGMA max_page_count = \(pages)")
        let batch = [Append.sample("k-1")] + (2..<40).map { .sample("k-\($0)", size: 20_000) }
        #expect(code { _ = try ledger.appendBatch(batch) } == "ledger.disk_full")
        #expect(try ledger.head() == head)
        #expect(try ledger.command("k-1") == nil)
        #expect(try ledger.verify().isGood)
        try execute(ledger, "PRAGMA max_page_count = 1000000")
        #expect(try ledger.appendBatch(batch).allSatisfy { (try? $0.get()) != nil })
        #expect(try ledger.verify().isGood)
    }

    @Test func `a commit that fails and was not made is reported, and can be repeated`() throws {
        let ledger = try made()
        let head = try ledger.head()
        try set(ledger) { database in
            sqlite3_exec(database, "ROLLBACK", nil, nil, nil)
            return SQLITE_IOERR
        }
        #expect(code { _ = try ledger.appendBatch([.sample("k-1"), .sample("k-2")]) } == "ledger.io")
        #expect(try ledger.head() == head)
        #expect(try ledger.append(.sample("k-1")).entries.map(\.seq) == [2])
        #expect(try ledger.verify().isGood)
    }

    @Test func `a commit that fails and was made is answered as made`() throws {
        let ledger = try made()
        try set(ledger) { database in
            sqlite3_exec(database, "COMMIT", nil, nil, nil)
            return SQLITE_IOERR
        }
        let results = try ledger.appendBatch([.sample("k-0"), .sample("k-1", events: 2), .sample("k-2")])
        #expect(try results[1].get().entries.map(\.seq) == [2, 3])
        #expect(try results[2].get().entries == ledger.entries(from: 4, limit: 1))
        #expect(code { _ = try results[0].get() } == "ledger.replayed")
        #expect(try ledger.append(.sample("k-3")).entries.map(\.seq) == [5])
        #expect(try ledger.verify().isGood)
    }

    @Test func `a commit whose fate cannot be found out is unknown`() throws {
        let ledger = try made()
        let path = ledger.path
        try set(ledger) { database in
            sqlite3_exec(database, "COMMIT", nil, nil, nil)
            rename(path, path + ".away")
            return SQLITE_IOERR
        }
        #expect(throws: LedgerError.unknown(key: "k-1")) { try ledger.append(.sample("k-1")) }
    }

    @Test func `a commit that leaves the transaction open is undone`() throws {
        let ledger = try made()
        let head = try ledger.head()
        try set(ledger) { _ in SQLITE_BUSY }
        #expect(code { _ = try ledger.append(.sample("k-1")) } == "ledger.busy")
        #expect(code { try ledger.clearViews() } == "ledger.busy")
        try set(ledger) { sqlite3_exec($0, "COMMIT", nil, nil, nil) }
        #expect(try ledger.head() == head)
        #expect(try ledger.append(.sample("k-1")).entries.map(\.seq) == [2])
    }

    @Test func `another writer that goes round the lock makes it busy, not wrong`() throws {
        let ledger = try made()
        try execute(ledger, "PRAGMA busy_timeout = 0")
        let raw = try RawConnection(ledger.path)
        try raw.execute("BEGIN IMMEDIATE")
        #expect(code { _ = try ledger.append(.sample("k-1")) } == "ledger.busy")
        try raw.execute("ROLLBACK")
        #expect(try ledger.append(.sample("k-1")).entries.map(\.seq) == [2])
    }

    @Test func `one command that the tables refuse leaves the others alone`() throws {
        let ledger = try made()
        try execute(ledger, "CREATE TRIGGER t BEFORE INSERT ON case_row BEGIN SELECT raise(ABORT, 'no'); END")
        let row = CaseRow(
            caseID: "c-1", workflow: "", workflowDigest: "", title: "", body: "", year: 1, status: "", version: 1,
            openedAt: 1)
        let results = try ledger.appendBatch([
            .sample("k-1"), .sample("k-2", events: 3, opinion: "x", views: ViewChanges(caseRow: row)), .sample("k-3"),
        ])
        #expect(code { _ = try results[1].get() } == "ledger.bad_event")
        #expect(try results[2].get().entries.map(\.seq) == [3])
        #expect(try ledger.command("k-2") == nil)
        #expect(try ledger.verify().isGood)
    }
}
