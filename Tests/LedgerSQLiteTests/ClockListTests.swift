import Ledger
import Testing

@testable import LedgerSQLite

/// The service asks every half a minute what the clock has to do; a million cases must not be read for it.
@Suite struct `The list of what waits for the clock` {
    private static func plan(_ condition: String) throws -> [String] {
        let path = try TemporaryFolder().file("a.db")
        try SQLiteLedger.create(at: path).close()
        return try RawConnection(path).plan(
            "SELECT \(DeadlineRow.columns.joined(separator: ", ")) FROM \(DeadlineRow.table) WHERE \(condition)"
                + " ORDER BY \(DeadlineRow.order.joined(separator: ", ")) LIMIT ?")
    }

    @Test func `is read from its index alone, and needs no sorting`() throws {
        let plan = try Self.plan("passed = ? AND quiet_until < ?")
        #expect(plan.count == 1 && plan[0].contains("SEARCH deadline USING INDEX deadline_for_clock"), "\(plan)")
    }

    @Test func `would be read whole by another condition`() throws {
        let plan = try Self.plan("passed = ? AND due < ?")
        #expect(!plan.joined().contains("deadline_for_clock"), "\(plan)")
    }
}
