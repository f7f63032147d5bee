package import Approvals
package import Ledger

/// One case as the engine holds it: the state of the rules, and where in the log its content lies.
package struct CaseFile: Sendable {
    /// The name of the case's stream in the ledger, for example `QJJJ-2022`.
    package let id: String
    /// What was typed when the case was opened; empty where the ledger no longer has it.
    package let title: String
    /// The name of the body (单位) that the ledger belongs to, as it was when the case was opened.
    package let body: String
    /// The fiscal year (财政年度) that the case is about.
    package let year: Int
    /// SHA-256 of the canonical JSON of the definition that the case is pinned to.
    package let workflowDigest: Hash
    /// What the rules know of the case after the entries applied so far.
    package private(set) var state: CaseState
    /// For each decision of the state: its entry and the commitment to its opinion.
    package private(set) var decisions: [(seq: Int64, opinion: Hash?)] = []
    /// For each unit: the entries that added it and that hold its revisions, in order.
    package private(set) var units: [UnitID: (added: Int64, revisions: [Int64])] = [:]

    /// The units whose last content is 涉密.
    package private(set) var secretUnits: Set<UnitID> = []

    /// For each finding of the state: the entry of the check that showed its figures, which holds them.
    package private(set) var findings: [Int64] = []
    /// The entry of the last check.
    private var lastCheck: Int64 = 0

    /// What lists show of units, as far as it was looked up.
    private(set) var labels: [UnitID: UnitLabel] = [:]

    /// The rows of its steps as they were made last, so that the next difference need not make them again.
    private(set) var stepRows: [Path: ScopeRows]?

    /// A case without events yet.
    package init(
        id: String, title: String, body: String, year: Int, workflow: Workflow, digest: Hash
    ) {
        (self.id, self.title, self.body, self.year, workflowDigest) = (id, title, body, year, digest)
        state = CaseState(id: CaseID(id), workflow: workflow)
    }

    /// Applies an entry of this case.
    package mutating func apply(_ entry: Entry) throws(EngineError) {
        apply(
            try EventCodec.decode(entry), seq: entry.seq, commitments: entry.commitments, secret: entry.secret)
    }

    /// Keeps the rows of the steps as they are now; the next event makes them the old ones.
    mutating func remember(_ rows: [Path: ScopeRows]) { stepRows = rows }

    /// Keeps labels, so that acts that follow on the same file need not look them up.
    mutating func remember(_ labels: [UnitID: UnitLabel]) { self.labels.merge(labels) { $1 } }

    /// Applies an event whose entry is known.
    package mutating func apply(
        _ event: Event, seq: Int64, commitments: [String: Hash], secret: [String] = []
    ) {
        state.evolve(event)
        place(event, seq, commitments, secret)
    }

    /// Applies the events of an act that was weighed, with the state that they gave; the first entry has the bodies.
    mutating func apply(
        _ events: [Event], from seq: Int64, commitments: [String: Hash], secret: [String], giving state: CaseState
    ) {
        self.state = state
        for (index, event) in events.enumerated() {
            place(event, seq + Int64(index), index == 0 ? commitments : [:], index == 0 ? secret : [])
        }
    }

    private mutating func place(
        _ event: Event, _ seq: Int64, _ commitments: [String: Hash], _ secret: [String]
    ) {
        switch event {
        case .decided: decisions.append((seq, commitments["opinion"]))
        case .unitAdded(let unit, _): units[unit] = (seq, [])
        case .revised(let unit, _, _, _, _, _):
            units[unit]?.revisions.append(seq)
            if secret.contains("content") { secretUnits.insert(unit) } else { secretUnits.remove(unit) }
        case .checked: lastCheck = seq
        case .findingRaised: findings.append(lastCheck)
        case .findingChanged(let number, _, _, _):
            if findings.indices.contains(number - 1) { findings[number - 1] = lastCheck }
        default: break
        }
    }
}
