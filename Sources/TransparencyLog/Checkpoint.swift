package import Ledger

/// What a log says about itself at one size (c2sp.org/tlog-checkpoint).
package struct Checkpoint: Sendable, Hashable {
    /// The name of the log.
    package let origin: String
    /// The number of entries.
    package let size: Int64
    /// The root of the tree over them.
    package let root: Hash

    /// Creates a checkpoint.
    package init(origin: String, size: Int64, root: Hash) { (self.origin, self.size, self.root) = (origin, size, root) }

    /// Reads the text of a note. Lines behind the third, which the specification leaves to others, are refused.
    ///
    /// - Throws: `EvidenceError.malformed`
    package init(text: String) throws(EvidenceError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty, let size = Int64(lines[1]),
            size >= 0, String(size) == lines[1], let root = Base64.bytes(lines[2]).flatMap(Hash.init)
        else { throw .malformed(kind: "checkpoint", reason: "it is not three lines: the origin, a size, a root") }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    /// The three lines that are signed.
    package var text: String { "\(origin)\n\(size)\n\(Base64.text(root.bytes))\n" }

    /// Signs it.
    package func signed(by keys: [SigningKey]) -> SignedNote { SignedNote(text, signedBy: keys) }

    /// Reads a signed checkpoint and checks that one of the keys has signed it.
    ///
    /// - Throws: `EvidenceError.malformed`, `.unsigned`, `.badSignature`
    package init(_ note: SignedNote, trusting keys: [VerifierKey]) throws(EvidenceError) {
        try note.verify(with: keys)
        try self.init(text: note.text)
    }
}
