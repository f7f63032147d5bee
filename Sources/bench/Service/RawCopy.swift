import CSQLite
import Engine
import Foundation
import Ledger
import LedgerSQLite

/// What SQLite and the disk allow: what a ledger's acts wrote, written again by the C API with nothing computed.
enum RawCopy {
    /// A statement with its values, as an act ran it.
    private struct Write {
        let sql: String
        let values: [OpaquePointer]
    }

    /// Writes what the first acts of a ledger wrote into a new file with the same tables and indexes, `batch`
    /// acts for each durable commit, and prints how many acts it does in a second.
    ///
    /// The rows of the views are those that each act changed, found by applying its entries to its case.
    static func run(ledger: String, to path: String, batch: Int, most: Int) throws {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        let (from, to) = (open(ledger), open(path))
        for sql in ["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=4000"] {
            execute(sql, to)
        }
        let schema = rows("SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL", from) {
            String(cString: sqlite3_column_text($0, 0))
        }
        for sql in schema { execute(sql, to) }
        // Read beforehand, so that only writing is timed.
        let acts = try self.acts(of: ledger, from, most)
        var prepared: [String: OpaquePointer] = [:]
        for write in acts.joined() where prepared[write.sql] == nil { prepared[write.sql] = prepare(write.sql, to) }
        let steps = acts.map { act in act.map { (statement: prepared[$0.sql]!, values: $0.values) } }
        let start = now()
        var times: [Double] = []
        for first in stride(from: 0, to: steps.count, by: batch) {
            let began = now()
            execute("BEGIN IMMEDIATE", to)
            for act in steps[first..<min(first + batch, steps.count)] {
                for (statement, values) in act {
                    for (column, value) in values.enumerated() {
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
        let writes = acts.reduce(0) { $0 + $1.count }
        print(
            "{\"acts\": \(acts.count), \"writes\": \(writes), \"batch\": \(batch), \"per_second\": \(Double(acts.count) / seconds), \"median_ms\": \(Spread(times).median)}"
        )
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    /// What each of the first acts wrote, in the order of the log.
    private static func acts(of path: String, _ log: OpaquePointer, _ most: Int) throws -> [[Write]] {
        let records = Records(try SQLiteLedger.openReader(at: path))
        let copied = ["entry", "body"].map { table in
            (insert(table, log), prepare("SELECT * FROM \(table) WHERE seq BETWEEN ? AND ?", log))
        }
        let insertCommand = insert("command", log)
        let commands = prepare("SELECT * FROM command WHERE first_seq IS NOT NULL ORDER BY first_seq LIMIT ?", log)
        sqlite3_bind_int64(commands, 1, Int64(most))
        var cases: [String: CaseFile] = [:]
        var acts: [[Write]] = []
        while sqlite3_step(commands) == SQLITE_ROW {
            let seqs = (first: sqlite3_column_int64(commands, 3), last: sqlite3_column_int64(commands, 4))
            var act: [Write] = []
            for (sql, statement) in copied {
                sqlite3_bind_int64(statement, 1, seqs.first)
                sqlite3_bind_int64(statement, 2, seqs.last)
                while sqlite3_step(statement) == SQLITE_ROW { act.append(Write(sql: sql, values: values(statement))) }
                sqlite3_reset(statement)
            }
            act.append(Write(sql: insertCommand, values: values(commands)))
            let entries = try records.ledger.entries(from: seqs.first, limit: Int(seqs.last - seqs.first + 1))
            let id = entries[0].stream
            if id != Directory.stream, id != Directory.refusals {
                let old = try cases[id] ?? records.begin(entries[0], id)
                let (changes, new) = try CaseViews.difference(from: old, by: entries, in: records)
                act += writes(of: changes)
                cases[id] = new
            }
            acts.append(act)
        }
        return acts
    }

    private static func writes(of changes: ViewChanges) -> [Write] {
        let scratch = open(":memory:")
        defer { sqlite3_close(scratch) }
        var writes: [Write] = []
        func add<Row: ViewRow>(_ rows: [Row], clearing scope: ScopeRows? = nil) {
            if let scope {
                writes.append(
                    Write(
                        sql: "DELETE FROM \(Row.table) WHERE case_id = ? AND scope = ?",
                        values: values([.text(scope.caseID), .text(scope.scope)], scratch)))
            }
            let marks = Row.columns.map { _ in "?" }.joined(separator: ", ")
            for row in rows {
                writes.append(
                    Write(
                        sql: "INSERT OR REPLACE INTO \(Row.table) VALUES (\(marks))",
                        values: values(row.cells, scratch)))
            }
        }
        if let row = changes.caseRow { add([row]) }
        for scope in changes.replace {
            add(scope.seats, clearing: scope.cleared.contains(.seats) ? scope : nil)
            add(scope.deadlines, clearing: scope.cleared.contains(.deadlines) ? scope : nil)
            add(scope.signOffs, clearing: scope.cleared.contains(.signOffs) ? scope : nil)
            add(scope.units, clearing: scope.cleared.contains(.units) ? scope : nil)
        }
        return writes
    }

    /// The present row's values, kept.
    private static func values(_ statement: OpaquePointer) -> [OpaquePointer] {
        (0..<sqlite3_column_count(statement)).map { sqlite3_value_dup(sqlite3_column_value(statement, $0)) }
    }

    /// Values as SQLite holds them.
    private static func values(_ cells: [ViewCell], _ scratch: OpaquePointer) -> [OpaquePointer] {
        let marks = cells.map { _ in "?" }.joined(separator: ", ")
        let statement = prepare("SELECT \(marks)", scratch)
        defer { sqlite3_finalize(statement) }
        for (column, cell) in cells.enumerated() {
            switch cell {
            case .null: sqlite3_bind_null(statement, Int32(column + 1))
            case .integer(let integer): sqlite3_bind_int64(statement, Int32(column + 1), integer)
            case .text(let text):
                sqlite3_bind_text(
                    statement, Int32(column + 1), text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            }
        }
        sqlite3_step(statement)
        return values(statement)
    }

    private static func insert(_ table: String, _ database: OpaquePointer) -> String {
        let count = rows("SELECT count(*) FROM pragma_table_info('\(table)')", database) { sqlite3_column_int($0, 0) }[
            0]
        return "INSERT INTO \(table) VALUES (\(Array(repeating: "?", count: Int(count)).joined(separator: ", ")))"
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
