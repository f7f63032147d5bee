package import Ledger
package import TransparencyLog

extension LedgerReading {
    /// The tree over the first entries of the log.
    package func tree(of size: Int64) -> TreeReader {
        TreeReader(size: size) { place, width in
            try self.treeHashes(level: place.level, from: place.index * 256, count: width)
        }
    }

    /// The newest checkpoint that was signed, with its note; nil if there is none.
    ///
    /// - Throws: `EvidenceError`, if it is not signed by one of the keys; `LedgerError`.
    package func newestCheckpoint(trusting keys: [VerifierKey]) throws -> (checkpoint: Checkpoint, note: SignedNote)? {
        guard let seal = try newestSeal() else { return nil }
        let note = try SignedNote(seal.note)
        return (try Checkpoint(note, trusting: keys), note)
    }

    /// The proof that an entry is in the log, up to the newest checkpoint.
    ///
    /// - Throws: `EvidenceError.unsealed` if no checkpoint covers the entry yet; `LedgerError`.
    package func proof(of seq: Int64, trusting keys: [VerifierKey]) throws -> LogProof {
        guard let (checkpoint, note) = try newestCheckpoint(trusting: keys), seq <= checkpoint.size,
            let entry = try entries(from: seq, limit: 1).first
        else { throw EvidenceError.unsealed(seq: seq, size: try newestSeal()?.size ?? 0) }
        let path = try tree(of: checkpoint.size).inclusion(of: seq - 1)
        return LogProof(index: seq - 1, path: path, note: note, extra: entry.bytes)
    }
}
