internal import Glibc
internal import Ledger

extension LedgerFile {
    /// The names of the files beside the ledger that belong to another user than its owner.
    func strangers(to owner: uid_t) -> [String] {
        (Self.companions + [".lock", ".checkpoint", ".key", ".master", ".backups"]).filter { suffix in
            LedgerFile(path: path + suffix).status.map { $0.st_uid != owner } ?? false
        }.map { LedgerFile(path: path + $0).name }
    }

    private var name: String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}

extension WriterLock {
    /// Who holds a ledger's lock now, also if it is this process; nil if nobody does.
    ///
    /// Looking takes a shared lock for a moment, so that a writer which does not wait at all could be refused in it.
    static func present(of path: String) -> String? {
        let descriptor = open(path + ".lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK ? holder(of: path) : nil
    }
}
