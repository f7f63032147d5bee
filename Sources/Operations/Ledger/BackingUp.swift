package import CanonicalJSON
package import Ledger
package import Messages

/// What is answered when a backup was made.
package enum BackingUp {
    /// The answer, for people or for programs.
    package static func answer(_ report: BackupReport, asText: Bool, _ language: Language) -> JSON {
        guard asText else {
            return [
                "path": .string(report.path), "entries": .int(report.head.size), "head": .string(report.head.leaf.hex),
                "bytes": .int(report.bytes), "sha256": .string(report.digest.hex),
            ]
        }
        let (entries, bytes, digest) = (report.head.size, report.bytes, report.digest.hex)
        return [
            "text": .string(
                language == .zh
                    ? "已备份 \(entries) 条记录到 \(report.path)，\(bytes) 字节，SHA-256 \(digest)。"
                    : "Backed up \(entries) entries to \(report.path), \(bytes) bytes, SHA-256 \(digest).")
        ]
    }
}
