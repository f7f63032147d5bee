import Ledger
import Testing

@testable import LedgerSQLite

@Suite struct `An append on a full disk` {
    /// Lets SQLite take the disk for full at the file's present size, or not; needs no rights and no disk of its own.
    private func limit(_ ledger: SQLiteLedger, isFull: Bool) throws {
        try ledger.reading { (session) throws(LedgerError) in
            let pages = isFull ? try session.value("PRAGMA page_count") : "1000000000"
            try session.execute("PRAGMA max_page_count = \(pages)")
        }
    }

    @Test func `records nothing, and the same key succeeds when there is room`() throws {
        let ledger = try SQLiteLedger.create(at: try TemporaryFolder().file("a.db"))
        _ = try ledger.append(.sample("k-1", opinion: "同意"))
        let head = try ledger.head()
        let append = Append.sample("k-2", events: 3, opinion: String(repeating: "长", count: 5_000), size: 10_000)
        try limit(ledger, isFull: true)
        #expect(throws: LedgerError.diskFull(path: ledger.path)) { try ledger.append(append) }
        #expect(try ledger.head() == head)
        #expect(try ledger.command("k-2") == nil)
        #expect(try ledger.bodies(of: 2).isEmpty)
        #expect(try SQLiteLedger.openReader(at: ledger.path).verify().entries == 1)

        try limit(ledger, isFull: false)
        #expect(try ledger.append(append).entries.map(\.seq) == [2, 3, 4])
        #expect(code { _ = try ledger.append(append) } == "ledger.replayed")
        #expect(try ledger.verify().isGood)
    }
}
