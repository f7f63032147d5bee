import Ledger
import LedgerSQLite
import Service

/// The one place that names a backend.
enum Wiring {
    /// Makes a ledger at a path where there is none, and opens it for writing.
    static func create(at path: String) throws(LedgerError) -> any LedgerStore { try SQLiteLedger.create(at: path) }

    /// Removes a ledger that could not be filled.
    static func discard(_ path: String) { SQLiteLedger.discard(at: path) }

    /// Opens a ledger for writing; one process at a time can, and another waits for it.
    static func writer(at path: String, waiting seconds: Double) throws(LedgerError) -> any LedgerStore {
        try SQLiteLedger.openWriter(at: path, waiting: seconds)
    }

    /// Opens a ledger for reading, beside a writer too.
    static func reader(at path: String) throws(LedgerError) -> any LedgerReading {
        try SQLiteLedger.openReader(at: path)
    }

    /// Opens a ledger for this process to check the whole of it, and then to end: also one whose last entries are bad, so
    /// that a bad one is named and not only refused.
    static func checker(at path: String) throws(LedgerError) -> any LedgerReading {
        let ledger = try SQLiteLedger.openReader(at: path, isTailChecked: false)
        DiskFault.endProcessWithWords()
        try ledger.readAsMemory()
        return ledger
    }

    /// The ledger of a service.
    ///
    /// - Parameter socket: Where commands of this machine find the service.
    static func backend(at path: String, socket: String?) -> Backend {
        Backend(
            path: path, writer: { try SQLiteLedger.openWriter(at: path, waiting: 20, socket: socket) },
            reader: { try SQLiteLedger.openReader(at: path) },
            backUp: { store, target in
                guard let ledger = store as? SQLiteLedger else { throw LedgerError.notFound(path: path) }
                return try ledger.backUp(to: target)
            })
    }

    /// Copies a ledger to a path while others may write it.
    static func backUp(_ path: String, to target: String) throws(LedgerError) -> BackupReport {
        try SQLiteLedger.openReader(at: path).backUp(to: target)
    }

    /// Puts a backup in the place of a ledger.
    static func restore(
        from backup: String, to path: String, replacing: Bool, acceptingLoss: Bool, now: Int64
    ) throws(LedgerError) -> RestoreReport {
        try SQLiteLedger.restore(
            from: backup, to: path, replacing: replacing, acceptingLoss: acceptingLoss, now: now)
    }

    /// Examines a ledger and its machine.
    static func examine(_ path: String, now: Int64, isThorough: Bool) -> [HealthFinding] {
        Doctor(path: path, now: now, isThorough: isThorough).examine()
    }
}
