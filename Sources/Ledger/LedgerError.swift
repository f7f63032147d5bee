/// Why the log did not do what it was asked to.
package enum LedgerError: Error, Sendable, Equatable {
    /// The same command came before and was answered; the caller gives that answer again.
    case replayed(CommandRecord)
    /// The key came before with another request.
    case keyConflict(key: String)
    /// The case has moved on since the caller read it.
    case versionConflict(stream: String, expected: Int64, found: Int64)
    /// The program offered an event that no entry may hold.
    case badEvent(type: String, reason: String)
    /// A recorded entry is not what it should be; `seq` is nil where it is not known.
    case badEntry(seq: Int64?, expected: String, found: String)
    /// The file is no ledger of this program.
    case notOurs(path: String, reason: String)
    /// The file was written by a later version of this program.
    case newerSchema(path: String, found: Int, known: Int)
    /// SQLite finds its own structures broken.
    case damaged(path: String, reason: String)
    /// There is no such file.
    case notFound(path: String)
    /// There already is such a file.
    case exists(path: String)
    /// The file, or its folder, cannot be written.
    case readOnly(path: String)
    /// The file may not be read by this user.
    case unreadable(path: String)
    /// There is no room left; nothing of the batch was recorded.
    case diskFull(path: String)
    /// Another process writes this ledger.
    case busy(path: String, holder: String)
    /// A restore would take entries away that the backup does not hold; `entries` is nil if they cannot be counted.
    case wouldLose(path: String, entries: Int64?)
    /// The log holds fewer entries than were signed.
    case truncated(path: String, size: Int64, expected: Int64)
    /// The log holds other entries than those that were signed.
    case forked(path: String, size: Int64, expected: String, found: String)
    /// The file with the key, or the one with the checkpoint, cannot be used.
    case key(path: String, reason: String)
    /// The commit failed, and it could not be found out whether the command was recorded.
    case unknown(key: String)
    /// A setting did not take, which the safety of the log rests on.
    case setting(name: String, expected: String, found: String)
    /// The file system or SQLite failed in another way.
    case io(path: String, result: Int, reason: String)
}

extension LedgerError {
    /// How a command line ends for an error, by the table of the style guide.
    package enum Exit: Int32, Sendable {
        case file = 65
        case notFound = 66
        case unreachable = 69
        case defect = 70
        case changed = 75
        case notPermitted = 77
    }

    /// The name of the error, which is never changed or given to another one.
    package var code: String {
        switch self {
        case .replayed: "ledger.replayed"
        case .keyConflict: "ledger.key_conflict"
        case .versionConflict: "ledger.version_conflict"
        case .badEvent: "ledger.bad_event"
        case .badEntry: "ledger.bad_entry"
        case .notOurs: "ledger.not_ours"
        case .newerSchema: "ledger.newer_schema"
        case .damaged: "ledger.damaged"
        case .notFound: "ledger.not_found"
        case .exists: "ledger.exists"
        case .readOnly: "ledger.read_only"
        case .unreadable: "ledger.unreadable"
        case .diskFull: "ledger.disk_full"
        case .busy: "ledger.busy"
        case .wouldLose: "ledger.would_lose"
        case .truncated: "ledger.truncated"
        case .forked: "ledger.forked"
        case .key: "ledger.key"
        case .unknown: "ledger.unknown"
        case .setting: "ledger.setting"
        case .io: "ledger.io"
        }
    }

    /// The exit code of a command line.
    package var exit: Exit {
        switch self {
        case .badEntry, .notOurs, .newerSchema, .damaged, .truncated, .forked, .key: .file
        case .notFound: .notFound
        case .diskFull, .busy, .unknown, .io: .unreachable
        case .badEvent, .setting: .defect
        case .replayed, .keyConflict, .versionConflict: .changed
        case .exists, .readOnly, .unreadable, .wouldLose: .notPermitted
        }
    }

    /// Ids and numbers, for a program.
    package var details: [String: String] {
        switch self {
        case .replayed(let record): ["key": record.key]
        case .keyConflict(let key), .unknown(let key): ["key": key]
        case .versionConflict(let stream, let expected, let found):
            ["case": stream, "expected": String(expected), "found": String(found)]
        case .badEvent(let type, let reason): ["type": type, "reason": reason]
        case .badEntry(let seq, let expected, let found):
            ["expected": expected, "found": found].merging(seq.map { ["seq": String($0)] } ?? [:]) { $1 }
        case .notOurs(let path, let reason), .damaged(let path, let reason): ["path": path, "reason": reason]
        case .newerSchema(let path, let found, let known):
            ["path": path, "found": String(found), "known": String(known)]
        case .notFound(let path), .exists(let path), .readOnly(let path), .unreadable(let path),
            .diskFull(let path):
            ["path": path]
        case .busy(let path, let holder): ["path": path, "holder": holder]
        case .wouldLose(let path, let entries):
            ["path": path].merging(entries.map { ["entries": String($0)] } ?? [:]) { $1 }
        case .truncated(let path, let size, let expected):
            ["path": path, "size": String(size), "expected": String(expected)]
        case .forked(let path, let size, let expected, let found):
            ["path": path, "size": String(size), "expected": expected, "found": found]
        case .key(let path, let reason): ["path": path, "reason": reason]
        case .setting(let name, let expected, let found): ["name": name, "expected": expected, "found": found]
        case .io(let path, let result, let reason): ["path": path, "result": String(result), "reason": reason]
        }
    }
}
