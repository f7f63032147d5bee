private import Synchronization

/// A ledger in memory: for tests, for trying things out, and as the measure of what a store must do.
package final class MemoryLedger: LedgerStore {
    private let contents = Mutex(MemoryContents())

    /// Creates an empty ledger.
    package init() {}

    /// Records one command, or nothing of it.
    package func append(_ append: Append) throws(LedgerError) -> Appended {
        try contents.withLock { (contents) throws(LedgerError) in try contents.append(append) }
    }

    /// Records several commands in one transaction, each by itself.
    package func appendBatch(_ appends: [Append]) throws(LedgerError) -> [Result<Appended, LedgerError>] {
        contents.withLock { contents in
            appends.map { append in
                Result { () throws(LedgerError) in try contents.append(append) }
            }
        }
    }

    /// Removes every row of every view.
    package func clearViews() {
        contents.withLock { $0.views = MemoryViews() }
    }

    /// Writes views without appending.
    package func writeViews(_ changes: [ViewChanges]) {
        contents.withLock { contents in
            for change in changes { contents.views.apply(change) }
        }
    }
}

extension MemoryLedger {
    /// The size of the log and its last leaf hash.
    package func head() -> Head {
        contents.withLock { $0.head }
    }

    /// The entries of one case behind a version.
    package func entries(stream: String, after version: Int64) -> [Entry] {
        contents.withLock { contents in
            (contents.streams[ExactText(stream)] ?? []).dropFirst(Int(max(0, version))).map { seq in
                contents.entries[Int(seq) - 1]
            }
        }
    }

    /// Entries from a position on.
    package func entries(from seq: Int64, limit: Int) -> [Entry] {
        contents.withLock { Array($0.entries.dropFirst(Int(max(1, seq)) - 1).prefix(limit)) }
    }

    /// The cases that have entries.
    package func streams() -> [StreamHead] {
        contents.withLock { contents in
            contents.streams.sorted { $0.key < $1.key }.map { stream, seqs in
                StreamHead(stream: stream.text, version: Int64(seqs.count), lastSeq: seqs.last ?? 0)
            }
        }
    }

    /// The bodies of one entry, by name.
    package func bodies(of seq: Int64) -> [Body] {
        contents.withLock { $0.bodies[seq] ?? [] }
    }

    /// The leaf hashes; nothing above them is kept here.
    package func treeHashes(level: Int, from first: Int64, count: Int) throws(LedgerError) -> [Hash] {
        precondition(level == 0, "a ledger in memory keeps the leaves alone")
        return contents.withLock { $0.entries.dropFirst(Int(first)).prefix(count).map(\.leaf) }
    }

    /// Refused: nothing is signed in memory.
    package func addKey(origin: String?, record: (String) throws -> Void) throws {
        throw LedgerError.key(path: "memory", reason: "a ledger in memory has no key")
    }

    /// Nothing is backed up from memory.
    package func backups() -> [BackupNote] { [] }

    /// Nothing is left in memory.
    package func sweep() -> Bool { true }

    /// Nothing is signed in memory.
    package func newestSeal() -> Seal? { nil }

    /// Nothing is signed in memory.
    package func sealBeside() -> [UInt8]? { nil }

    /// Nothing is signed in memory.
    package func seals(after size: Int64, limit: Int) -> [Seal] { [] }

    /// Nothing is signed in memory.
    package func seal() -> Seal? { nil }

    /// What witnesses said of one checkpoint.
    package func cosignatures(of size: Int64) -> [KeptCosignature] {
        contents.withLock { ($0.cosignatures[size] ?? [:]).sorted { $0.key < $1.key }.map(\.value) }
    }

