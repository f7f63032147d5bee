import Ledger
import LedgerSQLite

/// The one place that names a backend.
enum Wiring {
    static func create(at path: String) throws(LedgerError) -> any LedgerStore { try SQLiteLedger.create(at: path) }

    static func writer(at path: String) throws(LedgerError) -> any LedgerStore {
        try SQLiteLedger.openWriter(at: path)
    }

    static func reader(at path: String, isTailChecked: Bool = true) throws(LedgerError) -> any LedgerReading {
        try SQLiteLedger.openReader(at: path, isTailChecked: isTailChecked)
    }
}
