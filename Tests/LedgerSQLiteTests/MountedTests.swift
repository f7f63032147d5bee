import Foundation
import Glibc
import Ledger
import LedgerSQLite
import Testing

/// A small file system in memory, where the rights to mount one are given.
final class SmallDisk {
    let path: String

    static let isPossible: Bool = {
        guard geteuid() == 0 else { return false }
        return (try? SmallDisk(kilobytes: 64)) != nil
    }()

    init(kilobytes: Int) throws {
        path = try TemporaryFolder().path
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            throw RawConnection.Failure(message: "mount")
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
    }

    func file(_ name: String) -> String { path + "/" + name }

    func makeReadOnly() -> Bool {
        mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
    }
}

@Suite(.enabled(if: SmallDisk.isPossible)) struct `On a disk of its own` {
    @Test func `a full disk refuses commands, and all before them stay`() throws {
        let disk = try SmallDisk(kilobytes: 1_024)
        let path = disk.file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        var count = 0
        var last: String?
        while last == nil {
            last = code { _ = try ledger.append(.sample("k-\(count)", size: 10_000)) }
            if last == nil { count += 1 }
        }
        #expect(last == "ledger.disk_full")
        #expect(count > 10)
        #expect(try ledger.head().size == Int64(count))
        #expect(try ledger.verify().isGood)
        ledger.close()
        let reader = try SQLiteLedger.openReader(at: path)
        #expect(try reader.verify().entries == Int64(count))
        withExtendedLifetime(disk) {}
    }

    @Test func `a file without waiting changes can be read where nothing can be written`() throws {
        let disk = try SmallDisk(kilobytes: 1_024)
        let path = disk.file("a b?.db")
        let ledger = try SQLiteLedger.create(at: path)
        _ = try ledger.append(.sample("k"))
        #expect(try ledger.checkpoint())
        ledger.close()
        for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        try #require(disk.makeReadOnly())
        let reader = try SQLiteLedger.openReader(at: path)
        #expect(try reader.head().size == 1)
        #expect(try reader.verify().isGood)
        #expect(code { _ = try SQLiteLedger.openWriter(at: path) } == "ledger.read_only")
        #expect(code { _ = try SQLiteLedger.create(at: disk.file("b.db")) } == "ledger.read_only")
        reader.close()
        withExtendedLifetime(disk) {}
    }

    @Test func `a file with waiting changes that cannot be reached is refused, not read without them`() throws {
        let disk = try SmallDisk(kilobytes: 1_024)
        let path = disk.file("a.db")
        let ledger = try SQLiteLedger.create(at: path)
        _ = try ledger.append(.sample("k"))
        // As a writer that was killed leaves it: closing would have moved the changes.
        let waiting = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        ledger.close()
        try waiting.write(to: URL(fileURLWithPath: path + "-wal"))
        unlink(path + "-shm")
        try #require(disk.makeReadOnly())
        let error = #expect(throws: LedgerError.self) { try SQLiteLedger.openReader(at: path) }
        #expect(error?.code == "ledger.read_only")
        withExtendedLifetime(disk) {}
    }
}
