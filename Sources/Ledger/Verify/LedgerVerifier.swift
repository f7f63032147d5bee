/// Checks a log row by row, whatever store the rows come from.
///
/// Feed the rows in order of their positions: before an entry, all bodies and commands up to its position. After the
/// first problem, further rows are ignored.
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

    /// Creates a verifier at the start of a log.
    package init() {}

    /// Takes a body's row.
    package mutating func take(_ body: BodyRow) {
        if problem == nil { waitingBodies.append(body) }
    }

    /// Takes the row of a command that has entries.
    package mutating func take(_ command: CommandSpan) {
        if problem == nil { commands.append(command) }
    }

    /// Takes an entry's row.
    package mutating func take(_ row: EntryRow) {
        if problem != nil { return }
        let seq = head.size + 1
        if row.seq != seq { return fail(.position, "position \(seq)", "position \(row.seq)") }
        let entry: Entry
        do {
            entry = try Entry(bytes: row.bytes)
        } catch {
            return fail(.bytes, error.details["expected"] ?? "", error.details["found"] ?? "")
        }
        if !entry.isCanonical { return fail(.canonical, "canonical bytes", "others") }
        check(entry, against: row)
        if problem == nil { checkBodies(of: entry) }
        if problem == nil { checkCommand(of: entry) }
        if problem == nil { for place in Redaction.removed(by: entry) { remove(place) } }
        if problem == nil { head = Head(size: seq, leaf: entry.leaf) }
    }

    /// Ends the log and reports.
    package mutating func finish() -> VerifyReport {
        if problem == nil, let body = waitingBodies.first {
            fail(.body, "no body without an entry", "'\(body.name)' of entry \(body.seq)")
        }
        if problem == nil, let span, span.lastSeq > head.size {
            fail(.command, "an entry of command '\(span.key)'", "the end of the log")
        }
        if problem == nil, let command = commands.first {
            fail(.command, "an entry of command '\(command.key)'", "none")
        }
        if let place = missing.min(by: { $0.seq < $1.seq }), place.seq < problem?.seq ?? .max {
            fail(.body, "a body '\(place.name)', or an entry that removed it", "none", at: place.seq)
        }
        return VerifyReport(
            entries: head.size, streams: versions.count, bodies: bodyCount, unopened: unopened,
            removed: Int64(removed.count), leaf: head.leaf, problem: problem)
    }

    private mutating func remove(_ place: BodyPlace) {
        guard missing.remove(place) != nil || removed.contains(place) else {
            return fail(.body, "no body '\(place.name)' of entry \(place.seq), which this entry removed", "one")
        }
        removed.insert(place)
    }

    private mutating func check(_ entry: Entry, against row: EntryRow) {
        if entry.seq != row.seq { return fail(.column, "seq \(row.seq) as in its column", "seq \(entry.seq)") }
        if ExactText(entry.stream) != ExactText(row.stream) {
            return fail(.column, "case '\(row.stream)' as in its column", "case '\(entry.stream)'")
        }
        if entry.version != row.version {
            return fail(.column, "version \(row.version) as in its column", "version \(entry.version)")
        }
        if entry.leaf.bytes != row.leaf {
            return fail(.leaf, "leaf hash \(entry.leaf)", Hash(row.leaf)?.hex ?? "\(row.leaf.count) bytes")
        }
        if entry.previous != head.leaf { return fail(.chain, "prev \(head.leaf)", "\(entry.previous)") }
        let version = versions[ExactText(entry.stream), default: 0] + 1
        if entry.version != version {
            return fail(.version, "version \(version) of case '\(entry.stream)'", "version \(entry.version)")
        }
        versions[ExactText(entry.stream)] = version
    }

    private mutating func checkBodies(of entry: Entry) {
        var missing = entry.commitments
        for body in waitingBodies {
            guard body.seq == entry.seq, let commitment = missing.removeValue(forKey: body.name) else {
                return fail(.body, "no body but those of the entry", "'\(body.name)' of entry \(body.seq)")
            }
            guard commitment.bytes == body.commitment, body.body.map({ $0.commitment == commitment }) ?? true else {
                return fail(.body, "body '\(body.name)' with commitment \(commitment)", "another")
            }
            guard entry.secret.contains(body.name) == body.isSecret else {
                return fail(.body, "body '\(body.name)' \(body.isSecret ? "open" : "secret")", "the contrary")
            }
            if body.body == nil { unopened += 1 }
        }
        self.missing.formUnion(missing.keys.map { BodyPlace(seq: entry.seq, name: $0) })
        bodyCount += Int64(waitingBodies.count)
        waitingBodies.removeAll(keepingCapacity: true)
    }

    private mutating func checkCommand(of entry: Entry) {
        if span == nil || span.map({ $0.lastSeq < entry.seq }) == true {
            guard let command = commands.first else {
                return fail(.command, "a record of command '\(entry.command)'", "none")
            }
            guard command.firstSeq == entry.seq, command.lastSeq >= entry.seq else {
                return fail(
                    .command, "a record of command '\(entry.command)'",
                    "'\(command.key)' with entries \(command.firstSeq) to \(command.lastSeq)")
            }
            commands.removeFirst()
            span = command
        }
        if let command = commands.first {
            return fail(.command, "one record of command '\(entry.command)'", "'\(command.key)' as well")
        }
        if let span, ExactText(span.key) != ExactText(entry.command) {
            fail(.command, "command '\(span.key)' as recorded", "command '\(entry.command)'")
        }
    }

    private mutating func fail(
        _ kind: VerifyReport.Problem.Kind, _ expected: String, _ found: String, at seq: Int64? = nil
    ) {
        problem = VerifyReport.Problem(kind: kind, seq: seq ?? head.size + 1, expected: expected, found: found)
    }
}
