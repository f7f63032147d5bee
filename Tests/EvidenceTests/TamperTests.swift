import Foundation
import Ledger
import LedgerSQLite
import Testing
import TransparencyLog

@testable import Evidence

/// Given a signed ledger, when somebody with the files in hand changes them, then verifying says so.
@Suite struct `A ledger in other hands` {
    /// Everything that `ledger verify` checks below the rules.
    static func fault(_ path: String, _ keys: [VerifierKey], against others: [Checkpoint] = []) -> String? {
        do {
            let ledger = try SQLiteLedger.openReader(at: path, isTailChecked: false)
            defer { ledger.close() }
            let report = try ledger.verify()
            if let problem = report.problem { return "entry \(problem.seq)" }
            let beside = try ledger.sealBeside().map { try Checkpoint(try SignedNote($0), trusting: keys) }
            let seals = SealVerifier(ledger, trusting: keys)
            _ = try seals.verify(against: others, beside: beside, tiles: report.tiles)
            return nil
        } catch {
            return (error as? EvidenceError)?.code ?? (error as? LedgerError)?.code ?? "\(error)"
        }
    }

    private static let free = """
        DROP TRIGGER entry_is_not_deleted; DROP TRIGGER entry_is_not_changed; DROP TRIGGER command_is_not_deleted;
        DROP TRIGGER command_is_not_changed; DROP TRIGGER entry_has_no_gap; DROP TRIGGER entry_skips_no_version;
        PRAGMA foreign_keys = OFF
        """
    private static let changes: [(sql: String, fault: String)] = [
        ("UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'p1', 'p2') AS BLOB) WHERE seq = 40", "entry 40"),
        ("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 41", "entry 41"),
        ("UPDATE entry SET stream = 'c-x' WHERE seq = 42", "entry 42"),
        ("UPDATE entry SET ver = 9999 WHERE seq = 43", "entry 43"),
        ("DELETE FROM entry WHERE seq = 44", "entry 44"),
        ("UPDATE entry SET seq = 1000 WHERE seq = 45", "entry 45"),
        ("INSERT INTO entry SELECT 701, stream, 200, bytes, leaf FROM entry WHERE seq = 7", "entry 701"),
        (
            """
            UPDATE entry SET seq = -1 WHERE seq = 50; UPDATE entry SET seq = 50 WHERE seq = 51;
            UPDATE entry SET seq = 51 WHERE seq = -1
            """, "entry 50"
        ),
        ("DELETE FROM body WHERE seq = 46", "entry 46"),
        ("UPDATE body SET content = x'78' WHERE seq = 47", "entry 47"),
        ("UPDATE body SET salt = zeroblob(32) WHERE seq = 48", "entry 48"),
        ("UPDATE body SET commitment = zeroblob(32) WHERE seq = 49", "entry 49"),
        ("INSERT INTO body VALUES (49, 'more', zeroblob(32), zeroblob(32), x'78')", "entry 49"),
        ("UPDATE secret_body SET box = zeroblob(80) WHERE seq = 45", "entry 45"),
        ("DELETE FROM secret_body WHERE seq = 50", "entry 50"),
        ("DELETE FROM command WHERE first_seq = 52", "entry 52"),
        ("UPDATE command SET key = 'other' WHERE first_seq = 53", "entry 53"),
        (
            "DELETE FROM command WHERE first_seq > 690; DELETE FROM body WHERE seq > 690; DELETE FROM secret_body WHERE seq > 690; DELETE FROM entry WHERE seq > 690",
            "evidence.truncated"
        ),
        (
            """
            DELETE FROM command WHERE first_seq > 690; DELETE FROM body WHERE seq > 690; DELETE FROM secret_body WHERE seq > 690;
            DELETE FROM entry WHERE seq > 690; DELETE FROM checkpoint WHERE size > 690
            """, "evidence.truncated"
        ),
        ("DELETE FROM checkpoint WHERE size = 700", "evidence.lost_checkpoint"),
        ("DELETE FROM tile WHERE level = 1; INSERT INTO tile VALUES (1, 0, zeroblob(64))", "evidence.bad_tile"),
        ("UPDATE tile SET hashes = zeroblob(64) WHERE level = 1", "evidence.bad_tile"),
        ("UPDATE tile SET hashes = zeroblob(63) WHERE level = 1", "ledger.damaged"),
        (
            "UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), '100', '101') AS BLOB) WHERE size = 100",
            "evidence.bad_signature"
        ),
        ("UPDATE checkpoint SET size = 150 WHERE size = 100", "evidence.malformed"),
        ("UPDATE checkpoint SET note = x'00' WHERE size = 100", "evidence.malformed"),
        (
            "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 200) WHERE size = 100",
            "evidence.malformed"
        ),
    ]

