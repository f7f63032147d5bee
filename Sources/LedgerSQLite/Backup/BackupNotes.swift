package import Ledger

/// The file beside a ledger in which its backups are noted: a line for each, entries and path.
///
/// Whoever removes content for good has to know which copies still hold it.
struct BackupNotes {
    private let file: SideFile

    init(of ledger: String) { file = SideFile(path: ledger + ".backups") }

    func read() throws(LedgerError) -> [BackupNote] {
        String(decoding: try file.read() ?? [], as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let entries = Int64(words[0]) else { return nil }
            let path = String(words[1])
            return BackupNote(path: path, entries: entries, isThere: LedgerFile(path: path).isThere)
        }
    }

    func add(_ report: BackupReport) throws(LedgerError) {
        let line = "\(report.head.size) \(report.path)\n"
        try file.write((try file.read() ?? []) + Array(line.utf8), mode: 0o600)
    }
}

extension SQLiteLedger {
    /// The backups that were made by this program.
    package func backups() throws(LedgerError) -> [BackupNote] { try BackupNotes(of: path).read() }
}
