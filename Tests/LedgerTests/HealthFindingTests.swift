import Ledger
import Testing

@Suite struct `A health finding` {
    @Test(
        arguments: [
            (67_108_863, 1 << 20, "fail"), (67_108_864, 1 << 20, "warn"), (1_073_741_823, 1 << 31, "warn"),
            (1 << 30, 1 << 34, "ok"), (1 << 30, 1 << 36, "warn"), (1 << 40, 0, "ok"),
        ] as [(Int64, Int64, String)])
    func `judges the room on a disk`(free: Int64, total: Int64, status: String) {
        #expect(HealthFinding.room(free: free, total: total).status.rawValue == status)
    }

    @Test func `judges how long a disk takes`() {
        #expect(HealthFinding.sync(microseconds: [Int64](repeating: 800, count: 50)).status == .ok)
        let slow = [Int64](repeating: 800, count: 40) + [Int64](repeating: 60_000, count: 10)
        #expect(HealthFinding.sync(microseconds: slow).status == .warn)
        #expect(HealthFinding.sync(microseconds: slow).found == ["p50_us": "800", "p95_us": "60000", "count": "50"])
        #expect(HealthFinding.sync(microseconds: [Int64](repeating: 2, count: 50)).status == .warn)
        #expect(HealthFinding.sync(microseconds: []).status == .fail)
    }

    @Test(
        arguments: [
            (0x6969, "nfs"), (0xFF53_4D42, "cifs"), (0x6573_5546, "fuse"), (0x0102_1997, "9p"), (0x0102_1994, "tmpfs"),
            (0x794C_7630, "overlay"),
        ] as [(UInt32, String)])
    func `warns of file systems that a ledger should not be on`(magic: UInt32, name: String) {
        let finding = HealthFinding.fileSystem(FileSystem(magic: magic))
        #expect(finding.status == .warn)
        #expect(finding.found["type"] == name)
    }

    @Test(arguments: [0xEF53, 0x5846_5342, 0x1234] as [UInt32])
    func `accepts other file systems`(magic: UInt32) {
        #expect(HealthFinding.fileSystem(FileSystem(magic: magic)).status == .ok)
    }

    @Test func `judges the version of SQLite`() {
        #expect(HealthFinding.library(version: 3_040_001).status == .warn)
        #expect(HealthFinding.library(version: 3_040_001).found == ["version": "3.40.1"])
        #expect(HealthFinding.library(version: 3_051_002).status == .warn)
        #expect(HealthFinding.library(version: 3_051_003).status == .ok)
        #expect(HealthFinding.threads(mode: 0).status == .fail)
        #expect(HealthFinding.threads(mode: 2).status == .ok)
    }

    @Test func `warns of a clock that is not kept right, or may not be`() {
        #expect(HealthFinding.clock(isSynchronised: true).status == .ok)
        #expect(HealthFinding.clock(isSynchronised: false).status == .warn)
        #expect(HealthFinding.clock(isSynchronised: nil).found == ["synchronised": "unknown"])
    }

    @Test func `judges settings, schema and log`() {
        let expected = ["a": "1", "b": "2"]
        #expect(HealthFinding.settings(expected, expected: expected).status == .ok)
        #expect(HealthFinding.settings(["a": "1"], expected: expected).en.hasSuffix("these do not: b."))
        #expect(HealthFinding.schema(["a": "1", "b": "3"], expected: expected).status == .fail)
        #expect(HealthFinding.log(bytes: 128 << 20).status == .ok)
        #expect(HealthFinding.log(bytes: 129 << 20).status == .warn)
        #expect(HealthFinding.structure("row 1 missing from index").status == .fail)
    }

    @Test(arguments: [(0o600, "ok"), (0o640, "ok"), (0o604, "warn"), (0o601, "warn")] as [(UInt32, String)])
    func `warns of rights that others have`(mode: UInt32, status: String) {
        #expect(HealthFinding.fileRights(mode: mode).status.rawValue == status)
    }

    @Test func `has names that are never changed`() {
        #expect(
            HealthFinding.Check.allCases.map(\.rawValue) == [
                "doctor.library", "doctor.threads", "doctor.opening", "doctor.settings", "doctor.schema",
                "doctor.structure", "doctor.entry_time", "doctor.master_key", "doctor.lock", "doctor.log",
                "doctor.file_rights", "doctor.folder_rights", "doctor.owners", "doctor.file_system", "doctor.room",
                "doctor.sync", "doctor.clock",
            ])
    }
}