    /// What each witness said last.
    package func newestCosignatures() -> [KeptCosignature] {
        let bySize = contents.withLock { $0.cosignatures.sorted { $0.key < $1.key } }
        let newest = bySize.reduce(into: [:]) { newest, kept in newest.merge(kept.value) { $1 } }
        return newest.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Keeps what a witness said.
    package func keep(_ cosignature: KeptCosignature) { contents.withLock { $0.keep(cosignature) } }

    /// The command with a key.
    package func command(_ key: String) -> CommandRecord? {
        contents.withLock { $0.commands[ExactText(key)] }
    }

    /// Checks the whole log and stops at the first bad entry.
    package func verify() -> VerifyReport {
        let contents = contents.withLock { $0 }
        var verifier = LedgerVerifier()
        let spans = contents.commands.values.compactMap { record in
            record.firstSeq.map { CommandSpan(key: record.key, firstSeq: $0, lastSeq: record.lastSeq ?? $0) }
        }
        let first = Dictionary(grouping: spans, by: \.firstSeq)
        for entry in contents.entries {
            for body in (contents.bodies[entry.seq] ?? []).sorted(by: { $0.name < $1.name }) {
                verifier.take(
                    BodyRow(
                        seq: entry.seq, name: body.name, commitment: body.commitment, isSecret: body.isSecret,
                        found: body.commitment))
            }
            for span in first[entry.seq] ?? [] { verifier.take(span) }
            verifier.take(
                EntryRow(
                    seq: entry.seq, stream: entry.stream, version: entry.version, bytes: entry.bytes,
                    leaf: entry.leaf.bytes))
        }
        return verifier.finish()
    }
}

extension MemoryLedger {
    /// One case's row.
    package func caseRow(_ caseID: String) -> CaseRow? {
        contents.withLock { $0.views.cases[ExactText(caseID)] }
    }

    /// All cases, by id.
    package func cases() -> [CaseRow] {
        contents.withLock { CaseRow.sorted(Array($0.views.cases.values)) }
    }

    /// The open seats of one person, or of all.
    package func openSeats(person: String?) -> [SeatRow] {
        contents.withLock { contents in
            contents.views.rows(\.seats) { row in person.map { ExactText($0) == ExactText(row.person) } ?? true }
        }
    }

    /// How much there is of what.
    package func counts(now: Int64) -> LedgerCounts {
        contents.withLock { contents in
            LedgerCounts(
                cases: Int64(contents.views.cases.count),
                openSeats: Int64(contents.views.rows(\.seats) { _ in true }.count),
                overdue: Int64(contents.views.rows(\.deadlines) { $0.due < now }.count))
        }
    }

    /// The ids of cases next to an id.
    package func caseIDs(near id: String, limit: Int) -> [String] {
        let all = cases().map(\.caseID)
        let place = all.firstIndex { $0 >= id } ?? all.count
        let start = max(0, min(place - limit / 2, all.count - limit))
        return Array(all[start..<min(all.count, start + limit)])
    }

    /// The deadlines for which the clock has something to do, the longest waiting first.
    package func deadlines(passed: Bool, quietBefore time: Int64, limit: Int) -> [DeadlineRow] {
        contents.withLock { contents in
            let rows = contents.views.rows(\.deadlines) { row in
                row.passed == passed && row.quietUntil.map { $0 < time } == true
            }
            return Array(rows.prefix(max(0, limit)))
        }
    }

    /// The forms and items of a case.
    package func units(case caseID: String) -> [UnitRow] {
        contents.withLock { contents in
            contents.views.rows(\.units) { ExactText($0.caseID) == ExactText(caseID) }
        }
    }

    /// The sign-offs of a case, oldest first.
    package func signOffs(case caseID: String, unit: String?) -> [SignOffRow] {
        contents.withLock { contents in
            contents.views.rows(\.signOffs) { row in
                ExactText(row.caseID) == ExactText(caseID)
                    && (unit == nil || unit.map { ExactText($0) } == row.unit.map { ExactText($0) })
            }
        }
    }

    /// Every row of one case, or of all, as canonical JSON, sorted.
    package func dumpViews(of caseID: String?) -> [String] {
        contents.withLock { $0.views.dumped(of: caseID) }
    }

    /// The number of rows in all views.
    package func countViewRows() -> Int { dumpViews(of: nil).count }
    package var fileBytes: Int64 { 0 }
    package var lastCommit: Duration { .zero }

    /// Memory has nothing to close.
    package func close() {}
}
