import CanonicalJSON
package import Ledger
import TransparencyLog

/// The approvers' keys as a file that `ssh-keygen -Y verify` takes (`allowed_signers`), made of the entries alone.
package struct AllowedSigners: Sendable {
    /// One key in its time.
    private struct Line {
        let person: String, fingerprint: String, key: String, at: Int64
        var revokedAt: Int64?
    }

    private var keys: [Line] = []

    /// Nobody has a key before the first entry.
    package init() {}

    /// Takes what an entry says of a key, if it does.
    ///
    /// - Throws: `EvidenceError.badEntry` for an entry that does not say it as it should.
    package mutating func apply(_ entry: Entry) throws {
        guard entry.stream == Entry.ledgerStream, ["approver-key-added", "approver-key-revoked"].contains(entry.type)
        else { return }
        guard let person = entry.data["person"]?.text, let fingerprint = entry.data["fingerprint"]?.text else {
            throw EvidenceError.badEntry(seq: entry.seq, reason: "it names no person or no key")
        }
        if entry.type == "approver-key-revoked" {
            for index in keys.indices where keys[index].fingerprint == fingerprint { keys[index].revokedAt = entry.at }
            return
        }
        guard let key = entry.data["key"]?.text else {
            throw EvidenceError.badEntry(seq: entry.seq, reason: "it holds no key")
        }
        keys.append(Line(person: person, fingerprint: fingerprint, key: key, at: entry.at))
    }

    /// True while no key was registered.
    var isEmpty: Bool { keys.isEmpty }

    /// A line for each key, in the order in which they were registered.
    var lines: [String] {
        keys.map { Self.line(person: $0.person, key: $0.key, addedAt: $0.at, revokedAt: $0.revokedAt) }
    }

    /// The file.
    var bytes: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

    /// The first line, from 1, in which a file differs; nil for the very file.
    func difference(from file: [UInt8]) -> (line: Int, expected: String, found: String)? {
        if file == bytes { return nil }
        let found = file.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        let expected = lines + [""]
        let line = (0..<max(found.count, expected.count)).first { index in
            index >= found.count || index >= expected.count || Array(found[index].utf8) != Array(expected[index].utf8)
        }
        // Bytes that are no text may read alike.
        guard let line else { return (1, lines.first ?? "", "bytes that are no text") }
        func text(_ all: [String]) -> String { line < all.count && !all[line].isEmpty ? all[line] : "nothing" }
        return (line + 1, text(expected), text(found))
    }

    /// One line (ssh-keygen(1), ALLOWED SIGNERS): good for decisions alone, and in its time alone.
    ///
    /// `ssh-keygen` counts in whole seconds; within the second in which a key was revoked the log is stricter.
    package static func line(person: String, key: String, addedAt: Int64, revokedAt: Int64?) -> String {
        let options =
            ["namespaces=\"\(Entry.signatureNamespace)\"", "valid-after=\"\(second(addedAt))\""]
            + (revokedAt.map { ["valid-before=\"\(second($0))\""] } ?? [])
        return "\(person) \(options.joined(separator: ",")) \(key)"
    }

    /// `20230206013000Z`, rounded down.
    static func second(_ moment: Int64) -> String {
        Timestamp.text(moment).prefix { $0 != "." }.filter(\.isNumber) + "Z"
    }
}
