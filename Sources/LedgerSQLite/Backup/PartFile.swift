internal import CLinux
internal import Glibc
internal import Ledger

/// A file that is made beside its final place, so that no half copy is ever found there.
///
/// A lock tells it from what a killed process left behind, which is overwritten. Unless it is installed, it is removed.
final class PartFile {
    /// Where the file is until it is installed.
    var path: String { target + ".part" }
    /// Where it is to be.
    let target: String
    private let descriptor: Int32
    private var isMine = false

    /// Makes an empty file that only this user may read.
    ///
    /// - Throws: `ledger.busy` if another process makes the same file; `ledger.not_found` if there is no such folder;
    ///   `ledger.read_only`, `ledger.disk_full`, `ledger.io`.
    init(for target: String) throws(LedgerError) {
        self.target = target
        let path = target + ".part"
        descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LedgerError(errno: errno, path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStillThere else {
            throw .busy(path: path, holder: "another copy")
        }
        isMine = true
        guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
            throw LedgerError(errno: errno, path: path)
        }
        for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }

    deinit {
        if isMine { unlink(path) }
        if descriptor >= 0 { close(descriptor) }
    }

    /// The size in bytes.
    var size: Int64 { Int64(status.st_size) }

    /// Makes what was written so far durable.
    func sync() throws(LedgerError) {
        guard fsync(descriptor) == 0 else { throw LedgerError(errno: errno, path: path) }
    }

    /// Gives the file the owner and the rights of the one that it replaces, as far as this user may.
    func take(owner: uid_t, group: gid_t, mode: mode_t) throws(LedgerError) {
        if geteuid() == 0 { _ = fchown(descriptor, owner, group) }
        guard fchmod(descriptor, mode & 0o777) == 0 else { throw LedgerError(errno: errno, path: path) }
    }

    /// The SHA-256 of the file.
    func digest() throws(LedgerError) -> Hash {
        var failure: Int32 = 0
        let hash = Hash.sha256 { feed in
            var offset: off_t = 0
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            while true {
                let count = pread(descriptor, &buffer, buffer.count, offset)
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = errno }
                if count <= 0 { return }
                feed(count == buffer.count ? buffer : Array(buffer.prefix(count)))
                offset += count
            }
        }
        if failure != 0 { throw LedgerError(errno: failure, path: path) }
        return hash
    }

    /// Puts the file in its place, durably; it takes no other file's place.
    func install() throws(LedgerError) {
        try sync()
        if countersign_rename_to_free_name(path, target) != 0 {
            // Some file systems do not know the flag.
            guard errno == EINVAL || errno == ENOSYS else { throw LedgerError(errno: errno, path: target) }
            try LedgerFile(path: target).checkAbsence()
            guard rename(path, target) == 0 else { throw LedgerError(errno: errno, path: target) }
        }
        isMine = false
        try LedgerFile(path: target).syncFolder()
    }

    private var status: stat {
        var status = stat()
        fstat(descriptor, &status)
        return status
    }

    /// Whether the open file is the one at the path; another process may have installed it in between.
    private var isStillThere: Bool {
        var other = stat()
        let status = status
        return lstat(path, &other) == 0 && other.st_ino == status.st_ino && other.st_dev == status.st_dev
    }
}
