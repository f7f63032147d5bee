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
        guard let text = try OwnersFile(path: path).read() else { return [] }
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
        try OwnersFile(path: path).write(keys.map { $0.line + "\n" }.joined())
    }
}
