import CanonicalJSON
import Ledger
import LedgerSQLite
import Testing

@Suite("Verifying a changed file") struct TamperTests {
    /// A change to the file and where it must be found.
    struct Change: Sendable, CustomTestStringConvertible {
        let sql: String
        let kind: VerifyReport.Problem.Kind
        let seq: Int64

        init(_ sql: String, _ kind: VerifyReport.Problem.Kind, at seq: Int64) {
            self.sql = sql
            self.kind = kind
            self.seq = seq
        }

        var testDescription: String { sql }
    }

    static let changes = [
        replacing("u-1", by: "u-2", .leaf),
        replacing(",\"seq\"", by: ", \"seq\"", .bytes),
        replacing("\"x", by: "\"\\u0078", .canonical),
        Change("UPDATE entry SET bytes = x'7b7d' WHERE seq = 5", .bytes, at: 5),
        Change("UPDATE entry SET bytes = substr(bytes, 1, 100) WHERE seq = 5", .bytes, at: 5),
        Change("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 4", .leaf, at: 4),
        Change("UPDATE entry SET leaf = x'00' WHERE seq = 4", .leaf, at: 4),
        Change("UPDATE entry SET ver = 9 WHERE seq = 6", .column, at: 6),
        Change("UPDATE entry SET stream = 'other' WHERE seq = 2", .column, at: 2),
        Change("UPDATE entry SET seq = 99 WHERE seq = 6", .position, at: 6),
        Change("PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE seq = 4", .position, at: 4),
        Change("DELETE FROM body WHERE seq = 5", .body, at: 5),
        Change("UPDATE body SET content = x'00' WHERE seq = 5", .body, at: 5),
        Change("UPDATE body SET salt = zeroblob(32) WHERE seq = 5", .body, at: 5),
        Change("UPDATE body SET commitment = zeroblob(32) WHERE seq = 5", .body, at: 5),
        Change("UPDATE body SET name = 'reason' WHERE seq = 5", .body, at: 5),
        Change("INSERT INTO body VALUES (4, 'extra', x'', x'', x'')", .body, at: 4),
        Change("INSERT INTO body VALUES (70, 'extra', x'', x'', x'')", .body, at: 7),
        Change("DELETE FROM command WHERE first_seq = 3", .command, at: 3),
        Change("DELETE FROM command WHERE first_seq = 6", .command, at: 6),
        Change("UPDATE command SET key = 'zzz' WHERE first_seq = 3", .command, at: 3),
        Change("UPDATE command SET last_seq = last_seq + 1 WHERE first_seq = 3", .command, at: 5),
        Change("UPDATE command SET last_seq = 9 WHERE first_seq = 6", .command, at: 7),
        Change("INSERT INTO command VALUES ('more', x'', x'', 2, 2)", .command, at: 2),
        Change("INSERT INTO command VALUES ('more', x'', x'', 50, 50)", .command, at: 7),
    ]

    private static func replacing(
        _ part: String, by other: String, _ kind: VerifyReport.Problem.Kind
    ) -> Change {
        let text = "replace(CAST(bytes AS TEXT), '\(part)', '\(other)')"
        return Change("UPDATE entry SET bytes = CAST(\(text) AS BLOB) WHERE seq = 3", kind, at: 3)
    }

    @Test(arguments: changes)
    func `names the first bad entry and what is wrong with it`(change: Change) throws {
        let path = try Self.makeLedger()
        let raw = try RawConnection(path)
        try raw.dropTriggers()
        try raw.execute(change.sql)
        let problem = try Self.verify(path)
        #expect(problem?.kind == change.kind)
        #expect(problem?.seq == change.seq)
        #expect(problem?.message.hasPrefix("Expected ") == true)
    }

    @Test func `finds an entry that was rewritten with its own leaf hash`() throws {
        let path = try Self.makeLedger()
        let raw = try RawConnection(path)
        try raw.dropTriggers()
        let ledger = try SQLiteLedger.openReader(at: path)
        let old = try ledger.entries(from: 4, limit: 1)[0]
        let event = NewEvent(type: old.type, data: ["note": "forged"])
        let forged = try Entry(
            event, seq: 4, stream: old.stream, version: old.version, at: old.at, actor: old.actor,
            command: old.command, previous: old.previous)
        let text = String(decoding: forged.bytes, as: UTF8.self)
        try raw.execute("UPDATE entry SET bytes = CAST('\(text)' AS BLOB), leaf = x'\(forged.leaf)' WHERE seq = 4")
        let problem = try Self.verify(path)
        #expect(problem?.kind == .chain)
        #expect(problem?.seq == 5)
    }

    @Test func `finds a version that was skipped by forging what follows`() throws {
        let path = try Self.makeLedger()
        let raw = try RawConnection(path)
        try raw.dropTriggers()
        let last = try SQLiteLedger.openReader(at: path).entries(from: 6, limit: 1)[0]
        let forged = try Entry(
            NewEvent(type: last.type, data: [:]), seq: 6, stream: last.stream, version: 8, at: last.at,
            actor: last.actor, command: last.command, previous: last.previous)
        let text = String(decoding: forged.bytes, as: UTF8.self)
        try raw.execute(
            "UPDATE entry SET bytes = CAST('\(text)' AS BLOB), leaf = x'\(forged.leaf)', ver = 8 WHERE seq = 6")
        let problem = try Self.verify(path)
        #expect(problem?.kind == .version)
        #expect(problem?.seq == 6)
    }

    @Test func `the last entries are checked when the file is opened`() throws {
        let path = try Self.makeLedger()
        let raw = try RawConnection(path)
        try raw.dropTriggers()
        try raw.execute("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 6")
        for open in [{ try SQLiteLedger.openReader(at: path) }, { try SQLiteLedger.openWriter(at: path) }] {
            let error = #expect(throws: LedgerError.self) { try open() }
            #expect(error?.code == "ledger.bad_entry")
            #expect(error?.details["seq"] == "6")
        }
    }

    @Test(arguments: [
        "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 1", "DELETE FROM entry WHERE seq = 6",
        "UPDATE command SET request = x'00'", "UPDATE command SET request = zeroblob(32), answer = x'00'",
        "DELETE FROM command",
        "INSERT INTO entry VALUES (8, 'a', 4, x'', x'')", "INSERT INTO entry VALUES (7, 'a', 9, x'', x'')",
        "INSERT INTO entry VALUES (7, 'new', 2, x'', x'')",
    ])
    func `the triggers refuse it in the first place`(sql: String) throws {
        let path = try Self.makeLedger()
        #expect(throws: RawConnection.Failure.self) { try RawConnection(path).execute(sql) }
        #expect(try Self.verify(path) == nil)
    }

    /// Six entries: 1 of a, 2 of b, 3 and 4 of a, 5 of b with an opinion, 6 of a.
    static func makeLedger() throws -> String {
        let path = try TemporaryFolder().file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        _ = try ledger.append(.sample("k-1", to: "a", size: 3))
        _ = try ledger.append(.sample("k-2", to: "b", size: 3))
        _ = try ledger.append(.sample("k-3", to: "a", events: 2, size: 3))
        _ = try ledger.append(.sample("k-4", to: "b", opinion: "同意", size: 3))
        _ = try ledger.append(.sample("k-5", to: "a", size: 3))
        _ = try ledger.append(.sample("k-6", to: "a", events: 0))
        return path
    }

    /// Verifies past the check of the last entries, which would refuse to open most of these files.
    static func verify(_ path: String) throws -> VerifyReport.Problem? {
        try SQLiteLedger.openReader(at: path, isTailChecked: false).verify().problem
    }
}
