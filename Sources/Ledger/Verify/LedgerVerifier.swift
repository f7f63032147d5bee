import CanonicalJSON

/// Checks a log row by row, whatever store the rows come from.
///
/// Feed the rows in order of their positions: before an entry, all bodies, by their names, and all commands up to its
/// position. After the first problem, further rows are ignored.
package struct LedgerVerifier {
    /// The first thing that is wrong so far.
    package private(set) var problem: VerifyReport.Problem?
    private var head = Head.empty
    private var versions: [ExactText: Int64] = [:]
    private var bodyCount: Int64 = 0
    private var unopened: Int64 = 0
    /// The bodies that are not there, until an entry is found that removed them.
    private var missing: Set<BodyPlace> = []
    private var removed: Set<BodyPlace> = []
    private var waitingBodies: [BodyRow] = []
    private var span: CommandSpan?
    private var commands: [CommandSpan] = []
    private var runs: CommandRuns?
    private var tiles = TileHashes()

    /// Creates a verifier at the start of a log.
    ///
    /// - Parameter tallies: Whether the commands come as a tally at the end, which is quicker and names none that is
    ///   wrong, and not one by one.
    package init(tallies: Bool = false) {
        if tallies { runs = CommandRuns() }
    }

    /// Takes a body's row.
    package mutating func take(_ body: BodyRow) {
        if problem == nil { waitingBodies.append(body) }
    }

    /// Takes the row of a command that has entries.
    package mutating func take(_ command: CommandSpan) {
        if problem == nil { commands.append(command) }
    }

    /// Takes an entry's row, which is not needed afterwards.
    package mutating func take(_ row: EntryCells) {
        if problem != nil { return }
        let seq = head.size + 1
        if row.seq != seq { return fail(.position, "position \(seq)", "position \(row.seq)") }
        if let facts = EntryFacts(row.bytes.bindMemory(to: UInt8.self)) { return check(facts, of: row) }
        // What a look cannot judge is read: what is wrong is named, what is only unusual is checked like the others.
        let entry: Entry
        do {
            entry = try Entry(bytes: Array(row.bytes))
        } catch {
            return fail(.bytes, error.details["expected"] ?? "", error.details["found"] ?? "")
        }
        if !entry.isCanonical { return fail(.canonical, "canonical bytes", "others") }
        Array(entry.stream.utf8).withUnsafeBufferPointer { stream in
            Array(entry.command.utf8).withUnsafeBufferPointer { command in
                check(EntryFacts(entry, stream: stream, command: command), of: row)
            }
        }
    }

    /// Takes an entry's row.
    package mutating func take(_ row: EntryRow) {
        row.withCells { take($0) }
    }

    /// Ends the log and reports.
    ///
    /// - Parameter tally: All commands that have entries, for a verifier that does not take them one by one.
    package mutating func finish(tally: CommandTally? = nil) -> VerifyReport {
        if problem == nil, let body = waitingBodies.first {
            fail(.body, "no body without an entry", "'\(body.name)' of entry \(body.seq)")
        }
        if problem == nil, let span, span.lastSeq > head.size {
            fail(.command, "an entry of command '\(span.key)'", "the end of the log")
        }
        if problem == nil, let command = commands.first {
            fail(.command, "an entry of command '\(command.key)'", "none")
        }
        if problem == nil, let found = runs?.finish(), let tally, found != tally {
            fail(.command, "the commands of the entries", "others")
        }
        if let place = missing.min(by: { $0.seq < $1.seq }), place.seq < problem?.seq ?? .max {
            fail(.body, "a body '\(place.name)', or an entry that removed it", "none", at: place.seq)
        }
        return VerifyReport(
            entries: head.size, streams: versions.count, bodies: bodyCount, unopened: unopened,
            removed: Int64(removed.count), leaf: head.leaf, tiles: tiles.full, problem: problem)
    }

    private mutating func remove(_ place: BodyPlace) {
        guard missing.remove(place) != nil || removed.contains(place) else {
            return fail(.body, "no body '\(place.name)' of entry \(place.seq), which this entry removed", "one")
        }
        removed.insert(place)
    }

    private mutating func check(_ entry: EntryFacts, of row: EntryCells) {
        let leaf = Entry.leaf(of: row.bytes)
        checkPlace(of: entry, leaf, in: row)
        if problem == nil { checkBodies(of: entry) }
        if problem == nil { checkCommand(of: entry) }
        if problem == nil { for place in entry.removed { remove(place) } }
        if problem == nil {
            head = Head(size: entry.seq, leaf: leaf)
            tiles.append(leaf)
        }
    }

    private mutating func checkPlace(of entry: EntryFacts, _ leaf: Hash, in row: EntryCells) {
        if entry.seq != row.seq { return fail(.column, "seq \(row.seq) as in its column", "seq \(entry.seq)") }
        if !row.stream.bindMemory(to: UInt8.self).isSame(as: entry.stream) {
            let column = String(decoding: row.stream, as: UTF8.self)
            return fail(.column, "case '\(column)' as in its column", "case '\(text(entry.stream))'")
        }
        if entry.version != row.version {
            return fail(.column, "version \(row.version) as in its column", "version \(entry.version)")
        }
        if leaf != Hash(row.leaf) {
            return fail(.leaf, "leaf hash \(leaf)", Hash(row.leaf)?.hex ?? "\(row.leaf.count) bytes")
        }
        if entry.previous != head.leaf { return fail(.chain, "prev \(head.leaf)", "\(entry.previous)") }
        let next = { (version: inout Int64) in
            version += 1
            return version
        }
        let version = next(&versions[ExactText(text(entry.stream)), default: 0])
        if entry.version != version {
            fail(.version, "version \(version) of case '\(text(entry.stream))'", "version \(entry.version)")
        }
    }

    private mutating func checkBodies(of entry: EntryFacts) {
        if waitingBodies.isEmpty && entry.commitments.isEmpty { return }
        // Bodies come in the order of their names, as the entry has them.
        var missing = entry.commitments[...]
        for body in waitingBodies {
            while let first = missing.first, first.name < body.name {
                self.missing.insert(BodyPlace(seq: entry.seq, name: first.name))
                missing.removeFirst()
            }
            guard body.seq == entry.seq, let (name, commitment) = missing.first, name == body.name else {
                return fail(.body, "no body but those of the entry", "'\(body.name)' of entry \(body.seq)")
            }
            missing.removeFirst()
            guard body.commitment == commitment, body.found ?? commitment == commitment else {
                return fail(.body, "body '\(body.name)' with commitment \(commitment)", "another")
            }
            guard entry.secret.contains(name) == body.isSecret else {
                return fail(.body, "body '\(name)' \(body.isSecret ? "open" : "secret")", "the contrary")
            }
            if body.found == nil { unopened += 1 }
        }
        for (name, _) in missing { self.missing.insert(BodyPlace(seq: entry.seq, name: name)) }
        bodyCount += Int64(waitingBodies.count)
        waitingBodies.removeAll(keepingCapacity: true)
    }

    private mutating func checkCommand(of entry: EntryFacts) {
        if runs?.take(entry.command, entry.seq) != nil { return }
        if span == nil || span.map({ $0.lastSeq < entry.seq }) == true {
            guard let command = commands.first else {
                return fail(.command, "a record of command '\(text(entry.command))'", "none")
            }
            guard command.firstSeq == entry.seq, command.lastSeq >= entry.seq else {
                return fail(
                    .command, "a record of command '\(text(entry.command))'",
                    "'\(command.key)' with entries \(command.firstSeq) to \(command.lastSeq)")
            }
            commands.removeFirst()
            span = command
        }
        if let command = commands.first {
            return fail(.command, "one record of command '\(text(entry.command))'", "'\(command.key)' as well")
        }
        if let span, !span.key.utf8.elementsEqual(entry.command) {
            fail(.command, "command '\(span.key)' as recorded", "command '\(text(entry.command))'")
        }
    }

    private func text(_ utf8: UnsafeBufferPointer<UInt8>) -> String { String(decoding: utf8, as: UTF8.self) }

    private mutating func fail(
        _ kind: VerifyReport.Problem.Kind, _ expected: String, _ found: String, at seq: Int64? = nil
    ) {
        problem = VerifyReport.Problem(kind: kind, seq: seq ?? head.size + 1, expected: expected, found: found)
    }
}
