/// A backup that was made, as it was noted down beside the ledger.
package struct BackupNote: Sendable, Equatable {
    /// Where it was put.
    package let path: String
    /// How many entries it holds.
    package let entries: Int64
    /// Whether a file is there now.
    package let isThere: Bool

    /// Creates a note.
    package init(path: String, entries: Int64, isThere: Bool) {
        (self.path, self.entries, self.isThere) = (path, entries, isThere)
    }
}