    /// The same bytes as another type: one bit in the file, and SQLite finds them no more under their name.
    private static let types: [(sql: String, fault: String)] = [
        ("UPDATE entry SET stream = CAST(stream AS BLOB) WHERE seq = 42", "entry 42"),
        ("UPDATE entry SET bytes = CAST(bytes AS TEXT) WHERE seq = 43", "entry 43"),
        ("UPDATE entry SET leaf = CAST(leaf AS TEXT) WHERE seq = 44", "entry 44"),
        ("UPDATE body SET name = CAST(name AS BLOB) WHERE seq = 46", "entry 46"),
        ("UPDATE body SET commitment = CAST(commitment AS TEXT) WHERE seq = 47", "entry 47"),
        ("UPDATE body SET salt = CAST(salt AS TEXT) WHERE seq = 48", "entry 48"),
        ("UPDATE body SET content = CAST(content AS TEXT) WHERE seq = 49", "entry 49"),
        ("UPDATE secret_body SET box = CAST(box AS TEXT) WHERE seq = 50", "entry 50"),
        ("UPDATE command SET key = CAST(key AS BLOB) WHERE first_seq = 53", "entry 53"),
        ("UPDATE tile SET hashes = CAST(hashes AS TEXT) WHERE level = 1", "ledger.damaged"),
        ("UPDATE checkpoint SET note = CAST(note AS TEXT) WHERE size = 100", "evidence.malformed"),
    ]
    private static let loose = """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(replace(sql, 'STRICT, WITHOUT', 'WITHOUT'), ') STRICT', ')');
        PRAGMA writable_schema = RESET
        """

    @Test(arguments: types.indices) func `with a value of another type is found out, and where`(index: Int) throws {
        let change = Self.types[index]
        let signed = try SignedLedger(entries: 700)
        try SignedLedger.execute(signed.path, Self.free, Self.loose)
        #expect(Self.fault(signed.path, signed.keys) == nil)
        try SignedLedger.execute(signed.path, change.sql)
        #expect(Self.fault(signed.path, signed.keys) == change.fault, "\(change.sql)")
    }

    @Test(arguments: changes.indices) func `is found to be changed, and where`(index: Int) throws {
        let change = Self.changes[index]
        let signed = try SignedLedger(entries: 700)
        #expect(Self.fault(signed.path, signed.keys) == nil)
        try SignedLedger.execute(signed.path, Self.free, change.sql)
        #expect(Self.fault(signed.path, signed.keys) == change.fault, "\(change.sql)")
    }

    @Test func `is found out by what others hold, even where the key was stolen`() throws {
        let signed = try SignedLedger(entries: 300)
        let ledger = try signed.reader()
        let minutes = try #require(try ledger.checkpoint(trusting: signed.keys)).checkpoint
        ledger.close()
        // The end is dropped, everything that was signed of it too, and another end is written and signed.
        try SignedLedger.execute(
            signed.path, Self.free,
            """
            DELETE FROM command WHERE first_seq > 250; DELETE FROM body WHERE seq > 250; DELETE FROM secret_body WHERE seq > 250;
            DELETE FROM entry WHERE seq > 250; DELETE FROM checkpoint WHERE size > 200;
            DELETE FROM tile
            """)
        try FileManager.default.removeItem(atPath: signed.path + ".checkpoint")
        let short = Self.fault(signed.path, signed.keys, against: [minutes])
        #expect(short == "evidence.truncated")
        let thief = try SQLiteLedger.openWriter(at: signed.path)
        for number in 900..<1_000 { _ = try thief.append(SignedLedger.append(number)) }
        thief.close()
        // Nothing inside tells; the minutes do.
        #expect(Self.fault(signed.path, signed.keys) == nil)
        #expect(Self.fault(signed.path, signed.keys, against: [minutes]) == "evidence.forked")
    }

