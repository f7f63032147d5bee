import CSQLite
package import ProcessMining

/// An object-centric log as a file of SQLite, made in memory.
package enum ObjectDatabase {
    /// SQLite could not make the file.
    package struct Failure: Error, Sendable {
        /// What SQLite said.
        package let message: String
    }

    /// The bytes of the file.
    package static func bytes(_ tables: ObjectTables) throws(Failure) -> [UInt8] {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        guard sqlite3_open(":memory:", &database) == SQLITE_OK else { throw failure(database) }
        try run("BEGIN", database)
        for table in tables.tables {
            try run(table.creation, database)
            try insert(table, database)
        }
        try run("COMMIT", database)
        var size: sqlite3_int64 = 0
        guard let content = sqlite3_serialize(database, "main", &size, 0) else { throw failure(database) }
        defer { sqlite3_free(content) }
        return Array(UnsafeBufferPointer(start: content, count: Int(size)))
    }

    private static func insert(_ table: ObjectTables.Table, _ database: OpaquePointer?) throws(Failure) {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(database, table.insertion, -1, &statement, nil) == SQLITE_OK else {
            throw failure(database)
        }
        for row in table.rows {
            for (index, value) in row.enumerated() {
                let column = Int32(index + 1)
                // -1 as a destructor: SQLite takes a copy (SQLITE_TRANSIENT, a macro that Swift does not see).
                let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                let bound =
                    value.map { sqlite3_bind_text(statement, column, $0, -1, copied) }
                    ?? sqlite3_bind_null(statement, column)
                guard bound == SQLITE_OK else { throw failure(database) }
            }
            guard sqlite3_step(statement) == SQLITE_DONE, sqlite3_reset(statement) == SQLITE_OK else {
                throw failure(database)
            }
        }
    }

    private static func run(_ statement: String, _ database: OpaquePointer?) throws(Failure) {
        guard sqlite3_exec(database, statement, nil, nil, nil) == SQLITE_OK else { throw failure(database) }
    }

    private static func failure(_ database: OpaquePointer?) -> Failure {
        Failure(message: String(cString: sqlite3_errmsg(database)))
    }
}
