internal import CSQLite
internal import Glibc
internal import Ledger

extension LedgerError {
    /// Translates a result of SQLite.
    init(result: Int32, reason: String, systemError: Int32 = 0, path: String) {
        switch result & 0xFF {
        case SQLITE_FULL: self = .diskFull(path: path)
        case _ where systemError == ENOSPC || systemError == EDQUOT: self = .diskFull(path: path)
        case SQLITE_READONLY: self = .readOnly(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path, holder: WriterLock.holder(of: path))
        case SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
        case SQLITE_NOTADB: self = .notOurs(path: path, reason: reason)
        case SQLITE_CONSTRAINT: self = .badEvent(type: "row", reason: "the ledger's own rules refuse it: \(reason)")
        default: self = .io(path: path, result: Int(result), reason: reason)
        }
    }

    /// Translates an error of the system.
    init(errno code: Int32, path: String) {
        switch code {
        case ENOENT, ENOTDIR: self = .notFound(path: path)
        case EEXIST: self = .exists(path: path)
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        case ENOSPC, EDQUOT: self = .diskFull(path: path)
        default: self = .io(path: path, result: Int(code), reason: String(cString: strerror(code)))
        }
    }

    /// Whether one command was refused, rather than the store having failed.
    var isRefusal: Bool {
        switch self {
        case .replayed, .keyConflict, .versionConflict, .badEvent: true
        case .badEntry, .notOurs, .newerSchema, .damaged, .notFound, .exists, .readOnly, .unreadable, .diskFull,
            .busy, .wouldLose, .truncated, .forked, .key, .unknown, .setting, .io:
            false
        }
    }
}