    @Test func `is good at any moment while it is written and signed`() async throws {
        let signed = try SignedLedger(entries: 300)
        let ledger = try SQLiteLedger.openWriter(at: signed.path)
        let writing = Task {
            for number in 300..<900 {
                _ = try ledger.append(SignedLedger.append(number))
                try ledger.seal()
            }
        }
        for _ in 0..<20 { #expect(Self.fault(signed.path, signed.keys) == nil) }
        try await writing.value
        ledger.close()
        #expect(Self.fault(signed.path, signed.keys) == nil)
    }

    @Test func `with any bit changed on the disk is found out, or says the same as before`() throws {
        let signed = try SignedLedger(entries: 60, sealedEvery: 20)
        // Some of it is in the write-ahead log still, as after a crash.
        let ledger = try SQLiteLedger.openWriter(at: signed.path)
        for number in 60..<90 { _ = try ledger.append(SignedLedger.append(number)) }
        try ledger.seal()
        let copy = signed.folder + "/copy.db"
        let suffixes = ["", "-wal", ".checkpoint"]
        let files = try suffixes.map { try Data(contentsOf: URL(filePath: signed.path + $0)) }
        ledger.close()
        // Without it what is 涉密 could not be checked against its commitments.
        try FileManager.default.copyItem(atPath: signed.path + ".master", toPath: copy + ".master")
        #expect(files.allSatisfy { !$0.isEmpty })
        func write(_ files: [Data]) throws {
            try? FileManager.default.removeItem(atPath: copy + "-shm")
            for (suffix, data) in zip(suffixes, files) { try data.write(to: URL(filePath: copy + suffix)) }
        }
        try write(files)
        let rows = try #require(SignedLedger.rows(copy))
        try write(files)
        #expect(Self.fault(copy, signed.keys) == nil)
        let flips = ProcessInfo.processInfo.environment["COUNTERSIGN_FLIPS"].flatMap(Int.init) ?? 150
        var (changed, found) = (0, 0)
        for number in 0..<flips {
            let file = number % 3
            var data = files[file]
            let place = Int.random(in: 0..<data.count)
            data[place] ^= 1 << UInt8.random(in: 0..<8)
            var with = files
            with[file] = data
            try write(with)
            let fault = Self.fault(copy, signed.keys)
            try write(with)
            let isSame = file == 2 ? false : SignedLedger.rows(copy) == rows
            if !isSame {
                changed += 1
                #expect(fault != nil, "\(suffixes[file]) byte \(place)")
            }
            if fault != nil { found += 1 }
        }
        // The check can fail: some flips did change something.
        #expect(changed > flips / 4 && found >= changed)
        print("flips: \(flips), that changed something: \(changed), found out: \(found)")
    }

    @Test func `with any bit changed in a bundle is found out, but where nothing vouches for it`() throws {
        let signed = try SignedLedger(entries: 300)
        let folder = signed.folder + "/bundle"
        let ledger = try signed.reader()
        _ = try BundleExport(ledger, keys: signed.keys) { _, _ in true }.write(to: Folder(folder))
        let commands = try ledger.entries(from: 1, limit: 300).map { try ledger.command($0.command) }
        ledger.close()
        let reader = try BundleReader(Folder(folder), trusting: signed.keys)
        #expect(throws: Never.self) { try reader.verify() }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { path in
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
            // The guide is for people, and who checks has the key from elsewhere.
            return !isFolder.boolValue && !["VERIFY.md", "log.vkey"].contains(path)
        }
        let flips = ProcessInfo.processInfo.environment["COUNTERSIGN_FLIPS"].flatMap(Int.init) ?? 150
        var (found, silent) = (0, 0)
        for number in 0..<flips {
            let path = "\(folder)/\(paths[number % paths.count])"
            let data = try Data(contentsOf: URL(filePath: path))
            var changed = data
            let place = Int.random(in: 0..<data.count)
            changed[place] ^= 1 << UInt8.random(in: 0..<8)
            try changed.write(to: URL(filePath: path))
            var read: [CommandRecord] = []
            do {
                try reader.verify { item in if let command = item.command { read.append(command) } }
                silent += 1
                // The hash of a request and the answer to it stand nowhere else: all that a silent flip may have changed.
                #expect(path.contains("/commands/"), "\(path) byte \(place)")
                let isSame = read.map { [$0.firstSeq, $0.lastSeq] } == commands.map { [$0?.firstSeq, $0?.lastSeq] }
                #expect(isSame && read.map(\.key) == commands.map { $0?.key ?? "" }, "\(path) byte \(place)")
            } catch {
                found += 1
            }
            try data.write(to: URL(filePath: path))
        }
        #expect(found > flips / 2 && found + silent == flips)
        print("flips in the bundle: \(flips), found out: \(found), in what nothing vouches for: \(silent)")
    }
}
