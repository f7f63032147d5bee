internal import Glibc
internal import Ledger

/// A small file beside the ledger.
struct SideFile {
    let path: String

    /// The newest checkpoint of a ledger, outside of its file: a lost end of the log is found by it.
    static func checkpoint(of ledger: String) -> SideFile { SideFile(path: ledger + ".checkpoint") }

    /// What is in it; nil if it is not there.
    func read() throws(LedgerError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw LedgerError(errno: errno, path: path)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw LedgerError(errno: errno, path: path) }
        return Array(bytes.prefix(count))
    }

    /// Puts a new file in its place, durably: what is at the path is always a whole one.
    func write(_ bytes: [UInt8], mode: mode_t) throws(LedgerError) {
        let part = path + ".new"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw LedgerError(errno: errno, path: part) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw LedgerError(errno: errno, path: part) }
            written += count
        }
        guard fsync(descriptor) == 0, rename(part, path) == 0 else { throw LedgerError(errno: errno, path: part) }
        try LedgerFile(path: path).syncFolder()
    }
}
