internal import Glibc
internal import Ledger
internal import TransparencyLog

/// The file with the keys by which a ledger signs: a line for each, the newest last; only its owner may read it.
struct KeyFile {
    let path: String

    /// The usual place: beside the ledger.
    init(of ledger: String) { path = ledger + ".key" }

    /// The keys; none if there is no such file.
    ///
    /// - Throws: `ledger.key` if others may read it, or it holds something else.
    func read() throws(LedgerError) -> [SigningKey] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
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
        var keys: [SigningKey] = []
        for line in text.split(separator: "\n") {
            do throws(EvidenceError) { keys.append(try SigningKey(String(line))) } catch {
                throw .key(path: path, reason: "line \(keys.count + 1) is no key")
            }
        }
        guard Set(keys.map(\.verifier.name)).count == 1 else {
            throw .key(path: path, reason: "its keys are not all of one log")
        }
        return keys
    }

    /// Writes the file whole or not at all, durably.
    func write(_ keys: [SigningKey]) throws(LedgerError) {
        try SideFile(path: path).write(Array(keys.map { $0.line + "\n" }.joined().utf8), mode: 0o600)
    }
}
