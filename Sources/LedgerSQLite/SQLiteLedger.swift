package import Ledger
private import Synchronization

/// A ledger in one SQLite file.
///
/// There is one writer at a time, held by a lock beside the file; readers see each commit as it is made.
package final class SQLiteLedger: LedgerStore {
    /// The path of the file.
    package var path: String { file.path }
    let file: LedgerFile
    private let kind: Session.Kind
    private let open: Mutex<Open>

    private init(_ file: LedgerFile, _ session: Session, _ kind: Session.Kind, _ lock: WriterLock?) {
        self.file = file
        self.kind = kind
        open = Mutex(Open(session: session, lock: lock))
    }

    deinit {
        close()
    }

    /// Makes a new, empty ledger and opens it for writing.
    ///
    /// - Throws: `ledger.exists`, `ledger.not_found` if there is no such folder, `ledger.read_only`,
    ///   `ledger.disk_full`, `ledger.io`.
    package static func create(at path: String) throws(LedgerError) -> SQLiteLedger {
        let file = LedgerFile(path: path)
        let lock = try WriterLock(for: path, waiting: 0)
        // A key or checkpoint that another ledger left behind would make this one pass for it.
        for side in [KeyFile(of: path).path, SideFile.checkpoint(of: path).path, MasterKey.path(of: path)] {
            if LedgerFile(path: side).isThere { throw .exists(path: side) }
        }
        try file.create()
        do {
            let session = try Session(file, as: .writer)
            try session.run { (session) throws(LedgerError) in
                try Settings.apply(to: session, as: .writer)
                try session.execute("BEGIN IMMEDIATE")
                for statement in Schema.statements { try session.execute(statement) }
                try session.execute("COMMIT")
                guard Checkpointing.all(session) else {
                    throw .io(path: path, result: 0, reason: "the schema did not reach the main file")
                }
            }
            return SQLiteLedger(file, session, .writer, lock)
        } catch {
            file.discard()
            throw error
        }
    }

    /// Removes a new ledger that could not be filled; it must be closed.
    package static func discard(at path: String) { LedgerFile(path: path).discard() }

    /// Opens a ledger for writing, and waits for another writer to end.
    ///
    /// - Parameter socket: Where others will find this process.
    /// - Throws: `ledger.not_found`, `ledger.not_ours`, `ledger.newer_schema`, `ledger.read_only`; `ledger.busy` after
    ///   the time given; `ledger.bad_entry` if one of the last entries is bad; `ledger.truncated` or `ledger.forked` if
    ///   it does not continue what was signed; `ledger.damaged`, `ledger.io`.
    package static func openWriter(
        at path: String, waiting seconds: Double = 5, socket: String? = nil
    ) throws(LedgerError) -> SQLiteLedger {
        let file = LedgerFile(path: path)
        try file.checkPresence()
        try file.checkWritable()
        let lock = try WriterLock(for: path, waiting: seconds, socket: socket)
        let session = try session(file, .writer)
        try session.run { (session) throws(LedgerError) in
            try Settings.upgrade(session)
            try session.checkSeals()
        }
        return SQLiteLedger(file, session, .writer, lock)
    }

    /// Opens a ledger for reading only, also while another process writes it.
    ///
    /// A file in a folder that cannot be written can be read if no changes wait beside it.
    ///
    /// - Throws: as `openWriter`, but never `ledger.busy`; `ledger.read_only` if changes wait in a `-wal` file that
    ///   cannot be read from there.
    package static func openReader(at path: String) throws(LedgerError) -> SQLiteLedger {
        try openReader(at: path, isTailChecked: true)
    }

    /// Opens a ledger for reading, also one whose last entries are bad: to verify it and say what is wrong.
    package static func openReader(at path: String, isTailChecked: Bool) throws(LedgerError) -> SQLiteLedger {
        let file = LedgerFile(path: path)
        try file.checkPresence()
        do throws(LedgerError) {
            return SQLiteLedger(file, try session(file, .reader, isTailChecked), .reader, nil)
        } catch {
            guard error.isForWantOfWriting else { throw error }
            if file.walSize > 0 { throw .readOnly(path: path) }
            return SQLiteLedger(file, try session(file, .immutable, isTailChecked), .immutable, nil)
        }
    }

    /// Reads the file as memory from now on, as far as SQLite does (2 GB): a check of the whole log takes a fifth less time.
    ///
    /// For a process that does nothing else: when the disk fails, no error is thrown, but SIGBUS ends the process.
    package func readAsMemory() throws(LedgerError) {
        try reading { (session) throws(LedgerError) in try session.execute("PRAGMA mmap_size = \(1 << 40)") }
    }

    /// Moves all changes from the write-ahead log into the main file; false if a reader prevented it.
    package func checkpoint() throws(LedgerError) -> Bool {
        try writing { (session) in Checkpointing.all(session) }
    }

    /// Closes the file and gives up the writer's role; further use throws `ledger.io`.
    ///
    /// A writer moves the write-ahead log into the main file first, so that a copy of that one file is the ledger.
    /// A reader in between can prevent that; nothing is lost by it.
    package func close() {
        open.withLock { open in
            if open.lock != nil, let session = open.session {
                // Whoever stops before the next checkpoint leaves nothing unsigned, if the disk allows it.
                if let keys = try? KeyFile(of: path).read(), !keys.isEmpty {
                    _ = try? session.run { (session) throws(LedgerError) in try session.seal(with: keys) }
                }
                _ = Checkpointing.all(session)
            }
            // In this order: the role must not be free while the connection is open.
            open.session = nil
            open.lock = nil
            open.isClosed = true
        }
    }

    private static func session(
        _ file: LedgerFile, _ kind: Session.Kind, _ isTailChecked: Bool = true
    ) throws(LedgerError) -> Session {
        let session = try Session(file, as: kind)
        try session.run { (session) throws(LedgerError) in
            // First, since a setting could change another program's file.
            try Settings.checkSchema(of: session)
            try Settings.apply(to: session, as: kind)
            if isTailChecked { try session.checkTail() }
        }
        return session
    }
}

extension SQLiteLedger {
    /// Runs work on the connection.
    func reading<Value>(_ work: (Session) throws(LedgerError) -> Value) throws(LedgerError) -> Value {
        let (session, isClosed) = open.withLock { ($0.session, $0.isClosed) }
        if isClosed { throw .io(path: path, result: 0, reason: "it is closed") }
        // After a failure that left no connection, the next one who asks opens the file again.
        guard let session else { return try reopen().run(work) }
        return try session.run(work)
    }

    /// Runs work on the connection if it is the writer's.
    func writing<Value>(_ work: (Session) throws(LedgerError) -> Value) throws(LedgerError) -> Value {
        guard kind == .writer else { throw .readOnly(path: path) }
        return try reading(work)
    }

    /// Opens the file anew, after SQLite could not tell whether a commit was made.
    @discardableResult
    func reopen() throws(LedgerError) -> Session {
        open.withLock { $0.session = nil }
        let session = try Self.session(file, kind)
        open.withLock { $0.session = session }
        return session
    }
}

/// What an open ledger holds.
private struct Open: Sendable {
    var session: Session?
    var lock: WriterLock?
    var isClosed = false
}

extension LedgerError {
    fileprivate var isForWantOfWriting: Bool {
        switch self {
        case .readOnly: true
        // SQLITE_CANTOPEN
        case .io(_, let result, _): result & 0xFF == 14
        default: false
        }
    }
}
