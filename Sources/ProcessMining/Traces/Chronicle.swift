package import Approvals

/// Tells the entries of a case as traces: the course of the case, and that of each of its forms and items.
///
/// It folds the entries with the rules' own `evolve`, so that it knows where a step stood before each, and names what
/// happened by that. What is about people and findings alone moves no step and is in the object-centric log only.
package struct Chronicle {
    /// The case first, then its forms and items in the order in which they were added.
    package var traces: [Trace] { [whole] + state.units.compactMap { courses[$0.id] } }
    private(set) var state: CaseState
    private var whole: Trace
    private var courses: [UnitID: Trace] = [:]
    let layout: Layout
    /// What the decisions of an open step have come to, as far as they are told.
    private var outcomes: [Path: Outcome] = [:]
    var complete: [StepName: Bool] = [:]

    /// Creates the chronicle of a case before its first entry.
    package init(_ id: CaseID, _ workflow: Workflow) {
        state = CaseState(id: id, workflow: workflow)
        whole = Trace(caseID: id.text, unit: nil, kind: .whole)
        layout = Layout(workflow)
        for container in layout.containers { complete[container.name] = container.kind == .item }
    }

    /// The traces of a case.
    package static func traces(of id: CaseID, _ workflow: Workflow, _ facts: some Sequence<Fact>) -> [Trace] {
        var chronicle = Chronicle(id, workflow)
        for fact in facts { chronicle.record(fact) }
        return chronicle.traces
    }

    /// Takes the next entry.
    package mutating func record(_ fact: Fact) {
        let before = state.steps
        conclude(fact)
        state.evolve(fact.event)
        tell(fact, before)
        compareContainers(fact)
    }

    // MARK: Telling

    private mutating func tell(_ fact: Fact, _ before: [Path: StepState]) {
        switch fact.event {
        // Without a role: who opens a case has had no part in what it is about, and the rules count it for no side.
        case .opened(let manager, _): tell(fact, "opened", by: manager)
        case .suspended: tell(fact, "suspended")
        case .resumed: tell(fact, "resumed")
        case .ended(let status): end(fact, status)
        case .unitAdded(let unit, let kind):
            courses[unit] = Trace(caseID: state.id.text, unit: unit.text, kind: .unit(kind))
            tell(fact, "added", of: unit)
        case .withdrawn(let unit, let performer): tell(fact, "withdrawn", of: unit, by: performer)
        case .unitEnded(let unit, let status):
            tell(fact, status.rawValue, of: unit)
            leave(fact, unit)
        case .asked(let request):
            tell(fact, request.kind, "asked", request.unit, by: request.askedBy, as: role(of: request))
        case .settled(let number, let granted, let performer, let role):
            guard let request = state.requests.first(where: { $0.number == number }) else { return }
            tell(fact, request.kind, granted ? "granted" : "refused", request.unit, by: performer, as: role)
        case .extended(let unit, _): tell(fact, "extended", of: unit)
        default: tellStep(fact, before)
        }
    }

    private mutating func tellStep(_ fact: Fact, _ before: [Path: StepState]) {
        switch fact.event {
        case .entered(let step):
            if before[step.path]?.status == .held { tell(fact, .dropped, step.path) }
            outcomes[step.path] = .pending
            tell(fact, .entered, step.path)
        case .decided(let decision): decide(fact, decision)
        case .passed(let path): tell(fact, .passed, path)
        case .failed(let path): tell(fact, .failed, path)
        case .stepCancelled(let path, _, let held):
            switch before[path]?.status {
            case .passed: tell(fact, held ? .held : .undone, path)
            case .held: tell(fact, .dropped, path)
            case .failed: tell(fact, .cleared, path)
            case .active, .cancelled, nil: tell(fact, .cancelled, path)
            }
        case .restored(let path): tell(fact, .restored, path)
        case .wentStale(let path, _, _): reopen(fact, path, before, .reopened, .stale)
        case .retracted(let path, _, let performer): reopen(fact, path, before, .takenBack, .retracted, by: performer)
        case .sentBack(let path, _, let performer, let role, _): tell(fact, .returned, path, by: performer, as: role)
        case .claimed(let path, let number, let performer):
            let seat = state.steps[path]?.seats.first { $0.number == number }
            tell(fact, .claimed, path, by: performer, as: seat?.role)
        case .released(let path, _): tell(fact, .released, path)
        case .urged(let path, _, let performer): tell(fact, .urged, path, by: performer)
        case .deadlinePassed(let path): tell(fact, .overdue, path)
        case .reminded(let path, _, _): tell(fact, .reminded, path)
        case .escalated(let path, _): tell(fact, .escalated, path)
        case .revised(let unit, let number, _, let performer, let role, let step):
            guard let leaf = state.plan.leaves.first(where: { $0.step.name == step && $0.unit == unit }) else { return }
            tell(fact, number == 1 ? .written : .revised, leaf.path, by: performer, as: role)
        default: break
        }
    }

    private mutating func decide(_ fact: Fact, _ decision: Decision) {
        guard let step = state.steps[decision.path], let leaf = state.leaf(at: decision.path) else { return }
        let outcome = state.outcome(of: step, leaf.task)
        outcomes[decision.path] = outcome
        var happening = Happening(decision.verdict.label(decision.step, outcome), seq: fact.seq)
        happening.step = decision.step
        tell(fact, happening, decision.unit, by: decision.performer, as: decision.role)
    }

    /// Says before a step passes or fails that its outcome became certain without a decision, if the sign rule agrees.
    private mutating func conclude(_ fact: Fact) {
        func isCertain(_ path: Path, _ outcome: Outcome) -> Bool {
            guard outcomes[path] == .pending, let step = state.steps[path], let leaf = state.leaf(at: path)
            else { return false }
            return state.outcome(of: step, leaf.task) == outcome
        }
        switch fact.event {
        case .passed(let path): if isCertain(path, .passed) { tell(fact, .carried, path) }
        case .failed(let path): if isCertain(path, .failed) { tell(fact, .lost, path) }
        default: break
        }
    }

    private mutating func reopen(
        _ fact: Fact, _ path: Path, _ before: [Path: StepState], _ passed: StepFact, _ open: StepFact,
        by performer: Performer? = nil
    ) {
        let hadPassed = before[path]?.status == .passed
        if hadPassed { outcomes[path] = .pending }
        tell(fact, hadPassed ? passed : open, path, by: performer)
    }

    // MARK: Writing

    mutating func tell(
        _ fact: Fact, _ what: StepFact, _ path: Path, by performer: Performer? = nil, as role: RoleName? = nil
    ) {
        guard let leaf = state.plan.leaf(at: path) else { return }
        var happening = Happening(what.label(leaf.step.name), what.lifecycle, seq: fact.seq)
        happening.step = leaf.step.name
        tell(fact, happening, leaf.unit, by: performer, as: role)
    }

    mutating func tell(
        _ fact: Fact, _ what: String, of unit: UnitID? = nil, by performer: Performer? = nil, as role: RoleName? = nil
    ) {
        let course = unit.flatMap { courses[$0]?.kind } ?? .whole
        tell(fact, Happening(course.label(what), course.lifecycle(what), seq: fact.seq), unit, by: performer, as: role)
    }

    mutating func tell(
        _ fact: Fact, _ request: RequestKind, _ what: String, _ unit: UnitID, by performer: Performer? = nil,
        as role: RoleName? = nil
    ) { tell(fact, Happening(request.label(what), seq: fact.seq), unit, by: performer, as: role) }

    mutating func tell(_ fact: Fact, _ container: Layout.Container, _ what: String) {
        tell(fact, Happening(container.label(what), Course.whole.lifecycle(what), seq: fact.seq), nil)
    }

    private mutating func tell(
        _ fact: Fact, _ happening: Happening, _ unit: UnitID?, by performer: Performer? = nil, as role: RoleName? = nil
    ) {
        var happening = happening
        (happening.digest, happening.at) = (fact.digest, fact.at)
        happening.actor = performer.map { Happening.Actor($0, role) }
        if let unit { courses[unit]?.happenings.append(happening) } else { whole.happenings.append(happening) }
    }

    /// The role in which something was asked for, as the rules count it.
    private func role(of request: Request) -> RoleName? {
        state.workflow.request(request.kind)?.askedBy.first {
            state.holders(of: $0, unit: request.unit).contains(request.askedBy.person)
        }
    }
}
