import Foundation
import Glibc
import Ledger
import Synchronization
import Testing

@testable import LedgerSQLite

/// A thread that appends to a ledger until it is stopped.
private final class Appending: Sendable {
    private let isStopped = Atomic(false)
    private let count = Atomic(0)
    private let ended = DispatchSemaphore(value: 0)

    init(on ledger: SQLiteLedger) {
        Thread.detachNewThread { [self] in
            while !isStopped.load(ordering: .relaxed) {
                let number = count.load(ordering: .relaxed) + 1
                guard (try? ledger.append(.sample("thread-\(number)", size: 10_000))) != nil else { break }
                count.store(number, ordering: .relaxed)
            }
            ended.signal()
        }
    }

    /// Ends the thread, waiting at most ten seconds, and returns how many entries it appended.
    @discardableResult func stop() -> Int {
        if !isStopped.exchange(true, ordering: .relaxed) { _ = ended.wait(timeout: .now() + 10) }
        return count.load(ordering: .relaxed)
    }
}

@Suite struct `A backup` {
    /// A ledger of about 9 MB, so that copying takes several steps.
    private func made(entries: Int = 300) throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.create(at: try TemporaryFolder().file("a.db"))
        for batch in stride(from: 0, to: entries, by: 50) {
            _ = try ledger.appendBatch((batch..<batch + 50).map { .sample("k-\($0)", opinion: "同意", size: 30_000) })
        }
        return ledger
    }

    private func names(beside path: String) throws -> [String] {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func `is one file that opens and is the whole ledger`() throws {
        let ledger = try made()
        let path = try TemporaryFolder().file("b.db")
        let report = try ledger.backUp(to: path)
        #expect(try report.head == ledger.head())
        #expect(try names(beside: path) == ["b.db"])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(report.bytes == Int64(bytes.count))
        #expect(report.digest == .sha256(Array(bytes)))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let copy = try SQLiteLedger.openReader(at: path)
        #expect(try copy.verify() == ledger.verify())
        #expect(try copy.dumpViews() == ledger.dumpViews())
    }

    @Test func `can itself be written on`() throws {
        let path = try TemporaryFolder().file("b.db")
        _ = try made(entries: 50).backUp(to: path)
        #expect(try SQLiteLedger.openWriter(at: path).append(.sample("k")).entries.map(\.seq) == [51])
    }

    @Test func `holds one state, whatever is appended between its steps`() throws {
        let ledger = try made()
        let path = try TemporaryFolder().file("b.db")
        let head = try ledger.head()
        var steps = 0
        var last: BackupProgress?
        let report = try ledger.backUp(to: path) { progress in
            steps += 1
            last = progress
            // A copy that begins anew after each commit never ends.
            return steps < 100 && (try? ledger.append(.sample("during-\(steps)", size: 30_000))) != nil
        }
        #expect(steps > 2)
        #expect(last?.copied == last?.total)
        #expect(report.head == head)
        #expect(try ledger.head().size == head.size + Int64(steps))
        #expect(try SQLiteLedger.openReader(at: path).verify().isGood)
    }

    @Test func `is a prefix of a ledger that another thread goes on writing`() throws {
        let ledger = try made()
        let path = try TemporaryFolder().file("b.db")
        let appending = Appending(on: ledger)
        defer { appending.stop() }
        for round in 0..<3 {
            let report = try ledger.backUp(to: path + "\(round)")
            let copy = try SQLiteLedger.openReader(at: report.path)
            #expect(try copy.verify().isGood)
            #expect(try copy.head() == report.head)
            #expect(try ledger.entries(from: report.head.size, limit: 1)[0].leaf == report.head.leaf)
        }
        #expect(appending.stop() > 3)
        #expect(try ledger.verify().isGood)
    }

    /// What the backup is for: the same copied by hand lacks what is in the write-ahead log.
    @Test func `has what a copy of the main file alone has not`() throws {
        let ledger = try made(entries: 50)
        #expect(try ledger.checkpoint())
        _ = try ledger.append(.sample("later"))
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: ledger.path, toPath: folder.file("by-hand.db"))
        #expect(try SQLiteLedger.openReader(at: folder.file("by-hand.db")).head().size == 50)
        _ = try ledger.backUp(to: folder.file("b.db"))
        #expect(try SQLiteLedger.openReader(at: folder.file("b.db")).head().size == 51)
    }

    @Test func `that is interrupted leaves nothing`() throws {
        let ledger = try made()
        let path = try TemporaryFolder().file("b.db")
        #expect(code { _ = try ledger.backUp(to: path) { $0.copied * 2 < $0.total } } == "ledger.io")
        #expect(try names(beside: path) == [])
    }

    @Test func `that was killed is overwritten by the next one`() throws {
        let ledger = try made(entries: 50)
        let path = try TemporaryFolder().file("b.db")
        for suffix in ["", "-wal", "-journal"] {
            try Data(repeating: 7, count: 20_000_000).write(to: URL(fileURLWithPath: path + ".part" + suffix))
        }
        let report = try ledger.backUp(to: path)
        #expect(report.bytes < 20_000_000)
        #expect(try names(beside: path) == ["b.db"])
        #expect(try SQLiteLedger.openReader(at: path).verify().entries == 50)
    }

    @Test func `waits for no other one to the same place`() throws {
        let ledger = try made(entries: 50)
        let path = try TemporaryFolder().file("b.db")
        var found: String?
        _ = try ledger.backUp(to: path) { _ in
            found = code { _ = try ledger.backUp(to: path) }
            return true
        }
        #expect(found == "ledger.busy")
        #expect(try SQLiteLedger.openReader(at: path).verify().entries == 50)
    }

    @Test(arguments: ["", "-wal", "-journal"])
    func `takes no file's place`(suffix: String) throws {
        let ledger = try made(entries: 50)
        let path = try TemporaryFolder().file("b.db")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path + suffix))
        #expect(throws: LedgerError.exists(path: path + suffix)) { try ledger.backUp(to: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + suffix)) == Data("mine".utf8))
    }

    @Test func `takes no place that was free when it began`() throws {
        let ledger = try made(entries: 50)
        let path = try TemporaryFolder().file("b.db")
        let found = code {
            _ = try ledger.backUp(to: path) { _ in
                FileManager.default.createFile(atPath: path, contents: Data("mine".utf8))
            }
        }
        #expect(found == "ledger.exists")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
        #expect(try names(beside: path) == ["b.db"])
    }

    @Test func `needs a folder, and not its own ledger's path`() throws {
        let ledger = try made(entries: 50)
        #expect(code { _ = try ledger.backUp(to: ledger.path + "/no/b.db") } == "ledger.not_found")
        #expect(throws: LedgerError.exists(path: ledger.path)) { try ledger.backUp(to: ledger.path) }
        #expect(try ledger.verify().isGood)
    }

    @Test func `is given up when the write-ahead log grows too large, which is emptied afterwards`() throws {
        let ledger = try made()
        let path = try TemporaryFolder().file("b.db")
        let found = code {
            _ = try ledger.backUp(to: path, logLimit: 15_000_000) { _ in
                (try? ledger.appendBatch((0..<150).map { _ in .sample(UUID().uuidString, size: 40_000) })) != nil
            }
        }
        #expect(found == "ledger.io")
        #expect(try names(beside: path) == [])
        #expect(try ledger.checkpoint())
        #expect(LedgerFile(path: ledger.path).walSize == 0)
    }

    @Test func `is refused when the ledger is damaged`() throws {
        let ledger = try made()
        let path = ledger.path
        ledger.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        // A page in the middle, which opening does not look at.
        try file.seek(toOffset: size / 2 / 4_096 * 4_096)
        try file.write(contentsOf: Data(repeating: 0xFF, count: 40_960))
        try file.close()
        let target = try TemporaryFolder().file("b.db")
        #expect(code { _ = try SQLiteLedger.openReader(at: path).backUp(to: target) } == "ledger.damaged")
        #expect(try names(beside: target) == [])
    }

    @Test func `can be made by a reader, but not of a closed ledger`() throws {
        let ledger = try made(entries: 50)
        let path = try TemporaryFolder().file("b.db")
        #expect(try SQLiteLedger.openReader(at: ledger.path).backUp(to: path).head.size == 50)
        ledger.close()
        #expect(code { _ = try ledger.backUp(to: path + "2") } == "ledger.io")
    }

    @Test(.enabled(if: SmallDisk.isPossible)) func `is refused for want of room before it begins`() throws {
        let disk = try SmallDisk(kilobytes: 4_096)
        #expect(code { _ = try made().backUp(to: disk.file("b.db")) } == "ledger.disk_full")
        #expect(try names(beside: disk.file("b.db")) == [])
        withExtendedLifetime(disk) {}
    }
}
