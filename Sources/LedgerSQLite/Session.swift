internal import CSQLite
internal import GRDB
internal import Ledger

/// One open connection with its settings and compiled statements.
///
/// Everything that touches the connection runs inside `run`, on GRDB's serial queue; that makes it safe to share.
final class Session: @unchecked Sendable {
    /// How long a statement waits for another connection.
    static let busyMilliseconds: Int32 = 5_000
    let file: LedgerFile
    let database: OpaquePointer
    private let queue: DatabaseQueue
    private var statements: [String: Prepared] = [:]
    let secrets: SecretBodies
    private var isKnownToHoldSecrets = false
    private let frames: UnsafeMutablePointer<Int32>
    /// Ends a transaction and returns SQLite's result; tests put a failing one here.
    var commit: (OpaquePointer) -> Int32 = { sqlite3_exec($0, "COMMIT", nil, nil, nil) }
    /// How long the last commit took.
    var lastCommit = Duration.zero
    /// How many frames the write-ahead log may have before the next checkpoint.
    var nextCheckpoint: Int32 = Checkpointing.frames

    /// Made before the first connection, for all of them; where SQLite was used before, it stays as it was.
    private static let memoryIsNotCounted = countersign_no_memory_count()

    /// Opens a connection, without its settings.
    init(_ file: LedgerFile, as kind: Kind) throws(LedgerError) {
        _ = Self.memoryIsNotCounted
        self.file = file
        secrets = SecretBodies(of: file.path)
        var configuration = Configuration()
        configuration.readonly = kind != .writer
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(Self.busyMilliseconds) / 1_000)
        configuration.label = "ledger"
        do {
            queue = try DatabaseQueue(
                path: kind == .immutable ? file.immutableURI : file.sqlitePath, configuration: configuration)
            database = try queue.inDatabase { database in
                guard let pointer = database.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
                return pointer
            }
        } catch let error as DatabaseError {
            throw LedgerError(
                result: error.extendedResultCode.rawValue, reason: error.message ?? "no reason", path: file.path)
        } catch {
            throw LedgerError(result: SQLITE_ERROR, reason: "\(error)", path: file.path)
        }
        // For want of a descriptor or of rights SQLite opens a file for reading only, and says nothing.
        if kind == .writer, sqlite3_db_readonly(database, "main") != 0 { throw .readOnly(path: file.path) }
        frames = .allocate(capacity: 1)
        frames.initialize(to: 0)
        guard countersign_no_checkpoint_on_close(database) == SQLITE_OK else {
            throw .setting(name: "no_checkpoint_on_close", expected: "1", found: "0")
        }
    }

    /// Counts the frames of the write-ahead log from now on; a setting made later could end that.
    func countFrames() {
        sqlite3_wal_hook(
            database,
            { frames, _, _, count in
                frames?.assumingMemoryBound(to: Int32.self).pointee = count
                return SQLITE_OK
            }, frames)
    }

    deinit {
        queue.inDatabase { _ in statements.removeAll() }
        try? queue.close()
        frames.deallocate()
    }

    /// The frames in the write-ahead log after the last commit of this connection.
    var walFrames: Int32 { frames.pointee }

    /// Runs work alone on the connection.
    func run<Value>(_ work: (Session) throws(LedgerError) -> Value) throws(LedgerError) -> Value {
        try queue.inDatabase { _ in
            Result { () throws(LedgerError) in try work(self) }
        }.get()
    }

    /// A statement, compiled at its first use.
    func statement(_ sql: String) throws(LedgerError) -> Prepared {
        if let statement = statements[sql] { return statement }
        let statement = try Prepared(sql, on: database) { [unowned self] in failure($0) }
        statements[sql] = statement
        return statement
    }

    /// Runs SQL that has no values and no result.
    func execute(_ sql: String) throws(LedgerError) {
        let result = sqlite3_exec(database, sql, nil, nil, nil)
        if result != SQLITE_OK { throw failure(result) }
    }

    /// Reads the first value of the first row as text.
    func value(_ sql: String) throws(LedgerError) -> String {
        try Prepared(sql, on: database) { [unowned self] in failure($0) }
            .first { (columns) in columns.text(0) } ?? ""
    }

    /// False for a file of an earlier version that nobody has written since: it has no table for secret bodies.
    var hasSecretBodies: Bool {
        get throws(LedgerError) {
            if !isKnownToHoldSecrets { isKnownToHoldSecrets = (Int(try value("PRAGMA user_version")) ?? 0) >= 3 }
            return isKnownToHoldSecrets
        }
    }

    /// Whether there is any secret body.
    var holdsSecretBodies: Bool {
        get throws(LedgerError) {
            guard try hasSecretBodies else { return false }
            return try value("SELECT EXISTS (SELECT 1 FROM secret_body)") == "1"
        }
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }

    /// The error for a result of SQLite on this connection.
    func failure(_ result: Int32) -> LedgerError {
        LedgerError(
            result: result, reason: String(cString: sqlite3_errmsg(database)),
            systemError: sqlite3_system_errno(database), path: file.path)
    }
}

extension Session {
    /// What a connection is for.
    enum Kind {
        case writer
        case reader
        /// Reads a file that nobody writes, in a folder that cannot be written.
        case immutable
    }
}
