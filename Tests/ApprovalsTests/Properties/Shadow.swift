import Approvals

/// A second, plain bookkeeping of a case, from its events alone: what the invariants are checked against.
///
/// It shares no code with the rules: seats, standings, revisions and the roster are counted anew.
struct Shadow {
    struct Stage {
        var round: Int
        var step: StepName
        var unit: UnitID?
        var status: StepState.Status
        var seats: [Seat]
    }

    struct Vote {
        var decision: Decision
        var standing = Decision.Standing.valid
    }

    /// Something that separation counts.
    struct Act: Hashable {
        var person: PersonID
        var registrar: PersonID?
        var role: RoleName
        var step: StepName?
        var unit: UnitID?
    }

    let workflow: Workflow
    let tasks: [StepName: Task]
    var stages: [Path: Stage] = [:]
    var votes: [Vote] = []
    var acts: [Act] = []
    var revisions: [UnitID: [Revision]] = [:]
    var openForms: [UnitID] = []
    var holders: [Appointment] = []
    var roster = 0
    var requests: [Int: UnitID] = [:]
    /// The findings as their events leave them, by number.
    var findings: [Int: Found] = [:]
    var checked: [UnitID: Int] = [:]
    /// The last reminder of each step, over all of its rounds.
    var reminders: [Path: (number: Int, at: Microseconds)] = [:]
    /// Broken in passing, where only the order of events tells.
    var violations: [String] = []

    init(_ workflow: Workflow) {
        self.workflow = workflow
        var tasks: [StepName: Task] = [:]
        for leaf in RandomWorkflow.leaves(workflow.steps) {
            if case .task(let task) = leaf.body { tasks[leaf.name] = task }
        }
        self.tasks = tasks
    }

    mutating func note(_ event: Event) {
        switch event {
        case .opened(let manager, _): holders.append(Appointment(workflow.manager, unit: nil, manager.person))
        case .appointed(let appointment, let settled):
            holders.append(appointment)
            if settled { roster += 1 }
        case .dismissed(let appointment, let settled):
            holders.removeAll { $0 == appointment }
            if settled { roster += 1 }
        case .unitAdded(let unit, let kind): if kind == .form { openForms.append(unit) }
        case .revised(let unit, let number, let revision, let performer, let role, let step):
            revisions[unit, default: []].append(revision)
            if revisions[unit]?.count != number {
                violations.append("I4 revision \(number) of \(unit) is out of order")
            }
            act(performer, role, step, unit)
        case .entered(let step): enter(step)
        case .seatAdded(let path, let seat): stages[path]?.seats.append(seat)
        case .seatReassigned(let path, let seat, let person): change(path, seat) { $0.member = person }
        case .seatVoided(let path, let seat): change(path, seat) { $0.voided = true }
        case .claimed(let path, let seat, let performer):
            change(path, seat) { $0.claimedBy = performer.person }
            if let stage = stages[path], let seat = stage.seats.first(where: { $0.number == seat }) {
                act(performer, seat.role, stage.step, stage.unit)
            }
        case .released(let path, let seat): change(path, seat) { $0.claimedBy = nil }
        case .decided(let decision): decide(decision)
        case .passed(let path): stages[path]?.status = .passed
        case .failed(let path): stages[path]?.status = .failed
        case .stepCancelled(let path, _, let held):
            stages[path]?.status = held ? .held : .cancelled
            restand(path, [.valid, .held], held ? .held : .superseded)
        case .restored(let path):
            stages[path]?.status = .passed
            restand(path, [.held], .valid)
        case .wentStale(let path, let seat, _):
            stages[path]?.status = .active
            reopen(path, seat, .stale)
        case .retracted(let path, let seat, _):
            stages[path]?.status = .active
            reopen(path, seat, .retracted)
        case .sentBack(let path, _, let performer, let role, _):
            if let stage = stages[path] { act(performer, role, stage.step, stage.unit) }
        case .asked(let request):
            requests[request.number] = request.unit
            let rule = workflow.requests.first { $0.kind == request.kind }
            let role = rule?.askedBy.first { role in
                holders.contains {
                    $0.role == role && $0.person == request.askedBy.person
                        && ($0.unit == nil || $0.unit == request.unit)
                }
            }
            if let role { act(request.askedBy, role, nil, request.unit) }
        case .settled(let number, _, let performer, let role): act(performer, role, nil, requests[number])
        case .unitEnded(let unit, _): openForms.removeAll { $0 == unit }
        case .reminded(let path, let number, let at): remind(path, number, at)
        case .checked, .findingRaised, .findingChanged, .findingClosed, .findingExplained, .findingSettled,
            .findingWaived, .findingBecameItem:
            noteFinding(event)
        case .withdrawn, .extended, .ended, .suspended, .resumed, .urged, .deadlinePassed, .escalated: break
        }
    }

    private mutating func remind(_ path: Path, _ number: Int, _ at: Microseconds) {
        let last = reminders[path]
        if number != 1, number != (last?.number ?? 0) + 1 {
            violations.append("reminder \(number) of \(path) has a gap")
        }
        if let last, CivilDate(inChina: last.at) >= CivilDate(inChina: at) {
            violations.append("\(path) is reminded of twice in a day")
        }
        reminders[path] = (number, at)
    }

    private mutating func enter(_ step: StepState) {
        let before = stages[step.path]
        if before?.status == .active || before?.status == .passed {
            violations.append("I3 \(step.path) is entered twice")
        }
        if step.round != (before?.round ?? 0) + 1 { violations.append("I3 \(step.path) skips a round") }
        stages[step.path] = Stage(
            round: step.round, step: step.step, unit: step.unit, status: .active, seats: step.seats)
        restand(step.path, [.valid, .held], .superseded)
    }

    private mutating func decide(_ decision: Decision) {
        let stage = stages[decision.path]
        if stage?.status != .active || stage?.round != decision.round {
            violations.append("I3 a decision on \(decision.path) outside its round")
        }
        if votes.contains(where: {
            $0.standing == .valid && $0.decision.path == decision.path && $0.decision.seat == decision.seat
        }) {
            violations.append("I3 seat \(decision.seat) of \(decision.path) is decided twice")
        }
        if decision.verdict == .approved { violations += gateViolations(decision) }
        votes.append(Vote(decision: decision))
        act(decision.performer, decision.role, decision.step, decision.unit)
    }

    mutating func act(_ performer: Performer, _ role: RoleName, _ step: StepName?, _ unit: UnitID?) {
        let act = Act(person: performer.person, registrar: performer.registrar, role: role, step: step, unit: unit)
        if acts.contains(act) { return }
        for past in acts where clash(past, act) { violations.append("I2 \(past) and \(act)") }
        acts.append(act)
    }

    private mutating func restand(_ path: Path, _ from: [Decision.Standing], _ to: Decision.Standing) {
        for index in votes.indices where votes[index].decision.path == path && from.contains(votes[index].standing) {
            votes[index].standing = to
        }
    }

    private mutating func reopen(_ path: Path, _ seat: Int, _ standing: Decision.Standing) {
        for index in votes.indices where votes[index].decision.path == path && votes[index].decision.seat == seat {
            if votes[index].standing == .valid { votes[index].standing = standing }
        }
    }

    private mutating func change(_ path: Path, _ number: Int, _ body: (inout Seat) -> Void) {
        guard let index = stages[path]?.seats.firstIndex(where: { $0.number == number }) else { return }
        body(&stages[path]!.seats[index])
    }
}
