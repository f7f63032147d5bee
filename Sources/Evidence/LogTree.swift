package import Ledger
package import TransparencyLog

/// Which of the checkpoints that were signed is meant.
package enum CheckpointChoice: Sendable, Equatable {
    /// The newest.
    case newest
    /// The newest that a witness has cosigned.
    case witnessed
    /// The one over so many entries.
    case of(Int64)
}

extension LedgerReading {
    /// The tree over the first entries of the log.
    package func tree(of size: Int64) -> TreeReader {
        TreeReader(size: size) { place, width in
            try self.treeHashes(level: place.level, from: place.index * 256, count: width)
        }
    }

    /// A checkpoint that was signed, with its note, under which stands what witnesses said of it; nil if there is none.
    ///
    /// - Throws: `EvidenceError`, if it is not signed by one of the keys; `LedgerError`.
    package func checkpoint(
        _ choice: CheckpointChoice = .newest, trusting keys: [VerifierKey]
    ) throws -> (checkpoint: Checkpoint, note: SignedNote)? {
        let seal: Seal? =
            switch choice {
            case .newest: try newestSeal()
            case .witnessed: try newestCosignatures().map(\.size).max().flatMap { try self.seal(of: $0) }
            case .of(let size): try self.seal(of: size)
            }
        guard let seal else { return nil }
        var note = try SignedNote(seal.note)
        let checkpoint = try Checkpoint(note, trusting: keys)
        note.add(try cosignatures(of: seal.size).compactMap { SignedNote.Signature(line: $0.line) })
        return (checkpoint, note)
    }

    private func seal(of size: Int64) throws(LedgerError) -> Seal? {
        try seals(after: size - 1, limit: 1).first { $0.size == size }
    }

    /// What a witness is asked to cosign that has seen the first entries, at most as many as the checkpoint has.
    ///
    /// - Throws: `EvidenceError.forked` if our own tree is not what we signed; `LedgerError`.
    package func request(
        from old: Int64, to checkpoint: Checkpoint, _ note: SignedNote
    ) throws -> WitnessRequest {
        let tree = tree(of: checkpoint.size)
        let path = try tree.consistency(from: old)
        // Before somebody else finds it, and takes it for a fork.
        let before = (size: old, root: try tree.root(of: old))
        let found = try tree.root(of: checkpoint.size)
        guard found == checkpoint.root, TreeProof.isConsistent(before, (checkpoint.size, found), path: path) else {
            throw EvidenceError.forked(size: checkpoint.size, expected: checkpoint.root.hex, found: found.hex)
        }
        return WitnessRequest(old: old, proof: path, note: note)
    }

    /// The proof that an entry is in the log, up to the newest checkpoint or to the newest that witnesses cosigned.
    ///
    /// - Throws: `EvidenceError.unsealed` if no such checkpoint covers the entry yet; `LedgerError`.
    package func proof(
        of seq: Int64, upTo choice: CheckpointChoice = .newest, trusting keys: [VerifierKey]
    ) throws -> LogProof {
        let newest = try checkpoint(choice, trusting: keys)
        guard let (checkpoint, note) = newest, seq <= checkpoint.size,
            let entry = try entries(from: seq, limit: 1).first
        else { throw EvidenceError.unsealed(seq: seq, size: newest?.checkpoint.size ?? 0) }
        let path = try tree(of: checkpoint.size).inclusion(of: seq - 1)
        return LogProof(index: seq - 1, path: path, note: note, extra: entry.bytes)
    }
}
