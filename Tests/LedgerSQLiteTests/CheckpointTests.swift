import CSQLite
import Ledger
import Testing

@testable import LedgerSQLite

@Suite struct `A large write-ahead log` {
    @Test func `is not cut while a reader needs it, and no append waits for that`() throws {
        let ledger = try SQLiteLedger.create(at: try TemporaryFolder().file("a.db"))
        let reader = try RawConnection(ledger.path)
        // Keeps the log from being moved until it is large.
        try reader.execute("BEGIN; SELECT * FROM entry")
        for batch in 0..<60 {
            _ = try ledger.appendBatch((0..<50).map { .sample("k-\(batch)-\($0)", size: 30_000) })
        }
        try reader.execute("COMMIT")
        #expect(LedgerFile(path: ledger.path).walSize > Checkpointing.largestFile)
        // The reader comes between the commit and the checkpoint: all can be moved, but nothing cut.
        try ledger.reading { (session) in
            session.nextCheckpoint = 0
            session.commit = { database in
                let result = sqlite3_exec(database, "COMMIT", nil, nil, nil)
                try? reader.execute("BEGIN; SELECT * FROM entry LIMIT 1")
                return result
            }
        }
        let time = try ContinuousClock().measure { _ = try ledger.append(.sample("k")) }
        #expect(time < .seconds(4))
        #expect(LedgerFile(path: ledger.path).walSize > Checkpointing.largestFile)
        try ledger.reading { (session) in session.commit = { sqlite3_exec($0, "COMMIT", nil, nil, nil) } }

        try reader.execute("COMMIT")
        #expect(try ledger.checkpoint())
        #expect(LedgerFile(path: ledger.path).walSize == 0)
        let timeout = try ledger.reading { (session) throws(LedgerError) in try session.value("PRAGMA busy_timeout") }
        #expect(timeout == "5000")
    }
}
