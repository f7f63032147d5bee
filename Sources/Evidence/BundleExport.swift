package import Ledger
package import TransparencyLog

/// Writes a log as a folder that others check with the tools of others; what is there of it already is kept.
package struct BundleExport {
    /// What was written.
    package struct Report: Sendable, Equatable {
        /// The checkpoint that the folder now leads to.
        package let checkpoint: Checkpoint
        /// How many files were written, and how many were there.
        package let written: Int, kept: Int
        /// How many bodies are in the folder's new parts, and how many were withheld.
        package let bodies: Int, withheld: Int
    }

    private let ledger: any LedgerReading
    private let keys: [VerifierKey]
    private let mayLeave: (Entry, Body) -> Bool

    /// - Parameters:
    ///   - keys: The log's own, which the folder names too.
    ///   - mayLeave: Whether a body may be given away; of the others the commitment alone is in the folder.
    package init(
        _ ledger: any LedgerReading, keys: [VerifierKey], bodies mayLeave: @escaping (Entry, Body) -> Bool
    ) { (self.ledger, self.keys, self.mayLeave) = (ledger, keys, mayLeave) }

    /// Brings a folder up to a checkpoint.
    ///
    /// - Parameter choice: Which one; not one of fewer entries than the folder holds.
    /// - Throws: `EvidenceError.unsealed` if nothing is signed; `.otherLog` or `.forked` if the folder is of another log
    ///   or of another history; `.file`; `LedgerError`.
    package func write(to folder: Folder, upTo choice: CheckpointChoice = .newest) throws -> Report {
        guard let (checkpoint, note) = try ledger.checkpoint(choice, trusting: keys) else {
            throw EvidenceError.unsealed(seq: 1, size: 0)
        }
        let old = try folder.read(BundleLayout.checkpoint).map { bytes in
            try Checkpoint(try SignedNote(bytes), trusting: keys)
        }
        if let old {
            try check(old, continuesTo: checkpoint)
            guard old.size <= checkpoint.size else {
                throw EvidenceError.file(
                    folder.path, "holds \(old.size) entries already, and \(checkpoint.size) are witnessed")
            }
        }
        var (written, kept, bodies, withheld) = (0, 0, 0, 0)
        func put(_ bytes: @autoclosure () throws -> [UInt8], _ path: String) throws {
            if folder.has(path) {
                kept += 1
            } else {
                try folder.write(try bytes(), to: path)
                written += 1
            }
        }
        // What was removed since is not left in what was written before.
        let removed = Set(
            try ledger.entries(stream: Entry.ledgerStream, after: 0).flatMap(Redaction.removed).map {
                ($0.seq - 1) / 256
            }
        )
        for (place, width) in Tile.places(of: checkpoint.size) {
            try put(
                try ledger.treeHashes(level: place.level, from: place.index * 256, count: width).flatMap(\.bytes),
                place.path(width: width))
            guard place.level == 0 else { continue }
            let path = Tile.Place.entriesPath(place.index, width: width)
            let isDone =
                folder.has(path) && folder.has(BundleLayout.bodies(place.index)) && !removed.contains(place.index)
            if isDone {
                kept += 3
                continue
            }
            let part = try self.part(place.index, width)
            try folder.write(part.bodies, to: BundleLayout.bodies(place.index))
            try folder.write(part.commands, to: BundleLayout.commands(place.index))
            try folder.write(part.entries, to: path)
            written += 3
            bodies += part.count
            withheld += part.withheld
        }
        try folder.write(Array(keys.map { $0.line + "\n" }.joined().utf8), to: BundleLayout.keys)
        var approvers = AllowedSigners()
        let own = try ledger.entries(stream: Entry.ledgerStream, after: 0).filter { $0.seq <= checkpoint.size }
        for entry in own { try approvers.apply(entry) }
        try folder.write(approvers.bytes, to: BundleLayout.approvers)
        let signed =
            approvers.isEmpty
            ? nil : try SignatureGuide(ledger, size: checkpoint.size, leaving: mayLeave)
        let guide = BundleGuide.text(checkpoint, keys) + (signed?.text ?? "")
        try folder.write(Array(guide.utf8), to: BundleLayout.guide)
        // Last: until then the folder leads to where it did before.
        try folder.write(note.bytes, to: BundleLayout.checkpoint)
        if let old, old.size < checkpoint.size {
            removePartialTiles(of: old.size, in: folder, keeping: checkpoint.size)
        }
        return Report(checkpoint: checkpoint, written: written, kept: kept, bodies: bodies, withheld: withheld)
    }

    private func check(_ old: Checkpoint, continuesTo new: Checkpoint) throws {
        guard old.origin == new.origin else { throw EvidenceError.otherLog(expected: old.origin, found: new.origin) }
        let size = try ledger.head().size
        guard old.size <= size else { throw EvidenceError.truncated(size: size, expected: old.size) }
        let root = try ledger.tree(of: max(old.size, new.size)).root(of: old.size)
        guard root == old.root else {
            throw EvidenceError.forked(size: old.size, expected: old.root.hex, found: root.hex)
        }
    }

    /// The entries of a tile with what lies beside them.
    private func part(
        _ index: Int64, _ width: Int
    ) throws -> (entries: [UInt8], bodies: [UInt8], commands: [UInt8], count: Int, withheld: Int) {
        let entries = try ledger.entries(from: index * 256 + 1, limit: width)
        var (bodies, commands): ([UInt8], [UInt8]) = ([], [])
        var (count, withheld) = (0, 0)
        for entry in entries {
            for body in entry.commitments.isEmpty ? [] : try ledger.bodies(of: entry.seq) {
                if mayLeave(entry, body) {
                    bodies += BundledBody(entry.seq, body).line
                    count += 1
                } else {
                    withheld += 1
                }
            }
            if let record = try ledger.command(entry.command), record.firstSeq == entry.seq {
                commands += BundledCommand(record).line
            }
        }
        return (BundleLayout.joined(entries), bodies, commands, count, withheld)
    }

    /// Takes away what only the former checkpoint needed.
    private func removePartialTiles(of old: Int64, in folder: Folder, keeping new: Int64) {
        let needed = Set(Tile.places(of: new).map { $0.place.path(width: $0.width) })
        for (place, width) in Tile.places(of: old) where width < 256 && !needed.contains(place.path(width: width)) {
            folder.remove(place.path(width: width))
            if place.level == 0 { folder.remove(Tile.Place.entriesPath(place.index, width: width)) }
        }
    }
}
