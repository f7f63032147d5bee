import Approvals
import CSQLite
import Engine
import Foundation
import Ledger
import LedgerSQLite

/// Times single acts, questions and checks in a large ledger against an empty one, in turn in one run.
enum Measuring {
    /// Enough that no case of the small file grows long by being used again and again.
    private static let smallCases = 300

    static func run(large: String, empty: String, workflow: String) throws {
        let small = try Office.create(at: empty, workflow: workflow)
        try small.generate(0..<smallCases) { _ in }
        let big = try Office.open(at: large)
        let cases = try big.store.cases().count
        print("cases in the large file            \(cases)")
        try transitions(big, small, cases: cases)
        try questions(big, small, cases: cases)
        try verification(big)
        small.store.close()
        big.store.close()
    }

    /// One more durable transition: load the case, decide, append, fsync. A seat is claimed and released in turn, so
    /// that the cases stay as they are.
    private static func transitions(_ big: Office, _ small: Office, cases: Int) throws {
        var (cold, large, little, limit) = ([Double](), [Double](), [Double](), [Double]())
        let raw = try RawFile(path: "bench-raw.db")
        let run = UInt64.random(in: .min ... .max)
        func act(_ office: Office, _ number: Int, _ command: Command) throws -> Double {
            let clerk = Office.person("clerk\(number % Office.clerks)")
            let act = Act(
                command, on: "C-\(number)", by: clerk, key: "\(run)/\(large.count)/\(little.count)/\(cold.count)")
            let start = now()
            _ = try office.engine.perform(act)
            return now() - start
        }
        let path = Path("rectification/R-01/close")
        for round in 0..<150 {
            // A case that nobody has looked at lately: its first act reads it from the disk, the others find it there.
            let (number, other) = (Int.random(in: 0..<cases), round % smallCases)
            cold.append(try act(big, number, .claim(path)))
            _ = try act(small, other, .claim(path))
            for command in [Command.release(path), .claim(path), .release(path)] {
                large.append(try act(big, number, command))
                little.append(try act(small, other, command))
                limit.append(try raw.insert(bytes: 600))
            }
            _ = try? act(small, other, .release(path))
        }
        print("one more durable transition, large \(Spread(large))")
        print("the same in a file of \(smallCases) cases    \(Spread(little))")
        print("raw: one 600-byte row, C API, FULL \(Spread(limit))")
        print("first act on a case not read lately \(Spread(cold))")
        print(
            "ratio large / small                \(fixed(Spread(large).median / Spread(little).median, 2))   (target ≤ 1.3)"
        )
        print("ratio raw / small                  \(fixed(Spread(limit).median / Spread(little).median, 2))")
    }

    private static func questions(_ big: Office, _ small: Office, cases: Int) throws {
        var random = SystemRandomNumberGenerator()
        var todo: [[Double]] = [[], []]
        var signed: [Double] = []
        for _ in 0..<500 {
            let number = Int.random(in: 0..<cases, using: &random)
            var start = now()
            let mine = try big.store.openSeats(person: "clerk\(number % Office.clerks)")
            todo[0].append(now() - start)
            precondition(!mine.isEmpty)
            start = now()
            _ = try small.store.openSeats(person: "clerk0")
            todo[1].append(now() - start)
            start = now()
            _ = try big.store.signOffs(case: "C-\(number)", unit: "14-01")
            signed.append(now() - start)
        }
        print("todo of one person, large          \(Spread(todo[0]))")
        print("todo of one person, small          \(Spread(todo[1]))")
        print("who-signed of one form, large      \(Spread(signed))")
    }

    private static func verification(_ big: Office) throws {
        var start = now()
        let report = try big.store.verify()
        let seconds = now() - start
        precondition(report.isGood)
        let rate = Int(Double(report.entries) / seconds)
        print("verify bytes, chain, bodies        \(rate) entries/s   (\(report.entries) in \(fixed(seconds, 1)) s)")
        // Every case is read by itself for this; a sample tells the pace.
        let sample = Array(try big.store.cases().map(\.caseID).shuffled().prefix(200))
        start = now()
        for id in sample {
            let isSame = try Records(big.store).replays(id)
            precondition(isSame)
        }
        print("verify replay of one case          \(fixed((now() - start) / Double(sample.count) * 1000, 2)) ms")
    }
}

/// Times in milliseconds: the median, and how far they reach.
struct Spread: CustomStringConvertible {
    let median, high, low: Double

    init(_ seconds: [Double]) {
        let sorted = seconds.sorted()
        median = sorted[sorted.count / 2] * 1000
        low = sorted[sorted.count / 20] * 1000
        high = sorted[min(sorted.count - 1, sorted.count * 99 / 100)] * 1000
    }

    var description: String { "median \(fixed(median, 3)) ms   p5 \(fixed(low, 3))   p99 \(fixed(high, 3))" }
}

/// What the disk and SQLite allow: one row by the C API with the same settings, and nothing else.
final class RawFile {
    private var database: OpaquePointer?
    private var statement: OpaquePointer?
    private let path: String

    init(path: String) throws {
        self.path = path
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        precondition(sqlite3_open(path, &database) == SQLITE_OK)
        for sql in [
            "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
            "CREATE TABLE t (seq INTEGER PRIMARY KEY, bytes BLOB)",
        ] { precondition(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK) }
        let insert = "INSERT INTO t (bytes) VALUES (randomblob(?))"
        precondition(sqlite3_prepare_v2(database, insert, -1, &statement, nil) == SQLITE_OK)
    }

    func insert(bytes: Int32) throws -> Double {
        let start = now()
        sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil)
        sqlite3_bind_int(statement, 1, bytes)
        precondition(sqlite3_step(statement) == SQLITE_DONE)
        sqlite3_reset(statement)
        precondition(sqlite3_exec(database, "COMMIT", nil, nil, nil) == SQLITE_OK)
        return now() - start
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(database)
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
