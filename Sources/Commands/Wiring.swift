import Ledger
import LedgerSQLite

/// The one place that names a backend.
enum Wiring {
    /// Makes a ledger at a path where there is none, and opens it for writing.
    static func create(at path: String) throws(LedgerError) -> any LedgerStore { try SQLiteLedger.create(at: path) }

    /// Opens a ledger for writing; one process at a time can, and another waits 5 seconds for it.
    static func writer(at path: String) throws(LedgerError) -> any LedgerStore {
        try SQLiteLedger.openWriter(at: path, waiting: 20)
    }

    /// Opens a ledger for reading, beside a writer too.
    static func reader(at path: String, isTailChecked: Bool = true) throws(LedgerError) -> any LedgerReading {
        try SQLiteLedger.openReader(at: path, isTailChecked: isTailChecked)
    }
}
