/// What a finished backup holds, to be noted down where the backup is not.
package struct BackupReport: Sendable, Equatable {
    /// The path of the copy.
    package let path: String
    /// The last entry that the copy holds.
    package let head: Head
    /// The size of the file in bytes.
    package let bytes: Int64
    /// The SHA-256 of the file, as `sha256sum` prints it.
    package let digest: Hash

    /// Creates a report.
    package init(path: String, head: Head, bytes: Int64, digest: Hash) {
        self.path = path
        self.head = head
        self.bytes = bytes
        self.digest = digest
    }
}
