/// What a ledger in memory holds.
struct MemoryContents: Sendable {
    private(set) var entries: [Entry] = []
    private(set) var streams: [ExactText: [Int64]] = [:]
    private(set) var bodies: [Int64: [Body]] = [:]
    private(set) var commands: [ExactText: CommandRecord] = [:]
    /// By size, then by name.
    private(set) var cosignatures: [Int64: [ExactText: KeptCosignature]] = [:]
    var views = MemoryViews()

    var head: Head {
        entries.last.map { Head(size: $0.seq, leaf: $0.leaf) } ?? .empty
    }

    mutating func keep(_ cosignature: KeptCosignature) {
        cosignatures[cosignature.size, default: [:]][ExactText(cosignature.name)] = cosignature
    }

    mutating func append(_ append: Append) throws(LedgerError) -> Appended {
        if let record = commands[ExactText(append.command)] { throw record.refusal(of: append.request) }
        let stream = ExactText(append.stream)
        if let basis = append.basis {
            let found = Int64(streams[ExactText(basis.stream)]?.count ?? 0)
            if found != basis.version {
                throw .versionConflict(stream: basis.stream, expected: basis.version, found: found)
            }
        }
        // Everything that can fail comes before the first change.
        let added = try append.entries(after: head, version: Int64(streams[stream]?.count ?? 0))
        let outcome = append.outcome(added)
        for (entry, event) in zip(added, append.events) {
            entries.append(entry)
            streams[stream, default: []].append(entry.seq)
            if !event.bodies.isEmpty { bodies[entry.seq] = event.bodies.sorted { $0.name < $1.name } }
        }
        for place in append.removing { remove(place) }
        commands[ExactText(append.command)] = CommandRecord(
            key: append.command, request: append.request, answer: outcome.answer, firstSeq: added.first?.seq,
            lastSeq: added.last?.seq)
        views.apply(outcome.views)
        return Appended(entries: added)
    }

    private mutating func remove(_ place: BodyPlace) {
        bodies[place.seq]?.removeAll { $0.name == place.name }
        guard let key = entries.first(where: { $0.seq == place.seq })?.command else { return }
        commands[ExactText(key)]?.request = .zero
    }
}

/// The views of a ledger in memory.
struct MemoryViews: Sendable {
    private struct Key: Hashable {
        let caseID: ExactText
        let scope: ExactText
    }

    private(set) var cases: [ExactText: CaseRow] = [:]
    private var scopes: [Key: ScopeRows] = [:]

    mutating func apply(_ changes: ViewChanges) {
        if let row = changes.caseRow { cases[ExactText(row.caseID)] = row }
        for rows in changes.replace {
            scopes[Key(caseID: ExactText(rows.caseID), scope: ExactText(rows.scope))] = rows
        }
    }

    func rows<Row: ViewRow>(_ kind: (ScopeRows) -> [Row], where isWanted: (Row) -> Bool) -> [Row] {
        Row.sorted(scopes.values.flatMap { kind($0).filter(isWanted) })
    }

    func dumped(of caseID: String?) -> [String] {
        let wanted = caseID.map { ExactText($0) }
        let scopes = scopes.filter { wanted == nil || $0.key.caseID == wanted }.map(\.value)
        let rows = cases.filter { wanted == nil || $0.key == wanted }.map(\.value)
        return ViewChanges.dumped(rows, scopes)
    }
}
