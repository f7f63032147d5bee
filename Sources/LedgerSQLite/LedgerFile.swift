internal import Glibc
internal import Ledger

/// The file of a ledger, as the system sees it.
struct LedgerFile {
    let path: String

    /// The path as SQLite is to take it: never as a URI and never as a database in memory.
    var sqlitePath: String {
        path.hasPrefix("file:") || path.hasPrefix(":") ? "./" + path : path
    }

    /// A URI that tells SQLite that nobody changes the file, so that it needs no files beside it.
    var immutableURI: String {
        let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let encoded = path.utf8.map { byte in
            safe.contains(byte)
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "file:" + encoded.joined() + "?immutable=1"
    }

    /// The size of the main file; 0 if there is none.
    var mainSize: Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The size of the file with changes that are not in the main file yet; 0 if there is none.
    var walSize: Int {
        var status = stat()
        return stat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
    }

    /// The folder that the file is in.
    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes an empty file where none is, durably.
    func create() throws(LedgerError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerError(errno: errno, path: path) }
        close(descriptor)
        let folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw LedgerError(errno: errno, path: path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw LedgerError(errno: errno, path: path) }
    }

    /// Removes a file that could not be made a ledger.
    func discard() {
        for suffix in ["", "-wal", "-shm", ".key", ".checkpoint", ".master"] { unlink(path + suffix) }
    }

    /// Refuses a file that is missing or no plain file.
    ///
    /// It is not opened here: closing it would drop the locks that SQLite holds on it elsewhere in this process.
    func checkPresence() throws(LedgerError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw LedgerError(errno: errno, path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notOurs(path: path, reason: "it is no plain file") }
        guard access(path, R_OK) == 0 else { throw .unreadable(path: path) }
    }

    /// Refuses a file that cannot be written, or whose folder cannot.
    func checkWritable() throws(LedgerError) {
        guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else { throw LedgerError(errno: errno, path: path) }
    }
}
