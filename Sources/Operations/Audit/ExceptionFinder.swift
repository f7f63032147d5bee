import Approvals
import CanonicalJSON
import Engine
import Ledger

/// One departure from the plain course.
struct ExceptionalAct {
    let kind: ExceptionKind
    /// What was done; for what was asked, how it was asked.
    let entry: Entry
    /// The form or item that it is about.
    var unit: UnitID?
    /// The step that it took place in.
    var step: Path?
    /// Who agreed to it, and when.
    var consent: (person: PersonID, at: Microseconds)?
    /// What came of it, or what it is measured by.
    var result = Result.nothing

    /// A result, as far as the event itself does not say it.
    enum Result {
        case nothing
        case person(PersonID)
        case due(Microseconds)
        case day(CivilDate)
        case request(Request.Status)
        case path(Path)
    }
}

/// Finds what departs from the plain course while a case is walked through.
struct ExceptionFinder {
    private let audited: AuditedCase
    private var found: [ExceptionalAct] = []
    /// What was asked for waits for its answer, by number.
    private var requests: [Int: Int] = [:]
    /// Changes of people wait for whoever confirms the appointments.
    private var appointments: [(index: Int, settler: StepName)] = []
    /// The last explanation of each finding, by number.
    private var explanations: [Int: Entry] = [:]
    private var lastCommand: String?

    init(_ audited: AuditedCase) { self.audited = audited }

    /// Everything found in a case, oldest first.
    static func all(in audited: AuditedCase) throws -> [ExceptionalAct] {
        var finder = ExceptionFinder(audited)
        _ = try audited.walk { before, event, entry in try finder.note(event, entry, in: before) }
        return finder.found
    }

    private mutating func note(_ event: Event, _ entry: Entry, in file: CaseFile) throws {
        if entry.command != lastCommand, entry.performer?.registrar != nil { add(.onBehalf, entry) }
        lastCommand = entry.command
        switch event {
        case .dismissed(let appointment, _): try dismissed(appointment, entry)
        case .decided(let decision): try decided(decision, entry, in: file)
        case .sentBack(let path, let target, _, _, _):
            add(.return, entry, file.state.steps[path]?.unit, path, .path(target))
        case .withdrawn(let unit, _): add(.withdrawal, entry, unit)
        case .retracted(let path, _, _): add(.takingBack, entry, file.state.steps[path]?.unit, path)
        case .asked(let request):
            requests[request.number] = found.count
            add(ExceptionKind(request.kind), entry, request.unit, nil, .request(.open))
        case .settled(let number, let granted, let by, _):
            guard let index = requests[number] else { return }
            found[index].consent = (by.person, entry.at)
            found[index].result = .request(granted ? .granted : .refused)
        case .findingWaived(let number, _, _): add(.waiver, entry, unit(of: number, file))
        case .findingExplained(let number, _, _): explanations[number] = entry
        case .findingSettled(let number, let accepted, let by, _):
            guard accepted, let explanation = explanations[number] else { return }
            add(.acceptance, explanation, unit(of: number, file))
            found[found.count - 1].consent = (by.person, entry.at)
        case .unitEnded(let unit, let status):
            // What was asked for and granted is told with the request.
            if status == .cancelled || status == .refused { add(.removal, entry, unit) }
        case .ended(let status): if status != .finished { add(.ending, entry) }
        case .suspended, .resumed: add(.suspension, entry)
        case .urged(let path, _, _): add(.urging, entry, file.state.steps[path]?.unit, path)
        case .deadlinePassed(let path):
            let step = file.state.steps[path]
            add(.overdue, entry, step?.unit, path, step?.due.map { .due($0) } ?? .nothing)
        case .escalated(let path, _): add(.escalation, entry, file.state.steps[path]?.unit, path)
        case .opened, .appointed, .unitAdded, .revised, .entered, .seatAdded, .seatReassigned, .seatVoided, .claimed,
            .released, .passed, .failed, .stepCancelled, .restored, .wentStale, .checked, .findingRaised,
            .findingChanged, .findingClosed, .findingBecameItem, .extended, .reminded:
            break
        }
    }

    private mutating func add(
        _ kind: ExceptionKind, _ entry: Entry, _ unit: UnitID? = nil, _ step: Path? = nil,
        _ result: ExceptionalAct.Result = .nothing
    ) {
        found.append(ExceptionalAct(kind: kind, entry: entry, unit: unit, step: step, result: result))
    }

    private func unit(of finding: Int, _ file: CaseFile) -> UnitID? {
        file.state.findings.first { $0.number == finding }?.unit
    }

    private mutating func dismissed(_ appointment: Appointment, _ entry: Entry) throws {
        let successor = try audited.act(of: entry).lazy.compactMap { other -> PersonID? in
            guard other.seq > entry.seq, case .appointed(let next, _) = try EventCodec.decode(other),
                (next.role, next.unit) == (appointment.role, appointment.unit)
            else { return nil }
            return next.person
        }.first
        if let settler = audited.workflow.settler(of: appointment.role)?.name {
            appointments.append((found.count, settler))
        }
        add(
            successor == nil ? .dismissal : .replacement, entry, appointment.unit, nil,
            successor.map { .person($0) } ?? .nothing)
    }

    private mutating func decided(_ decision: Decision, _ entry: Entry, in file: CaseFile) throws {
        let (unit, path) = (decision.unit, decision.path)
        if decision.verdict == .rejected { add(.rejection, entry, unit, path) }
        if decision.verdict == .approved {
            for change in appointments where change.settler == decision.step {
                found[change.index].consent = (decision.performer.person, decision.at)
            }
            appointments.removeAll { $0.settler == decision.step }
        }
        if let due = file.state.steps[path]?.due, due < decision.at {
            add(.afterDeadline, entry, unit, path, .due(due))
        }
        guard entry.commitments["record"] != nil, let text = try audited.texts(with: entry)["record"],
            let day = (try? JSONReader.parse(Array(text.utf8)))?["date"]?.text.flatMap({ CivilDate($0) }),
            day < CivilDate(inChina: decision.at)
        else { return }
        add(.lateRegistration, entry, unit, path, .day(day))
    }
}

extension ExceptionKind {
    init(_ kind: RequestKind) {
        switch kind {
        case .exclude: self = .exclusion
        case .extend: self = .extension
        case .carryOver: self = .carryOver
        }
    }
}
