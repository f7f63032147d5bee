internal import CSQLite
internal import Ledger

/// A statement that is compiled once and run many times.
///
/// GRDB's own statements make an array of values for each run; on the way of every append that is a fifth of the cost.
final class Prepared {
    private let statement: OpaquePointer
    private let memory = BoundMemory()
    private let failure: (Int32) -> LedgerError

    /// Compiles SQL for a connection, which must outlive the statement.
    init(_ sql: String, on database: OpaquePointer, failure: @escaping (Int32) -> LedgerError) throws(LedgerError) {
        var statement: OpaquePointer?
        let result = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard result == SQLITE_OK, let statement else { throw failure(result) }
        self.statement = statement
        self.failure = failure
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Runs the statement to its end; `bind` sets its values first.
    func run(_ bind: (Binder) -> Void = { _ in }) throws(LedgerError) {
        try each(bind) { (_) throws(LedgerError) in false }
    }

    /// Runs the statement and hands over its rows until `body` returns false.
    func each(
        _ bind: (Binder) -> Void = { _ in }, _ body: (Columns) throws(LedgerError) -> Bool
    ) throws(LedgerError) {
        memory.begin()
        bind(Binder(statement: statement, memory: memory))
        defer { sqlite3_reset(statement) }
        while try step() {
            if try !body(Columns(statement: statement)) { return }
        }
    }

    /// Runs the statement and returns what its first row gives, or nil if there is none.
    func first<Value>(
        _ bind: (Binder) -> Void = { _ in }, _ body: (Columns) throws(LedgerError) -> Value?
    ) throws(LedgerError) -> Value? {
        var value: Value?
        try each(bind) { (columns) throws(LedgerError) in
            value = try body(columns)
            return false
        }
        return value
    }

    /// Takes one row more, for reading several statements side by side; nil at the end.
    func next() throws(LedgerError) -> Columns? {
        try step() ? Columns(statement: statement) : nil
    }

    /// Ends reading row by row.
    func reset() {
        sqlite3_reset(statement)
    }

    private func step() throws(LedgerError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case let result: throw failure(result)
        }
    }
}
