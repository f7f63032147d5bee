extension LedgerError {
    /// What was expected and what was found, in English.
    package var message: String {
        switch self {
        case .replayed(let record): "Expected a new command, but '\(record.key)' was answered before."
        case .keyConflict(let key): "Expected a new key, but '\(key)' was used for another command."
        case .versionConflict(let stream, let expected, let found):
            "Expected case \(stream) at version \(expected), but it is at version \(found)."
        case .badEvent(let type, let reason): "Expected an event that can be recorded, but in '\(type)' \(reason)."
        case .badEntry(let seq, let expected, let found):
            "Expected \(expected)\(seq.map { " at entry \($0)" } ?? ""), but found \(found)."
        case .notOurs(let path, let reason): "Expected a ledger, but \(path) is none: \(reason)."
        case .newerSchema(let path, let found, let known):
            "Expected schema \(known) or older, but \(path) has schema \(found)."
        case .damaged(let path, let reason): "Expected a sound file, but \(path) is damaged: \(reason)."
        case .notFound(let path): "Expected a ledger at \(path), but there is no file."
        case .exists(let path): "Expected no file at \(path), but there is one."
        case .readOnly(let path): "Expected to write \(path), but it or its folder is read-only."
        case .unreadable(let path): "Expected to read \(path), but this user may not."
        case .diskFull(let path): "Expected room to write \(path), but the disk is full; nothing was recorded."
        case .busy(let path, let holder): "Expected to write \(path), but \(holder) is writing it."
        case .wouldLose(let path, let entries):
            "Expected a backup that holds every entry of \(path), but "
                + (entries.map { "\($0) of them are not in it." } ?? "how many are not in it cannot be found out.")
        case .truncated(let path, let size, let expected):
            "Expected at least the \(expected) entries that were signed, but \(path) holds \(size): LOG TRUNCATED."
        case .forked(let path, let size, let expected, let found):
            "Expected the root \(expected) that was signed over the first \(size) entries, but in \(path) it is \(found): LOG FORKED."
        case .key(let path, let reason): "Expected to use \(path), but \(reason)."
        case .unknown(let key): "Expected to learn whether '\(key)' was recorded, but the ledger does not answer."
        case .setting(let name, let expected, let found):
            "Expected the setting \(name) to be \(expected), but it is \(found)."
        case .io(let path, let result, let reason):
            "Expected to use \(path), but it failed with result \(result): \(reason)."
        }
    }

    /// The next action, in English.
    package var remedy: String {
        switch self {
        case .replayed: "take the recorded answer; nothing more was done."
        case .keyConflict: "send another command under a new key."
        case .versionConflict(let stream, _, _): "look at case \(stream) again, then repeat what still holds."
        case .badEvent: "report this as a defect, with the command that led to it."
        case .badEntry, .damaged: "keep this file as evidence, and compare it with a backup or an exported checkpoint."
        case .notOurs: "give the path of a ledger that this program made."
        case .newerSchema: "use the program's version that wrote it, or a later one."
        case .notFound: "check the path, or create a ledger there."
        case .exists: "open it, or give another path."
        case .unreadable: "ask who owns the file for the right to read it, then repeat the command."
        case .readOnly: "make the file and its folder writable, or copy the file with its -wal to where they are."
        case .diskFull: "make room, then send the same command with the same key."
        case .busy: "wait for it to end, or send the command to that process."
        case .wouldLose: "look for a later backup, or restore with the loss accepted; the old files are kept beside."
        case .unknown: "send the same command with the same key; it is never done twice."
        case .truncated: "keep the files as evidence, and look for a later backup; nothing is written here until then."
        case .forked: "keep the files as evidence, and compare them with a backup or an exported bundle."
        case .key: "put the right file there, readable by its owner alone; entries that were signed stay signed."
        case .setting: "report this as a defect, with the version of SQLite."
        case .io: "check the disk and the file's permissions, then send the same command with the same key."
        }
    }
}
