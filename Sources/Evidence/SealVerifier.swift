package import Ledger
package import TransparencyLog

/// Checks everything that was signed against the log as it is.
package struct SealVerifier {
    /// What was found good.
    package struct Report: Sendable, Equatable {
        /// How many checkpoints the ledger keeps.
        package let checkpoints: Int
        /// How many entries the newest covers.
        package let size: Int64
        /// What each witness said of the largest that it cosigned, by name.
        package let witnessed: [Witnessed]
    }

    /// What a witness said of a checkpoint.
    package struct Witnessed: Sendable, Equatable {
        /// What was said.
        package let cosignature: Cosignature
        /// How many entries it was said of.
        package let size: Int64
    }

    private let ledger: any LedgerReading
    private let keys: [VerifierKey]
    private let witnesses: [VerifierKey]

    /// - Parameters:
    ///   - keys: Those that the log names as its own.
    ///   - witnesses: Those whose cosignatures are checked; lines of others are passed over.
    package init(_ ledger: any LedgerReading, trusting keys: [VerifierKey], witnesses: [VerifierKey] = []) {
        (self.ledger, self.keys, self.witnesses) = (ledger, keys, witnesses)
    }

    /// Grows the tree anew from the leaves, and compares it with each kept tile and each signed root on the way.
    ///
    /// - Parameters:
    ///   - others: Checkpoints that others hold: from minutes, from a receipt, from a witness.
    ///   - beside: The one that is kept beside the ledger, where it came after it was kept within.
    ///   - tiles: The hash over each full 256 leaves where the check of the log has worked them out already: leaves are
    ///     read then where a checkpoint needs them alone.
    /// - Throws: `EvidenceError` for the first that does not fit; `LedgerError`.
    package func verify(
        against others: [Checkpoint] = [], beside: Checkpoint? = nil, tiles: [Hash] = []
    ) throws -> Report {
        var kept = try SealList(ledger, keys)
        var witnessed: [VerifierKey: Witnessed] = [:]
        var others = (others + [beside].compactMap { $0 }).sorted { $0.size < $1.size }[...]
        var head = try ledger.head().size
        var frontier = Frontier()
        while true {
            while let seal = kept.next, seal.checkpoint.size == frontier.size {
                try compare(seal.checkpoint, frontier)
                for cosignature in try cosignatures(of: seal) {
                    witnessed[cosignature.witness] = Witnessed(cosignature: cosignature, size: seal.checkpoint.size)
                }
                try kept.advance()
            }
            while let other = others.first, other.size == frontier.size {
                try compare(other, frontier)
                others.removeFirst()
            }
            if frontier.size == head {
                // Whoever writes meanwhile may have signed more; a log that is short does not grow.
                let wanted = [kept.next?.checkpoint.size, others.last?.size].compactMap { $0 }.max() ?? 0
                let grown = try ledger.head().size
                guard wanted > head, grown >= wanted else { break }
                head = grown
                continue
            }
            // To the next size that was signed, or to the end of the tile.
            let tile = frontier.size / 256
            let stop = [head, (tile + 1) * 256, kept.next?.checkpoint.size, others.first?.size].compactMap { $0 }
                .min()!
            let count = Int(max(stop, frontier.size + 1) - frontier.size)
            var filled: [Tile] = []
            if count == 256, tile < tiles.count {
                frontier.append(tile: tiles[Int(tile)]) { filled.append($0) }
            } else {
                for leaf in try ledger.treeHashes(level: 0, from: frontier.size, count: count) {
                    frontier.append(leaf) { if $0.place.level > 0 { filled.append($0) } }
                }
            }
            for tile in filled { try compare(tile) }
        }
        let missing = [kept.next?.checkpoint.size, others.last?.size].compactMap { $0 }.max()
        if let missing { throw EvidenceError.truncated(size: head, expected: missing) }
        if let beside, beside.size > kept.size { throw EvidenceError.lostCheckpoint(size: beside.size) }
        try compareEdge(frontier, covered: kept.size)
        return Report(
            checkpoints: kept.count, size: kept.size,
            witnessed: witnessed.values.sorted { $0.cosignature.witness.name < $1.cosignature.witness.name })
    }

    /// What is kept of what witnesses said of a checkpoint.
    private func cosignatures(of seal: (checkpoint: Checkpoint, note: SignedNote)) throws -> [Cosignature] {
        guard !witnesses.isEmpty else { return [] }
        var note = seal.note
        note.add(try ledger.cosignatures(of: seal.checkpoint.size).compactMap { SignedNote.Signature(line: $0.line) })
        return try note.cosignatures(of: witnesses)
    }

    private func compare(_ checkpoint: Checkpoint, _ frontier: Frontier) throws {
        let root = frontier.root
        guard root == checkpoint.root else {
            throw EvidenceError.forked(size: checkpoint.size, expected: checkpoint.root.hex, found: root.hex)
        }
    }

    private func compare(_ tile: Tile) throws {
        let first = tile.place.index * 256
        let kept = try ledger.treeHashes(level: tile.place.level, from: first, count: tile.hashes.count)
        guard kept == tile.hashes else { throw EvidenceError.badTile(tile.place.path(width: tile.hashes.count)) }
    }

    /// The tiles above the leaves that are not full yet, as far as they are kept.
    private func compareEdge(_ frontier: Frontier, covered: Int64) throws {
        for tile in frontier.partialTiles where tile.place.level > 0 {
            let known = Tile.count(level: tile.place.level, of: covered) - tile.place.index * 256
            if known > 0 { try compare(Tile(tile.place, Array(tile.hashes.prefix(Int(known))))) }
        }
    }
}

/// The checkpoints that a ledger keeps, one by one, each with its signature checked.
private struct SealList {
    private let ledger: any LedgerReading
    private let keys: [VerifierKey]
    private var waiting: ArraySlice<Seal> = []
    private(set) var next: (checkpoint: Checkpoint, note: SignedNote)?
    private(set) var count = 0
    /// How many entries the last one covers.
    private(set) var size: Int64 = 0

    init(_ ledger: any LedgerReading, _ keys: [VerifierKey]) throws {
        (self.ledger, self.keys) = (ledger, keys)
        try advance()
    }

    mutating func advance() throws {
        if let next {
            count += 1
            size = next.checkpoint.size
        }
        if waiting.isEmpty { waiting = try ledger.seals(after: size, limit: 256)[...] }
        guard let seal = waiting.popFirst() else {
            next = nil
            return
        }
        let note = try SignedNote(seal.note)
        let checkpoint = try Checkpoint(note, trusting: keys)
        guard checkpoint.size == seal.size else {
            throw EvidenceError.malformed(
                kind: "checkpoint", reason: "it is kept for \(seal.size) entries and says \(checkpoint.size)")
        }
        next = (checkpoint, note)
    }
}
