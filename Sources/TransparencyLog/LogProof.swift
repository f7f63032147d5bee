package import Ledger

/// The proof that a log holds an entry, which can be checked without the log (c2sp.org/tlog-proof).
package struct LogProof: Sendable, Equatable {
    /// The entry's position in the tree, from 0.
    package let index: Int64
    /// The audit path, from the sibling up.
    package let path: [Hash]
    /// The signed checkpoint that it leads to.
    package let note: SignedNote
    /// What the reader needs besides, unsigned: here the entry itself.
    package let extra: [UInt8]

    /// Creates a proof.
    package init(index: Int64, path: [Hash], note: SignedNote, extra: [UInt8]) {
        (self.index, self.path, self.note, self.extra) = (index, path, note, extra)
    }

    private static let heading = "c2sp.org/tlog-proof@v1"

    /// The proof as a file ending in `.tlog-proof`.
    package var text: String {
        var lines = [Self.heading]
        if !extra.isEmpty { lines.append("extra \(Base64.text(extra))") }
        lines.append("index \(index)")
        lines += path.map { Base64.text($0.bytes) }
        return lines.map { $0 + "\n" }.joined() + "\n" + note.description
    }

    /// Reads a proof.
    ///
    /// - Throws: `EvidenceError.malformed`
    package init(_ bytes: [UInt8]) throws(EvidenceError) {
        func malformed(_ reason: String) -> EvidenceError { .malformed(kind: "proof", reason: reason) }
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        guard let gap = zip(ends, ends.dropFirst()).first(where: { $0 + 1 == $1 })?.0,
            let head = String(validating: bytes[..<gap], as: UTF8.self)
        else { throw malformed("no empty line ends its path") }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.heading[...] else { throw malformed("it does not begin with \(Self.heading)") }
        var extra: [UInt8] = []
        if let line = lines.first, line.hasPrefix("extra ") {
            guard let found = Base64.bytes(line.dropFirst(6)) else { throw malformed("'extra' is not base64") }
            extra = found
            lines.removeFirst()
        }
        guard let line = lines.popFirst(), line.hasPrefix("index "), let index = Int64(line.dropFirst(6)),
            index >= 0, "index \(index)" == line
        else { throw malformed("it names no index") }
        var path: [Hash] = []
        for line in lines {
            guard let hash = Base64.bytes(line).flatMap(Hash.init) else { throw malformed("a line is no hash") }
            path.append(hash)
        }
        self.init(index: index, path: path, note: try SignedNote(Array(bytes[(gap + 2)...])), extra: extra)
    }

    /// Checks that the entry with a leaf hash is in the log of the keys.
    ///
    /// - Returns: The checkpoint.
    /// - Throws: `EvidenceError`
    @discardableResult
    package func verify(leaf: Hash, trusting keys: [VerifierKey]) throws(EvidenceError) -> Checkpoint {
        let checkpoint = try Checkpoint(note, trusting: keys)
        guard TreeProof.root(leaf: leaf, at: index, of: checkpoint.size, path: path) == checkpoint.root else {
            throw .notIncluded(index: index, size: checkpoint.size)
        }
        return checkpoint
    }
}
