import CSQLite

/// A connection of one's own to a ledger's file, for doing to it what the program never does.
final class RawConnection {
    private let database: OpaquePointer

    init(_ path: String) throws {
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK, let database else { throw Failure(message: "open") }
        self.database = database
    }

    deinit {
        sqlite3_close(database)
    }

    struct Failure: Error, Equatable {
        let message: String
    }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
            throw Failure(message: String(cString: sqlite3_errmsg(database)))
        }
    }

    /// How SQLite would go about a query, line by line.
    func plan(_ sql: String) throws -> [String] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, "EXPLAIN QUERY PLAN \(sql)", -1, &statement, nil) == SQLITE_OK else {
            throw Failure(message: String(cString: sqlite3_errmsg(database)))
        }
        defer { sqlite3_finalize(statement) }
        var lines: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW { lines.append(String(cString: sqlite3_column_text(statement, 3))) }
        return lines
    }

    /// Removes what guards against our own mistakes.
    func dropTriggers() throws {
        for name in [
            "entry_has_no_gap", "entry_skips_no_version", "entry_is_not_changed", "entry_is_not_deleted",
            "command_is_not_changed", "command_is_not_deleted",
        ] {
            try execute("DROP TRIGGER \(name)")
        }
    }
}
