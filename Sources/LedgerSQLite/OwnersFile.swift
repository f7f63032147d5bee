internal import Glibc
internal import Ledger

/// A small file of text that only its owner may read.
struct OwnersFile {
    let path: String

    /// What is in it; nil if there is no such file.
    ///
    /// - Throws: `ledger.key` if others may read it, or it is no such file.
    func read() throws(LedgerError) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .key(path: path, reason: "it cannot be read")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .key(path: path, reason: "it is no plain file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .key(path: path, reason: "others may read it too; take their rights away with chmod 600")
        }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count > 0, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            throw .key(path: path, reason: "it holds no key")
        }
        return text
    }

    /// Writes the file whole or not at all, durably.
    func write(_ text: String) throws(LedgerError) {
        try SideFile(path: path).write(Array(text.utf8), mode: 0o600)
    }
}
