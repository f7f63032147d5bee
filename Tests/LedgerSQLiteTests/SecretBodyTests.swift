import CanonicalJSON
import Foundation
import Glibc
import Ledger
import Testing

@testable import LedgerSQLite

/// Given a ledger with a body that is 涉密, what its file holds, who can read it, and what is left when it is removed.
@Suite struct `A secret body` {
    private let folder: TemporaryFolder
    private let path: String
    private static let text = Array("甲乙丙绝密专项".utf8)

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        _ = try ledger.append(Self.append("k-1", Self.text, isSecret: true))
        ledger.close()
    }

    private static func append(_ key: String, _ text: [UInt8], isSecret: Bool, removing: [BodyPlace] = []) -> Append {
        var body = Body(name: "opinion", content: text)
        body.isSecret = isSecret
        let event = NewEvent(type: "decided", data: [:], bodies: [body])
        return Append(
            stream: "a", expectedVersion: nil, events: [event], at: 0, actor: .person("p01"), command: key,
            request: .sha256(text), answer: Array("{}".utf8))
    }

    /// What an event of the ledger's own stream says that removes bodies.
    private static func removal(_ places: [BodyPlace]) -> Append {
        let event = NewEvent(type: Redaction.type, data: .object(Redaction.fields(places)))
        return Append(
            stream: Entry.ledgerStream, expectedVersion: nil, events: [event], at: 0, actor: .person("p02"),
            command: "remove", request: .zero, answer: Array("{}".utf8)
        ).removing(places)
    }

    private func isInFiles(_ text: [UInt8] = text) throws -> Bool {
        try ["", "-wal", ".checkpoint", ".lock"].contains { suffix in
            guard let data = FileManager.default.contents(atPath: path + suffix) else { return false }
            return data.firstRange(of: Data(text)) != nil
        }
    }

    private func bodies(of seq: Int64 = 1) throws -> [Body] {
        let ledger = try SQLiteLedger.openReader(at: path)
        defer { ledger.close() }
        return try ledger.bodies(of: seq)
    }

    private func verified() throws -> VerifyReport {
        let ledger = try SQLiteLedger.openReader(at: path)
        defer { ledger.close() }
        return try ledger.verify()
    }

    @Test func `is read back, and is nowhere in the files; an open one is`() throws {
        #expect(try bodies().map(\.content) == [Self.text])
        #expect(try bodies().map(\.isSecret) == [true])
        #expect(try !isInFiles())
        let ledger = try SQLiteLedger.openWriter(at: path)
        _ = try ledger.append(Self.append("k-2", Self.text, isSecret: false))
        ledger.close()
        #expect(try isInFiles())
    }

    @Test func `says so in its entry, which keeps to its bytes`() throws {
        let ledger = try SQLiteLedger.openReader(at: path)
        let entry = try #require(try ledger.entries(from: 1, limit: 1).first)
        #expect(entry.secret == ["opinion"])
        #expect(try Entry(bytes: entry.bytes) == entry)
        #expect(entry.isCanonical)
    }

    @Test func `lies under a key that only its owner may read`() throws {
        var status = stat()
        #expect(stat(path + ".master", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        chmod(path + ".master", 0o644)
        #expect(throws: LedgerError.self) { try bodies() }
    }

    @Test func `cannot be opened without the key, but the log verifies`() throws {
        rename(path + ".master", path + ".elsewhere")
        #expect(try bodies() == [])
        #expect(try (verified().isGood, verified().unopened) == (true, 1))
        // Nor is another one made, under which the next would lie.
        let ledger = try SQLiteLedger.openWriter(at: path)
        #expect(throws: LedgerError.self) { try ledger.append(Self.append("k-2", Self.text, isSecret: true)) }
        #expect(try ledger.append(Self.append("k-3", Self.text, isSecret: false)).entries.count == 1)
        ledger.close()
        rename(path + ".elsewhere", path + ".master")
        #expect(try bodies().map(\.content) == [Self.text])
        #expect(try verified().unopened == 0)
    }

    @Test func `is asked after by the doctor, with its key`() throws {
        func found() -> (HealthFinding.Status, String?)? {
            Doctor(path: path, now: 0).examine().first { $0.check == .masterKey }.map { ($0.status, $0.found["key"]) }
        }
        #expect(try #require(found()) == (.ok, "present"))
        chmod(path + ".master", 0o644)
        #expect(try #require(found()) == (.fail, "unusable"))
        chmod(path + ".master", 0o600)
        let key = try #require(FileManager.default.contents(atPath: path + ".master"))
        try FileManager.default.removeItem(atPath: path + ".master")
        #expect(try #require(found()) == (.fail, "missing"))
        // Another ledger's key.
        let other = folder.file("b.db")
        let ledger = try SQLiteLedger.create(at: other)
        _ = try ledger.append(Self.append("k-1", Self.text, isSecret: true))
        ledger.close()
        try FileManager.default.copyItem(atPath: other + ".master", toPath: path + ".master")
        #expect(try #require(found()) == (.fail, "unusable"))
        try key.write(to: URL(fileURLWithPath: path + ".master"))
        #expect(try #require(found()) == (.ok, "present"))
    }

    @Test(arguments: [
        "UPDATE secret_body SET box = zeroblob(length(box))", "UPDATE secret_body SET key = zeroblob(length(key))",
        "UPDATE secret_body SET commitment = zeroblob(32)", "DELETE FROM secret_body",
        "INSERT INTO body SELECT seq, name, commitment, zeroblob(32), x'00' FROM secret_body",
    ]) func `is found when it is changed`(sql: String) throws {
        #expect(try verified().isGood)
        try RawConnection(path).execute(sql)
        #expect(try verified().problem?.kind == .body)
        #expect(try verified().problem?.seq == 1)
    }

    @Test(arguments: [true, false])
    func `is gone from the file and beside it when it was removed, and the log says so`(isSecret: Bool) throws {
        let ledger = try SQLiteLedger.openWriter(at: path)
        // Many, so that pages were divided and moved about.
        for number in 0..<200 {
            _ = try ledger.append(
                Self.append("m-\(number)", Array("泄密内容\(number)号".utf8) + Self.text, isSecret: isSecret))
        }
        let places = (2...201).map { BodyPlace(seq: $0, name: "opinion") }
        if !isSecret { #expect(try isInFiles()) }
        let before = try ledger.entries(from: 1, limit: 300)
        _ = try ledger.append(Self.removal(places))
        #expect(try ledger.sweep())
        #expect(try !isInFiles())
        #expect(try !isInFiles(Array("泄密内容".utf8)))
        #expect(try Array(ledger.entries(from: 1, limit: 300).prefix(before.count)) == before)
        #expect(try ledger.bodies(of: 2) == [])
        #expect(try ledger.verify().isGood)
        #expect(try ledger.verify().removed == 200)
        // The hash of the request would help to guess it.
        #expect(try ledger.command("m-0")?.request == .zero)
        ledger.close()
        // The others are still there.
        #expect(try bodies().map(\.content) == [Self.text])
    }

    @Test func `that was removed without a word is missed`() throws {
        try RawConnection(path).execute("DELETE FROM secret_body")
        let problem = try #require(try verified().problem)
        #expect((problem.kind, problem.seq) == (.body, 1))
    }

    @Test func `that the log says was removed must be gone`() throws {
        let ledger = try SQLiteLedger.openWriter(at: path)
        let place = BodyPlace(seq: 1, name: "opinion")
        let event = NewEvent(type: Redaction.type, data: .object(Redaction.fields([place])))
        _ = try ledger.append(
            Append(
                stream: Entry.ledgerStream, expectedVersion: nil, events: [event], at: 0, actor: .person("p02"),
                command: "say so", request: .zero, answer: Array("{}".utf8)))
        #expect(try ledger.verify().problem?.seq == 2)
    }

    @Test func `is still in the backups, which are known`() throws {
        let ledger = try SQLiteLedger.openWriter(at: path)
        let backup = folder.file("b.db")
        _ = try ledger.backUp(to: backup)
        #expect(try ledger.backups() == [BackupNote(path: backup, entries: 1, isThere: true)])
        unlink(backup)
        #expect(try ledger.backups() == [BackupNote(path: backup, entries: 1, isThere: false)])
    }
}
