internal import Glibc
internal import Ledger

extension LedgerFile {
    /// What SQLite keeps beside a file; a stale one of them would be read into a new file of that name.
    static let companions = ["-wal", "-shm", "-journal"]

    /// The folder that the file is in.
    var place: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// What the system says of the file; nil if there is none.
    var status: stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    /// Whether there is anything by this name, even a link to nowhere.
    var isThere: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The file's companions that are there.
    var presentCompanions: [LedgerFile] {
        Self.companions.map { LedgerFile(path: path + $0) }.filter(\.isThere)
    }

    /// Refuses a place where a file is, or where changes of a former one wait.
    func checkAbsence() throws(LedgerError) {
        if isThere { throw .exists(path: path) }
        if let companion = presentCompanions.first { throw .exists(path: companion.path) }
    }

    /// Refuses a copy that would not leave room for the ledgers that are being written on that disk.
    func checkRoom(for bytes: Int64) throws(LedgerError) {
        var status = statvfs()
        guard statvfs(place, &status) == 0 else { throw LedgerError(errno: errno, path: path) }
        // Some file systems do not tell.
        if status.f_blocks == 0 { return }
        let free = Int64(clamping: UInt64(status.f_bavail)) * Int64(status.f_frsize)
        if free < bytes + HealthFinding.leastRoom { throw .diskFull(path: path) }
    }

    /// Makes the names in the folder durable.
    func syncFolder() throws(LedgerError) {
        let folder = Glibc.open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw LedgerError(errno: errno, path: path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw LedgerError(errno: errno, path: path) }
    }
}
