import Foundation
import Glibc
import Ledger
import Testing

@testable import LedgerSQLite

@Suite struct `The doctor` {
    private static let entryTime: Int64 = 1_709_210_096_123_456

    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        _ = try ledger.append(.sample("k-1"))
        ledger.close()
        chmod(path, 0o640)
        chmod(folder.path, 0o750)
    }

    private func examine(_ now: Int64 = entryTime, isThorough: Bool = false) -> [HealthFinding.Check: HealthFinding] {
        Self.byCheck(Doctor(path: path, now: now, isThorough: isThorough).examine())
    }

    private static func byCheck(_ findings: [HealthFinding]) -> [HealthFinding.Check: HealthFinding] {
        Dictionary(findings.map { ($0.check, $0) }) { first, _ in first }
    }

    @Test func `finds everything in order that does not depend on the machine`() throws {
        let findings = examine(isThorough: true)
        #expect(Set(findings.keys) == Set(HealthFinding.Check.allCases))
        let machine: Set<HealthFinding.Check> = [.library, .fileSystem, .room, .sync, .clock]
        for finding in findings.values where !machine.contains(finding.check) {
            #expect(finding.status == .ok, "\(finding.en)")
        }
        #expect(findings[.sync]?.found["count"] == "50")
        #expect(findings[.settings]?.found["synchronous"] == "2")
        #expect(findings[.lock]?.found["held"] == "no")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == ["a.db", "a.db-shm", "a.db-wal", "a.db.lock"])
    }

    @Test func `examines a ledger through the writer's own connection`() throws {
        let ledger = try SQLiteLedger.openWriter(at: path)
        let doctor = Doctor(path: path, now: Self.entryTime)
        #expect(Self.byCheck(doctor.examine(ledger))[.settings]?.status == .ok)
        #expect(Self.byCheck(doctor.examine(ledger))[.structure] == nil)
        try ledger.reading { (session) throws(LedgerError) in try session.execute("PRAGMA synchronous = OFF") }
        let settings = Self.byCheck(doctor.examine(ledger))[.settings]
        #expect(settings?.status == .fail)
        #expect(settings?.en.contains("synchronous") == true)
        ledger.close()
        #expect(Self.byCheck(doctor.examine(ledger))[.opening]?.found["error"] == "ledger.io")
    }

    @Test func `names who writes the ledger`() throws {
        let ledger = try SQLiteLedger.openWriter(at: path)
        #expect(examine()[.lock]?.found == ["held": "yes", "holder": "process \(getpid())"])
        ledger.close()
        #expect(examine()[.lock]?.found["held"] == "no")
    }

    @Test func `finds a clock that is before the last entry`() {
        #expect(examine(Self.entryTime - 1_000_000)[.entryTime]?.status == .ok)
        #expect(examine(Self.entryTime - 1_000_001)[.entryTime]?.status == .fail)
    }

    @Test func `finds files that others can read`() {
        chmod(path, 0o644)
        chmod(folder.path, 0o755)
        let findings = examine()
        #expect(findings[.fileRights]?.status == .warn)
        #expect(findings[.fileRights]?.found == ["mode": "0644"])
        #expect(findings[.folderRights]?.status == .warn)
    }

    @Test(.enabled(if: geteuid() == 0)) func `finds files that the owner of the ledger cannot open`() {
        chown(path + ".lock", 12_345, 12_345)
        #expect(examine()[.owners]?.status == .fail)
        #expect(examine()[.owners]?.found["strangers"] == "a.db.lock")
    }

    @Test func `finds a ledger that does not open, and says what it can of the rest`() throws {
        let raw = try RawConnection(path)
        try raw.dropTriggers()
        try raw.execute("UPDATE entry SET leaf = zeroblob(32)")
        let findings = examine()
        #expect(findings[.opening]?.status == .fail)
        #expect(findings[.opening]?.found == ["error": "ledger.bad_entry"])
        #expect(findings[.settings] == nil)
        #expect(findings[.room] != nil)
    }

    @Test func `finds a structure that is broken where opening does not look`() throws {
        let raw = try RawConnection(path)
        try raw.execute("PRAGMA writable_schema = ON")
        // The index is left without a name in the schema, and its pages belong to nothing.
        try raw.execute("DELETE FROM sqlite_schema WHERE name = 'open_seat_by_person'")
        #expect(examine()[.structure] == nil)
        #expect(examine(isThorough: true)[.structure]?.status == .fail)
    }

    @Test func `finds that there is no ledger, or not even a folder`() throws {
        let missing = Doctor(path: folder.file("none.db"), now: 0).examine()
        #expect(Self.byCheck(missing)[.opening]?.found == ["error": "ledger.not_found"])
        #expect(Self.byCheck(missing)[.room] != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { $0.hasPrefix("a.db") })
        let nowhere = Doctor(path: folder.file("no/such.db"), now: 0).examine()
        #expect(Self.byCheck(nowhere)[.room] == nil)
    }

    @Test(.enabled(if: SmallDisk.isPossible)) func `finds a disk in memory that is nearly full`() throws {
        let disk = try SmallDisk(kilobytes: 1_024)
        try SQLiteLedger.create(at: disk.file("a.db")).close()
        let findings = Self.byCheck(Doctor(path: disk.file("a.db"), now: 0).examine())
        #expect(findings[.fileSystem]?.found == ["type": "tmpfs", "kind": "memory"])
        #expect(findings[.fileSystem]?.status == .warn)
        #expect(findings[.room]?.status == .fail)
        withExtendedLifetime(disk) {}
    }

    @Test(.enabled(if: SmallDisk.isPossible)) func `finds a folder that cannot be written`() throws {
        let disk = try SmallDisk(kilobytes: 1_024)
        try SQLiteLedger.create(at: disk.file("a.db")).close()
        for suffix in ["-wal", "-shm"] { unlink(disk.file("a.db") + suffix) }
        try #require(disk.makeReadOnly())
        let findings = Self.byCheck(Doctor(path: disk.file("a.db"), now: 0).examine())
        #expect(findings[.opening]?.status == .ok)
        #expect(findings[.settings]?.status == .ok)
        #expect(findings[.sync]?.status == .warn)
        withExtendedLifetime(disk) {}
    }
}
