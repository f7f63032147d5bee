internal import CLinux
internal import Glibc
internal import Ledger

/// The disk that a ledger is on.
struct Disk {
    /// How many times it is measured how long it takes to make 4 KiB durable.
    private static let rounds = 50

    let file: LedgerFile

    init(of file: LedgerFile) {
        self.file = file
    }

    /// The kind of file system, its room and its speed; none if there is no such folder.
    var findings: [HealthFinding] {
        var status = CLinux.statfs()
        guard statfs(file.place, &status) == 0 else { return [] }
        let size = Int64(status.f_frsize > 0 ? status.f_frsize : status.f_bsize)
        return [
            .fileSystem(FileSystem(magic: UInt32(truncatingIfNeeded: status.f_type))),
            .room(free: Int64(status.f_bavail) * size, total: Int64(status.f_blocks) * size),
            speed,
        ]
    }

    /// Writes a file of its own, which has no name any more once it is open.
    private var speed: HealthFinding {
        let path = file.path + ".sync-\(getpid())"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return .unwritable(reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        unlink(path)
        let page = [UInt8](repeating: 0x5A, count: 4_096)
        var microseconds: [Int64] = []
        for _ in 0..<Self.rounds {
            let start = SystemClock.steady
            guard write(descriptor, page, page.count) == page.count, fdatasync(descriptor) == 0 else {
                return .unwritable(reason: String(cString: strerror(errno)))
            }
            microseconds.append(SystemClock.steady - start)
        }
        return .sync(microseconds: microseconds)
    }
}
