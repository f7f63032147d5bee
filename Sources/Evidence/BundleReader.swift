package import Ledger
package import TransparencyLog

/// Reads a bundle, and checks all of it on the way.
package struct BundleReader {
    /// What was found good.
    package struct Report: Sendable, Equatable {
        /// The checkpoint that all of it leads to.
        package let checkpoint: Checkpoint
        /// Its note, with what witnesses said under it; nobody has checked that yet.
        package let note: SignedNote
        /// How many bodies are there, and how many entries commit to ones that are not.
        package let bodies: Int64, withheld: Int64
    }

    /// An entry with what lies beside it.
    package struct Item {
        /// The entry.
        package let entry: Entry
        /// Its bodies, those that were withheld not among them.
        package let bodies: [Body]
        /// The command that it is the first entry of; nil if it is not the first.
        package let command: CommandRecord?

        /// What the entry commits to and is not there.
        package var absent: [AbsentBody] {
            let there = Set(bodies.map(\.name))
            return entry.commitments.filter { !there.contains($0.key) }.sorted { $0.key < $1.key }.map {
                AbsentBody(name: $0.key, commitment: $0.value, isSecret: entry.secret.contains($0.key))
            }
        }
    }

    private let folder: Folder
    private let keys: [VerifierKey]

    /// - Parameter keys: The keys that the reader trusts; those that the folder names if there are none.
    package init(_ folder: Folder, trusting keys: [VerifierKey]) throws {
        self.folder = folder
        self.keys = keys.isEmpty ? try Self.keys(in: folder) : keys
    }

    /// The keys that a folder names; whether they are the body's own is for the reader to find out elsewhere.
    package static func keys(in folder: Folder) throws -> [VerifierKey] {
        guard let text = String(validating: try folder.bytes(BundleLayout.keys), as: UTF8.self) else {
            throw EvidenceError.malformed(kind: "key", reason: "it is not UTF-8")
        }
        return try text.split(separator: "\n").map { line throws(EvidenceError) in try VerifierKey(String(line)) }
    }

    /// Checks every signature, hash, place and commitment.
    ///
    /// - Parameter take: Is handed each entry, in order, before the last check: what it does must be undone if this throws.
    /// - Throws: `EvidenceError` for the first that does not fit; what `take` throws.
    @discardableResult
    package func verify(_ take: (Item) throws -> Void = { _ in }) throws -> Report {
        let note = try SignedNote(try folder.bytes(BundleLayout.checkpoint))
        let checkpoint = try Checkpoint(note, trusting: keys)
        var frontier = Frontier()
        var approvers = AllowedSigners()
        var last = Head.empty
        var (bodies, withheld): (Int64, Int64) = (0, 0)
        var command: CommandRecord?
        for index in 0..<(checkpoint.size + 255) / 256 {
            let width = Int(min(256, checkpoint.size - index * 256))
            var leaves: [Hash] = []
            var full: [Tile] = []
            for item in try items(index, width) {
                try check(item.entry, after: last)
                command = try self.command(of: item, after: command)
                last = Head(size: item.entry.seq, leaf: item.entry.leaf)
                leaves.append(item.entry.leaf)
                frontier.append(item.entry.leaf) { full.append($0) }
                bodies += Int64(item.bodies.count)
                withheld += Int64(item.entry.commitments.count - item.bodies.count)
                try approvers.apply(item.entry)
                try take(item)
            }
            try check(Tile(Tile.Place(level: 0, index: index), leaves))
            for tile in full where tile.place.level > 0 { try check(tile) }
        }
        for tile in frontier.partialTiles where tile.place.level > 0 { try check(tile) }
        guard frontier.root == checkpoint.root else {
            throw EvidenceError.forked(
                size: checkpoint.size, expected: checkpoint.root.hex, found: frontier.root.hex)
        }
        guard command?.lastSeq ?? 0 == checkpoint.size else {
            throw EvidenceError.badEntry(seq: checkpoint.size, reason: "the command that it came of is not whole")
        }
        if let line = approvers.difference(from: try folder.bytes(BundleLayout.approvers)) {
            throw EvidenceError.malformed(
                kind: BundleLayout.approvers,
                reason: "by the entries line \(line.line) is \(line.expected), and it is \(line.found)")
        }
        return Report(checkpoint: checkpoint, note: note, bodies: bodies, withheld: withheld)
    }

    /// The command that an entry came of: its own, or that of the entries before it.
    private func command(of item: Item, after before: CommandRecord?) throws -> CommandRecord {
        let seq = item.entry.seq
        let isOpen = before?.lastSeq ?? 0 >= seq
        guard let command = item.command ?? before, command.key == item.entry.command, isOpen == (item.command == nil),
            command.lastSeq ?? 0 >= seq
        else { throw EvidenceError.badEntry(seq: seq, reason: "the folder does not say which command it came of") }
        return command
    }

    private func check(_ entry: Entry, after last: Head) throws {
        guard entry.seq == last.size + 1 else {
            throw EvidenceError.badEntry(seq: last.size + 1, reason: "it says that it is entry \(entry.seq)")
        }
        guard entry.previous == last.leaf else {
            throw EvidenceError.badEntry(seq: entry.seq, reason: "it names another entry before it")
        }
    }

    private func check(_ tile: Tile) throws {
        let path = tile.place.path(width: tile.hashes.count)
        guard [Hash](joined: try folder.bytes(path)) == tile.hashes else { throw EvidenceError.badTile(path) }
    }

    /// The entries of a tile, with bodies that fit their commitments.
    private func items(_ index: Int64, _ width: Int) throws -> [Item] {
        let path = Tile.Place.entriesPath(index, width: width)
        guard let parts = BundleLayout.split(try folder.bytes(path)), parts.count == width else {
            throw EvidenceError.malformed(kind: "entry bundle", reason: "\(path) does not hold \(width) entries")
        }
        let bodies = try lines(BundleLayout.bodies(index), BundledBody.init(line:))
        let commands = try lines(BundleLayout.commands(index), BundledCommand.init(line:)).map(\.record)
        let bodiesBySeq = Dictionary(grouping: bodies, by: \.seq).mapValues { $0.map(\.body) }
        let commandsBySeq = Dictionary(grouping: commands) { $0.firstSeq ?? 0 }
        let range = index * 256 + 1...index * 256 + Int64(width)
        if let stray = bodiesBySeq.keys.first(where: { !range.contains($0) }) {
            throw EvidenceError.badEntry(seq: stray, reason: "a body of it lies in \(BundleLayout.bodies(index))")
        }
        return try parts.enumerated().map { offset, bytes in
            let seq = index * 256 + Int64(offset) + 1
            let entry: Entry
            do { entry = try Entry(bytes: bytes) } catch {
                throw EvidenceError.badEntry(seq: seq, reason: "its bytes are none of an entry")
            }
            let command = try self.command(commandsBySeq[seq] ?? [], of: entry)
            return Item(entry: entry, bodies: try checked(bodiesBySeq[seq] ?? [], of: entry), command: command)
        }
    }

    private func checked(_ bodies: [Body], of entry: Entry) throws -> [Body] {
        for body in bodies where entry.commitments[body.name] != body.commitment {
            throw EvidenceError.badEntry(
                seq: entry.seq, reason: "its body '\(body.name)' is not the one that it commits to")
        }
        guard Set(bodies.map(\.name)).count == bodies.count else {
            throw EvidenceError.badEntry(seq: entry.seq, reason: "a body of it is there twice")
        }
        return bodies.map { body in
            var body = body
            body.isSecret = entry.secret.contains(body.name)
            return body
        }
    }

    private func command(_ records: [CommandRecord], of entry: Entry) throws -> CommandRecord? {
        guard records.count <= 1, records.allSatisfy({ $0.key == entry.command }) else {
            throw EvidenceError.badEntry(seq: entry.seq, reason: "it came of another command than the folder says")
        }
        return records.first
    }

    private func lines<Value>(_ path: String, _ read: ([UInt8]) -> Value?) throws -> [Value] {
        let bytes = try folder.bytes(path)
        guard bytes.isEmpty || bytes.last == 0x0A else {
            throw EvidenceError.malformed(kind: "bundle", reason: "the last line of \(path) has no end")
        }
        return try bytes.split(separator: 0x0A).map { line in
            guard let value = read(Array(line)) else {
                throw EvidenceError.malformed(kind: "bundle", reason: "a line of \(path) cannot be read")
            }
            return value
        }
    }
}
