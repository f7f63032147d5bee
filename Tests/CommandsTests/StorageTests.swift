import CanonicalJSON
import Foundation
import Testing

/// A small file system in memory, where the rights to mount one are given.
private final class SmallDisk {
    let path: String

    static let isPossible = (try? SmallDisk(kilobytes: 64)) != nil

    init(kilobytes: Int) throws {
        guard geteuid() == 0 else { throw CocoaError(.fileWriteNoPermission) }
        path = FileManager.default.temporaryDirectory.appending(path: "countersign-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }
}

@Suite struct `A disk that takes no more` {
    @Test(.enabled(if: SmallDisk.isPossible, "a file system may be mounted"))
    func `refuses the act, keeps what was acknowledged, and goes on when there is room`() throws {
        let desk = try Desktop()
        let disk = try SmallDisk(kilobytes: 640)
        let path = disk.path + "/a.db"
        try FileManager.default.copyItem(atPath: desk.ledger, toPath: path)
        let filler = disk.path + "/filler"
        let opinion = String(repeating: "已核对。", count: 4_000)
        var acknowledged = 0
        var refused: Ending?
        for item in 1...40 where refused == nil {
            let ending = try desk.run(
                "rectification", "open", "C-1", "R-\(item)", "--title", opinion, "--as", "p2", "--ledger", path)
            if ending.status == 0 { acknowledged += 1 } else { refused = ending }
        }
        let ending = try #require(refused)
        #expect(ending.status == 69, "\(ending.errors)")
        #expect(ending.errors.contains("[ledger.disk_full]"), "\(ending.errors)")
        #expect(!FileManager.default.fileExists(atPath: filler))
        let listed = try desk.say("rectification list C-1 --json --ledger \(path)")
        #expect(try listed.json.list?.count == acknowledged)
        #expect(try desk.say("ledger verify --ledger \(path)").status == 0)
        desk.language = "zh_CN.UTF-8"
        let again = try desk.run(
            "rectification", "open", "C-1", "R-90", "--title", opinion, "--as", "p2", "--ledger", path)
        #expect(again.status == 69 && again.errors.contains("磁盘已满"), "\(again.errors)")
        #expect(mount("tmpfs", disk.path, "tmpfs", UInt(MS_REMOUNT), "size=4096k") == 0)
        #expect(try desk.say("submit C-1 F-1 --as p5 --ledger \(path)").status == 0)
        #expect(try desk.say("ledger verify --ledger \(path)").status == 0)
        withExtendedLifetime(disk) {}
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `for the result is reported, and says that the act was done`() throws {
        let desk = try Desktop()
        let ending = try desk.tool(
            "bash", "-c", #"exec "$1" submit C-1 F-1 --as p5 > /dev/full"#, "-", Program.path)
        #expect(ending.status == 69, "\(ending.errors)")
        #expect(ending.errors.contains("[output.unwritten]"))
        #expect(try desk.say("who-signed C-1 F-1 --json").json.list?.count == 1)
    }

    @Test func `is no reader that went away`() throws {
        let desk = try Desktop(.voting)
        let ending = try desk.tool(
            "bash", "-c", #"set -o pipefail; "$1" history C-1 | head -n 1 > /dev/null"#, "-", Program.path)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.errors.isEmpty)
    }
}

/// Root may write anything, so the tests of rights run the program as another user.
enum OtherUser {
    static let id: UInt32 = 65_534

    static let isPossible: Bool = {
        guard geteuid() == 0, let desk = try? Desktop(nil) else { return false }
        return (try? desk.run("--version", as: id).status) == 0
    }()
}

@Suite(.enabled(if: OtherUser.isPossible, "the program may run as another user"))
struct `A file without rights to write` {
    private func shared(_ stage: Stage, mode: Int, folder: Int) throws -> Desktop {
        let desk = try Desktop(stage)
        #expect(try desk.say("people change p5 --account uid:\(OtherUser.id)").status == 0)
        for suffix in ["", "-wal", "-shm", ".lock"] { chmod(desk.ledger + suffix, mode_t(mode)) }
        chmod(desk.folder, mode_t(folder))
        return desk
    }

    @Test(arguments: [(0o644, 0o777), (0o666, 0o755), (0o644, 0o755)])
    func `refuses acts and lets its readers read`(mode: Int, folder: Int) throws {
        let desk = try shared(.drafting, mode: mode, folder: folder)
        let before = try desk.entries()
        desk.user = OtherUser.id
        for language in ["en_US.UTF-8", "zh_CN.UTF-8"] {
            desk.language = language
            let ending = try desk.say("submit C-1 F-1")
            #expect(ending.status == 77, "\(ending.errors)")
            #expect(ending.errors.contains("[ledger.read_only]"), "\(ending.errors)")
        }
        let todo = try desk.say("todo --json")
        #expect(todo.status == 0, "\(todo.errors)")
        #expect(try todo.json.list?.count == 2)
        desk.user = nil
        #expect(try desk.entries() == before)
    }

    @Test func `that cannot even be read says so`() throws {
        let desk = try shared(.drafting, mode: 0o600, folder: 0o755)
        desk.user = OtherUser.id
        #expect(try desk.say("submit C-1 F-1").status == 77)
        for line in ["todo", "ledger verify"] {
            let ending = try desk.say(line)
            #expect(ending.status == 77, "\(line): \(ending.errors)")
            #expect(ending.errors.contains("[ledger.unreadable]"), "\(line): \(ending.errors)")
        }
        desk.user = nil
        #expect(try desk.say("ledger verify").status == 0)
    }

    @Test func `in a folder without rights is not made`() throws {
        let desk = try shared(.drafting, mode: 0o644, folder: 0o755)
        let ending = try desk.run("init", "--body", "x", "--name", "y", "--ledger", desk.file("b.db"), as: OtherUser.id)
        #expect(ending.status == 77, "\(ending.errors)")
        #expect(!FileManager.default.fileExists(atPath: desk.file("b.db")))
    }
}
