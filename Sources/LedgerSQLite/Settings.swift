internal import Ledger

/// The settings of a connection, which the safety of the log rests on.
enum Settings {
    /// The settings that SQLite is asked for, each with what it must answer.
    ///
    /// `synchronous` comes after `journal_mode`: GRDB and SQLite may change it with the mode.
    static let pragmas: [(name: String, value: String, answer: String)] = [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
        ("wal_autocheckpoint", "0", "0"),
    ]

    /// Makes the settings and reads each one back.
    static func apply(to session: Session, as kind: Session.Kind) throws(LedgerError) {
        for (name, value, _) in pragmas where kind == .writer || name != "journal_mode" {
            // Some pragmas answer with a row, which `execute` drops.
            try session.execute("PRAGMA \(name) = \(value)")
        }
        if kind != .writer { try session.execute("PRAGMA query_only = ON") }
        try session.execute("PRAGMA cache_size = -16384")
        // A file that nobody changes has no mode; SQLite calls that "delete".
        for (name, _, answer) in pragmas where kind != .immutable || name != "journal_mode" {
            let found = try session.value("PRAGMA \(name)")
            if found != answer { throw .setting(name: name, expected: answer, found: found) }
        }
        session.countFrames()
    }

    /// Gives a file of an earlier version the tables of this one.
    static func upgrade(_ session: Session) throws(LedgerError) {
        let version = try session.schemaVersion
        guard version < Schema.version else { return }
        try session.inTransaction { (session) throws(LedgerError) in
            for statement in Schema.upgrade(from: version) { try session.execute(statement) }
        }
    }

    /// Refuses a file of another program or of a later version of this one.
    static func checkSchema(of session: Session) throws(LedgerError) {
        let path = session.file.path
        let applicationID = try session.value("PRAGMA application_id")
        guard applicationID == String(Schema.applicationID) else {
            throw .notOurs(path: path, reason: "it belongs to application \(applicationID)")
        }
        let version = try session.schemaVersion
        if version > Schema.version { throw .newerSchema(path: path, found: version, known: Schema.version) }
        if version < 1 { throw .notOurs(path: path, reason: "it has no schema") }
    }
}

extension Session {
    /// Which version's tables the file has.
    var schemaVersion: Int {
        get throws(LedgerError) { Int(try value("PRAGMA user_version")) ?? 0 }
    }
}
