internal import Glibc
internal import Ledger
internal import ServiceLine

/// The role of the one process that may write a ledger: an `flock` on a file beside it.
///
/// The lock ends with the process, however that ends. The file stays: removing it would let two processes lock two files.
final class WriterLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, and waits for it if another process holds it.
    ///
    /// - Parameter socket: Where others can ask this process to write for them; they find it in the lock's file.
    /// - Throws: `ledger.busy`, which names the other process; `ledger.read_only`; `ledger.io`.
    init(for path: String, waiting seconds: Double, socket: String? = nil) throws(LedgerError) {
        let file = HolderNote.file(for: path)
        descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerError(errno: errno, path: file) }
        var microsecondsLeft = seconds * 1_000_000
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR, microsecondsLeft > 0 else {
                // The descriptor is closed by `deinit`, which runs after this throw too.
                if code == EWOULDBLOCK { throw .busy(path: path, holder: Self.holder(of: path)) }
                throw LedgerError(errno: code, path: file)
            }
            usleep(10_000)
            microsecondsLeft -= 10_000
        }
        let text = Array(HolderNote.text(socket: socket).utf8)
        // The text only helps to name the holder; the lock holds without it.
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Names who holds a ledger's lock, as far as the lock's file tells.
    static func holder(of path: String) -> String {
        HolderNote.process(of: path).map { "process \($0)" } ?? "another process"
    }
}
