import CSQLite
import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Testing
import TransparencyLog

/// A folder of its own with a ledger that signs.
struct SignedLedger {
    private static let root: String = {
        let root = NSTemporaryDirectory() + "countersign-evidence-\(getpid())"
        atexit { try? FileManager.default.removeItem(atPath: SignedLedger.root) }
        return root
    }()

    let folder: String
    let path: String
    private(set) var keys: [VerifierKey] = []

    /// A ledger with this many entries, signed at some sizes on the way.
    init(entries: Int, sealedEvery step: Int = 100, origin: String = "example.org/log") throws {
        folder = Self.root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/a.db"
        let ledger = try SQLiteLedger.create(at: path)
        var keys: [VerifierKey] = []
        try ledger.addKey(origin: origin) { keys.append(try VerifierKey($0)) }
        self.keys = keys
        for start in stride(from: 0, to: entries, by: step) {
            let numbers = start..<min(start + step, entries)
            for result in try ledger.appendBatch(numbers.map(Self.append)) { _ = try result.get() }
            try ledger.seal()
        }
        ledger.close()
    }

    /// One act with an opinion, so that each entry has a body, every fifth of them 涉密; the fourth registers a key, the
    /// hundredth revokes it, and number 200 registers another.
    static func append(_ number: Int) -> Append {
        let key: (type: String, data: JSON)? =
            switch number {
            case 3: ("approver-key-added", ["person": "p1", "fingerprint": "SHA256:a", "key": "ssh-ed25519 AAAA"])
            case 99: ("approver-key-revoked", ["person": "p1", "fingerprint": "SHA256:a"])
            case 200, 600:
                (
                    "approver-key-added",
                    ["person": "p2", "fingerprint": .string("SHA256:b\(number)"), "key": "ssh-ed25519 BBBB"]
                )
            default: nil
            }
        var body = Body(name: "opinion", content: Array("同意 \(number)".utf8))
        body.isSecret = number % 5 == 4
        return Append(
            stream: key == nil ? "c-\(number % 7)" : Entry.ledgerStream, expectedVersion: nil,
            events: [
                NewEvent(
                    type: key?.type ?? "noted", data: key?.data ?? ["number": .int(Int64(number))],
                    bodies: [body])
            ], at: Int64(number), actor: .person("p1"), command: "k-\(number)", request: .sha256([1]),
            answer: Array("{}".utf8))
    }

    /// The removal of the bodies of entries, with its word in the log.
    static func removal(of entries: [Int64]) -> Append {
        let places = entries.map { BodyPlace(seq: $0, name: "opinion") }
        return Append(
            stream: Entry.ledgerStream, expectedVersion: nil,
            events: [NewEvent(type: Redaction.type, data: .object(Redaction.fields(places)))], at: 1,
            actor: .person("p2"),
            command: "remove \(entries)", request: .sha256([2]), answer: Array("{}".utf8)
        ).removing(places)
    }

    func reader(_ path: String? = nil) throws -> SQLiteLedger {
        try SQLiteLedger.openReader(at: path ?? self.path, isTailChecked: false)
    }

    /// Everything that the tables of a file hold and that can be worked out from the log, row by row; nil if it cannot be
    /// read. The hash of a request and the time of a checkpoint stand nowhere else.
    static func rows(_ path: String) -> [String]? {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else { return nil }
        var rows: [String] = []
        for query in [
            "SELECT * FROM entry", "SELECT * FROM body", "SELECT * FROM secret_body",
            "SELECT key, first_seq, last_seq FROM command",
            "SELECT * FROM tile", "SELECT size, note FROM checkpoint", "PRAGMA application_id",
        ] {
            var statement: OpaquePointer?
            guard sqlite3_prepare_v2(database, query, -1, &statement, nil) == SQLITE_OK else { return nil }
            defer { sqlite3_finalize(statement) }
            var result = sqlite3_step(statement)
            while result == SQLITE_ROW {
                rows.append(
                    (0..<sqlite3_column_count(statement)).map { column in
                        let count = Int(sqlite3_column_bytes(statement, column))
                        let bytes = sqlite3_column_blob(statement, column).map {
                            Array(UnsafeRawBufferPointer(start: $0, count: count))
                        }
                        return "\(sqlite3_column_type(statement, column)) \(bytes ?? [])"
                    }.joined(separator: "|"))
                result = sqlite3_step(statement)
            }
            guard result == SQLITE_DONE else { return nil }
        }
        return rows.sorted()
    }

    static func execute(_ path: String, _ statements: String...) throws {
        var database: OpaquePointer?
        defer { sqlite3_close(database) }
        try #require(sqlite3_open(path, &database) == SQLITE_OK)
        for sql in statements {
            try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK, "\(sql)")
        }
    }
}
