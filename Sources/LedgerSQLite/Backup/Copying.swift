internal import CSQLite
internal import Glibc
internal import Ledger

/// Copies a ledger page by page through SQLite: one state of it, however much is appended meanwhile.
struct Copying {
    /// How many pages are copied at a time: 4 MiB.
    private static let pages: Int32 = 1_024
    /// How many steps are made before what was written is synced, so that no sync takes long.
    private static let stepsPerSync = 16

    let source: Session
    let part: PartFile
    /// How large the source's write-ahead log may become, in bytes; it cannot be emptied during the copy.
    let logLimit: Int
    let progress: ((BackupProgress) -> Bool)?

    /// Copies everything; must run on the source's connection.
    ///
    /// - Returns: The head of what was copied.
    func run() throws(LedgerError) -> Head {
        // The transaction pins one state; without it every commit of the writer would make SQLite start over.
        try source.statement("BEGIN").run()
        defer { source.rollBack() }
        let head = try source.head()
        let pageSize = Int64(try source.value("PRAGMA page_size")) ?? 4_096
        let pageCount = Int64(try source.value("PRAGMA page_count")) ?? 0
        try LedgerFile(path: part.target).checkRoom(for: pageCount * pageSize)
        var target: OpaquePointer?
        let result = sqlite3_open_v2(LedgerFile(path: part.path).sqlitePath, &target, SQLITE_OPEN_READWRITE, nil)
        defer { sqlite3_close_v2(target) }
        guard result == SQLITE_OK, let target else { throw failure(result, target) }
        // A half copy is thrown away, so it needs no journal; `PartFile` syncs it.
        for pragma in ["journal_mode = OFF", "synchronous = OFF"] {
            let result = sqlite3_exec(target, "PRAGMA \(pragma)", nil, nil, nil)
            guard result == SQLITE_OK else { throw failure(result, target) }
        }
        guard let backup = sqlite3_backup_init(target, "main", source.database, "main") else {
            throw failure(sqlite3_errcode(target), target)
        }
        do throws(LedgerError) {
            try step(backup, target, pageSize)
        } catch {
            sqlite3_backup_finish(backup)
            throw error
        }
        let end = sqlite3_backup_finish(backup)
        guard end == SQLITE_OK else { throw failure(end, target) }
        return head
    }

    private func step(_ backup: OpaquePointer, _ target: OpaquePointer, _ pageSize: Int64) throws(LedgerError) {
        var steps = 0
        while true {
            let result = sqlite3_backup_step(backup, Self.pages)
            guard result == SQLITE_OK || result == SQLITE_DONE else { throw failure(result, target) }
            let total = Int64(sqlite3_backup_pagecount(backup)) * pageSize
            let left = Int64(sqlite3_backup_remaining(backup)) * pageSize
            if let progress, !progress(BackupProgress(copied: total - left, total: total)) {
                throw .io(path: part.target, result: Int(SQLITE_INTERRUPT), reason: "the copy was stopped")
            }
            if result == SQLITE_DONE { return }
            if source.file.walSize > logLimit {
                throw .io(
                    path: part.target, result: Int(SQLITE_BUSY),
                    reason: "meanwhile the write-ahead log grew beyond \(logLimit) bytes")
            }
            steps += 1
            if steps.isMultiple(of: Self.stepsPerSync) { try part.sync() }
            // Leaves the disk to the writer for a moment.
            usleep(500)
        }
    }

    private func failure(_ result: Int32, _ target: OpaquePointer?) -> LedgerError {
        // The source is what can be damaged, the copy what can lack room.
        let path = result & 0xFF == SQLITE_CORRUPT ? source.file.path : part.path
        return LedgerError(
            result: result, reason: target.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory",
            systemError: target.map { sqlite3_system_errno($0) } ?? 0, path: path)
    }
}
