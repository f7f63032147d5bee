internal import Glibc

/// What the process that writes a ledger leaves in the file beside it, for others to find it.
package enum HolderNote {
    /// The file for a ledger; the lock is taken on it, and it stays.
    package static func file(for ledger: String) -> String { ledger + ".lock" }

    /// The text that the holder writes: a word and a value on each line.
    ///
    /// - Parameter socket: Where others can ask the process to write for them; nil if it cannot.
    package static func text(socket: String?) -> String {
        "pid \(getpid())\n" + (socket.map { "socket \($0)\n" } ?? "")
    }

    /// Where the process that holds a ledger, or held it last, can be asked to write for others; nil if nowhere.
    package static func socket(of ledger: String) -> String? { read(of: ledger)["socket"] }

    /// The number of the process that holds a ledger, or held it last.
    package static func process(of ledger: String) -> String? { read(of: ledger)["pid"] }

    private static func read(of ledger: String) -> [String: String] {
        let descriptor = open(file(for: ledger), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [:] }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
        let pairs = lines.map { $0.split(separator: " ", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
        return Dictionary(pairs.map { ($0[0], $0[1]) }) { first, _ in first }
    }
}
