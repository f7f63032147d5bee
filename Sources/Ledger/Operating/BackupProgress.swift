/// How far the copying of a ledger has come.
package struct BackupProgress: Sendable, Equatable {
    /// The bytes that are copied.
    package let copied: Int64
    /// The bytes of the whole copy.
    package let total: Int64

    /// Creates a report of progress.
    package init(copied: Int64, total: Int64) {
        self.copied = copied
        self.total = total
    }
}
