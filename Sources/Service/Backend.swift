package import Ledger

/// Where the service gets its ledger from, so that it names no backend.
package struct Backend: Sendable {
    let path: String
    let writer: @Sendable () throws -> any LedgerStore
    let reader: @Sendable () throws -> any LedgerReading
    let backUp: @Sendable (any LedgerStore, String) throws -> BackupReport

    /// Creates a backend.
    ///
    /// - Parameters:
    ///   - path: The name by which people know the ledger.
    ///   - writer: Opens the ledger for writing.
    ///   - reader: Opens the ledger for reading, beside the writer.
    ///   - backUp: Copies the ledger that is open for writing to a path, while it is written.
    package init(
        path: String, writer: @escaping @Sendable () throws -> any LedgerStore,
        reader: @escaping @Sendable () throws -> any LedgerReading,
        backUp: @escaping @Sendable (any LedgerStore, String) throws -> BackupReport
    ) {
        (self.path, self.writer, self.reader, self.backUp) = (path, writer, reader, backUp)
    }
}
