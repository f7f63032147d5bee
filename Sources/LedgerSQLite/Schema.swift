/// The tables of a ledger file.
enum Schema {
    /// `CSN1`: tells SQLite and `file` whose file this is.
    static let applicationID = 0x4353_4E31
    /// The version of the tables below.
    static let version = 3

    /// What makes an empty file a ledger.
    static let statements =
        log + tree + cosigning + secrets + views + [
            "PRAGMA application_id = \(applicationID)",
            "PRAGMA user_version = \(version)",
        ]

    /// What makes a ledger of an earlier version one of this.
    static func upgrade(from version: Int) -> [String] {
        (version < 2 ? tree : []) + (version < 3 ? cosigning + secrets : []) + ["PRAGMA user_version = \(Self.version)"]
    }

    /// What witnesses said of what was signed.
    private static let cosigning = [
        """
        CREATE TABLE cosignature (
            size INTEGER NOT NULL,
            name TEXT NOT NULL,
            line TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (size, name)
        ) STRICT, WITHOUT ROWID
        """
    ]

    /// The tree over the log above its leaves, which are in `entry`, as far as it was signed; and what was signed.
    private static let tree = [
        """
        CREATE TABLE tile (
            level INTEGER NOT NULL,
            place INTEGER NOT NULL,
            hashes BLOB NOT NULL,
            PRIMARY KEY (level, place)
        ) STRICT
        """,
        "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note BLOB NOT NULL, at INTEGER NOT NULL) STRICT",
    ]

    /// Bodies that are 涉密. The salt lies with the content under the body's own key, and that under the master key: without
    /// it short content cannot be guessed from the commitment, and with the row the key is gone too.
    private static let secrets = [
        """
        CREATE TABLE secret_body (
            seq INTEGER NOT NULL REFERENCES entry (seq),
            name TEXT NOT NULL,
            commitment BLOB NOT NULL,
            master BLOB NOT NULL,
            key BLOB NOT NULL,
            box BLOB NOT NULL,
            PRIMARY KEY (seq, name)
        ) STRICT, WITHOUT ROWID
        """,
        // A request's hash goes with a text that it covers.
        "DROP TRIGGER command_is_not_changed",
        """
        CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command
        WHEN (NEW.key, NEW.answer, NEW.first_seq, NEW.last_seq) IS NOT (OLD.key, OLD.answer, OLD.first_seq, OLD.last_seq)
            OR NEW.request IS NOT zeroblob(32)
        BEGIN SELECT raise(ABORT, 'a command is never changed'); END
        """,
    ]

    /// The log itself. The triggers guard against our own mistakes, not against someone with the file in hand.
    private static let log = [
        """
        CREATE TABLE entry (
            seq INTEGER PRIMARY KEY,
            stream TEXT NOT NULL,
            ver INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            leaf BLOB NOT NULL,
            UNIQUE (stream, ver)
        ) STRICT
        """,
        """
        CREATE TABLE body (
            seq INTEGER NOT NULL REFERENCES entry (seq),
            name TEXT NOT NULL,
            commitment BLOB NOT NULL,
            salt BLOB NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (seq, name)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE command (
            key TEXT PRIMARY KEY,
            request BLOB NOT NULL,
            answer BLOB NOT NULL,
            first_seq INTEGER,
            last_seq INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TRIGGER entry_has_no_gap BEFORE INSERT ON entry
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
        BEGIN SELECT raise(ABORT, 'an entry must follow the last one'); END
        """,
        """
        CREATE TRIGGER entry_skips_no_version BEFORE INSERT ON entry
        WHEN NEW.ver IS NOT (SELECT coalesce(max(ver), 0) + 1 FROM entry WHERE stream = NEW.stream)
        BEGIN SELECT raise(ABORT, 'an entry must follow the last one of its case'); END
        """,
        """
        CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
        BEGIN SELECT raise(ABORT, 'an entry is never changed'); END
        """,
        """
        CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
        BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END
        """,
        """
        CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command
        BEGIN SELECT raise(ABORT, 'a command is never changed'); END
        """,
        """
        CREATE TRIGGER command_is_not_deleted BEFORE DELETE ON command
        BEGIN SELECT raise(ABORT, 'a command is never deleted'); END
        """,
    ]

    /// The views: everything in them can be rebuilt from the log.
    private static let views = [
        """
        CREATE TABLE case_row (
            case_id TEXT PRIMARY KEY, workflow TEXT NOT NULL, workflow_digest TEXT NOT NULL, title TEXT NOT NULL,
            body TEXT NOT NULL, year INTEGER NOT NULL, status TEXT NOT NULL, version INTEGER NOT NULL,
            opened_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE open_seat (
            case_id TEXT NOT NULL, scope TEXT NOT NULL, path TEXT NOT NULL, round INTEGER NOT NULL,
            seat INTEGER NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, verb TEXT NOT NULL, unit TEXT,
            opened_at INTEGER NOT NULL, due INTEGER
        ) STRICT
        """,
        "CREATE INDEX open_seat_by_scope ON open_seat (case_id, scope)",
        "CREATE INDEX open_seat_by_person ON open_seat (person)",
        """
        CREATE TABLE deadline (
            case_id TEXT NOT NULL, scope TEXT NOT NULL, path TEXT NOT NULL, unit TEXT, due INTEGER NOT NULL,
            passed INTEGER NOT NULL, next TEXT, quiet_until INTEGER
        ) STRICT
        """,
        "CREATE INDEX deadline_by_scope ON deadline (case_id, scope)",
        """
        CREATE INDEX deadline_for_clock ON deadline (passed, quiet_until, case_id, scope, path)
        WHERE quiet_until IS NOT NULL
        """,
        """
        CREATE TABLE sign_off (
            case_id TEXT NOT NULL, scope TEXT NOT NULL, path TEXT NOT NULL, round INTEGER NOT NULL,
            seat INTEGER NOT NULL, unit TEXT, person TEXT NOT NULL, registrar TEXT, role TEXT NOT NULL,
            verdict TEXT NOT NULL, revision INTEGER, digest TEXT, opinion TEXT, at INTEGER NOT NULL,
            seq INTEGER NOT NULL, status TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX sign_off_by_scope ON sign_off (case_id, scope)",
        """
        CREATE TABLE unit (
            case_id TEXT NOT NULL, scope TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL,
            title TEXT NOT NULL, status TEXT NOT NULL, revision INTEGER NOT NULL, digest TEXT, deadline INTEGER,
            extensions INTEGER NOT NULL, facts TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX unit_by_scope ON unit (case_id, scope)",
    ]
}
