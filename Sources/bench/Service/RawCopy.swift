import CSQLite
import Foundation

/// What SQLite and the disk allow: the rows of a ledger written again by the C API, with no rules and nothing computed.
enum RawCopy {
    /// Copies the rows of a ledger act by act into a new file with the same tables and indexes, `batch` acts for each
    /// durable commit, and prints how many acts it does in a second.
    ///
    /// The rows of views are written once, as they are at the end, with the act that their case ended with.
    static func run(ledger: String, to path: String, batch: Int, most: Int) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        let (from, to) = (open(ledger), open(path))
        for sql in ["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=0"] {
            execute(sql, to)
        }
        let schema = rows("SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL", from) {
            String(cString: sqlite3_column_text($0, 0))
        }
        for sql in schema { execute(sql, to) }
        let views = ["case_row", "open_seat", "deadline", "sign_off", "unit"]
        let tables = ["entry", "body", "command"] + views
        let writing = Dictionary(
            uniqueKeysWithValues: tables.map { table in
                let count = rows("SELECT count(*) FROM pragma_table_info('\(table)')", from) {
                    sqlite3_column_int($0, 0)
                }[0]
                let marks = Array(repeating: "?", count: Int(count)).joined(separator: ",")
                return (table, prepare("INSERT INTO \(table) VALUES (\(marks))", to))
            })
        let reading = [
            "entry": prepare("SELECT * FROM entry WHERE seq BETWEEN ? AND ?", from),
            "body": prepare("SELECT * FROM body WHERE seq BETWEEN ? AND ?", from),
        ]
        let viewReading = Dictionary(
            uniqueKeysWithValues: views.map { table in
                (table, prepare("SELECT * FROM \(table) WHERE case_id = ?", from))
            })
        // Read beforehand, so that only writing is timed.
        typealias Row = (table: String, values: [OpaquePointer])
        var acts: [[Row]] = []
        func collect(_ table: String, _ statement: OpaquePointer, into act: inout [Row]) {
            while sqlite3_step(statement) == SQLITE_ROW {
                act.append(
                    (
                        table,
                        (0..<sqlite3_column_count(statement)).map {
                            sqlite3_value_dup(sqlite3_column_value(statement, $0))
                        }
                    ))
            }
            sqlite3_reset(statement)
        }
        let commands = prepare("SELECT * FROM command WHERE first_seq IS NOT NULL ORDER BY first_seq LIMIT ?", from)
        sqlite3_bind_int64(commands, 1, Int64(most))
        var lastActOfCase: [String: Int] = [:]
        while sqlite3_step(commands) == SQLITE_ROW {
            var act: [Row] = []
            for (table, statement) in reading {
                sqlite3_bind_int64(statement, 1, sqlite3_column_int64(commands, 3))
                sqlite3_bind_int64(statement, 2, sqlite3_column_int64(commands, 4))
                collect(table, statement, into: &act)
            }
            act.append(("command", (0..<5).map { sqlite3_value_dup(sqlite3_column_value(commands, $0)) }))
            if let entry = act.first(where: { $0.table == "entry" }) {
                lastActOfCase[String(cString: sqlite3_value_text(entry.values[1]))] = acts.count
            }
            acts.append(act)
        }
        for (id, place) in lastActOfCase {
            for (table, statement) in viewReading {
                sqlite3_bind_text(statement, 1, id, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                collect(table, statement, into: &acts[place])
            }
        }
        let start = now()
        var times: [Double] = []
        for first in stride(from: 0, to: acts.count, by: batch) {
            let began = now()
            execute("BEGIN IMMEDIATE", to)
            for act in acts[first..<min(first + batch, acts.count)] {
                for row in act {
                    let statement = writing[row.table]!
                    for (column, value) in row.values.enumerated() {
                        sqlite3_bind_value(statement, Int32(column + 1), value)
                    }
                    guard sqlite3_step(statement) == SQLITE_DONE else {
                        fatalError(String(cString: sqlite3_errmsg(to)))
                    }
                    sqlite3_reset(statement)
                }
            }
            execute("COMMIT", to)
            times.append(now() - began)
        }
        let seconds = now() - start
        let rowCount = acts.reduce(0) { $0 + $1.count }
        print(
            "{\"acts\": \(acts.count), \"rows\": \(rowCount), \"batch\": \(batch), \"per_second\": \(Double(acts.count) / seconds), \"median_ms\": \(Spread(times).median)}"
        )
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    private static func open(_ path: String) -> OpaquePointer {
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK, let database else { fatalError("cannot open \(path)") }
        return database
    }

    private static func execute(_ sql: String, _ database: OpaquePointer) {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
            fatalError("\(sql): \(String(cString: sqlite3_errmsg(database)))")
        }
    }

    private static func prepare(_ sql: String, _ database: OpaquePointer) -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            fatalError("\(sql): \(String(cString: sqlite3_errmsg(database)))")
        }
        return statement
    }

    private static func rows<Value>(_ sql: String, _ database: OpaquePointer, _ read: (OpaquePointer) -> Value)
        -> [Value]
    {
        let statement = prepare(sql, database)
        defer { sqlite3_finalize(statement) }
        var values: [Value] = []
        while sqlite3_step(statement) == SQLITE_ROW { values.append(read(statement)) }
        return values
    }
}
