import Approvals
import Engine
import Ledger

/// A person had a hand in a matter of a case, as the log has it.
struct Hand {
    /// What was done, whatever the workflow calls the role.
    enum Duty: String {
        /// 填报 of a form.
        case filled
        /// 审核 of a form in one of its own steps.
        case reviewed
        /// 审定 of forms in a step of the whole case.
        case decided
        /// 整改 of an item.
        case rectified
        /// 复核 of an item.
        case verified
        /// 申请
        case asked
        /// 批准 or refusal of a request.
        case settled
        /// 说明 of a finding.
        case explained
        /// 认可, 不认可 or 豁免 of a finding.
        case judged
        /// 提名 of people for a role.
        case nominated
        /// 确认 of the appointments.
        case confirmed

        /// What people call it.
        var words: Operation.Words {
            switch self {
            case .filled: .init("填报", "filled in")
            case .reviewed: .init("审核", "reviewed")
            case .decided: .init("审定", "decided on")
            case .rectified: .init("整改", "put right")
            case .verified: .init("复核", "verified")
            case .asked: .init("申请", "asked")
            case .settled: .init("批准", "granted or refused")
            case .explained: .init("说明", "explained")
            case .judged: .init("认可或豁免", "accepted, refused or waived")
            case .nominated: .init("提名", "nominated")
            case .confirmed: .init("确认", "confirmed")
            }
        }
    }

    /// What an act is about; only acts on the same matter are held against each other.
    enum Matter: Hashable {
        case wholeCase
        case unit(UnitID)
        case request(Int)
        case finding(Int)
    }

    /// Who did it, or entered it.
    let person: PersonID
    /// True: only entered what another person did.
    let asRegistrar: Bool
    /// The role and step that the rules of the workflow speak of.
    let role: RoleName?
    /// Nil for what stands outside the steps.
    let step: StepName?
    /// The form or item that the rules of the workflow hold it against; nil for a step of the whole case.
    let unit: UnitID?
    /// What was done, where it is one of the duties that are usually kept apart.
    let duty: Duty?
    /// What it is about, as far as what is usually kept apart goes.
    let matter: Matter
    /// The entry that says so.
    let seq: Int64
}

/// Reads from the events of a case who had a hand in what, without asking what the rules made of it.
struct Hands {
    /// Oldest first.
    private(set) var all: [Hand] = []

    /// Notes who had a hand in an event.
    mutating func note(_ event: Event, _ entry: Entry, in state: CaseState) {
        let seq = entry.seq
        switch event {
        case .revised(let unit, _, _, let by, let role, let step):
            let duty: Hand.Duty = state.unit(unit)?.kind == .item ? .rectified : .filled
            add(by, role, step, unit, duty, .unit(unit), seq)
        case .claimed(let path, let seat, let by):
            let step = state.steps[path]
            let role = step?.seats.first { $0.number == seat }?.role
            add(by, role, step?.step, step?.unit, nil, matter(step?.unit), seq)
        case .decided(let decision):
            let duty = decision.verdict == .advised ? nil : self.duty(at: decision.path, state)
            // A decision on many forms is a hand in each of them.
            let units = decision.basis.compactMap(\.unit)
            for unit in decision.unit == nil && !units.isEmpty ? units.map({ $0 }) : [decision.unit] {
                add(
                    decision.performer, decision.role, decision.step, decision.unit, duty, matter(unit), seq)
            }
        case .sentBack(let path, _, let by, let role, _):
            let step = state.steps[path]
            add(by, role, step?.step, step?.unit, duty(at: path, state), matter(step?.unit), seq)
        case .asked(let request):
            let role = state.workflow.request(request.kind)?.askedBy.first {
                state.holders(of: $0, unit: request.unit).contains(request.askedBy.person)
            }
            add(request.askedBy, role, nil, request.unit, .asked, .request(request.number), seq)
        case .settled(let number, _, let by, let role):
            let unit = state.requests.first { $0.number == number }?.unit
            add(by, role, nil, unit, .settled, .request(number), seq)
        case .findingExplained(let number, let by, let role):
            add(by, role, nil, unit(of: number, state), .explained, .finding(number), seq)
        case .findingSettled(let number, _, let by, let role), .findingWaived(let number, let by, let role):
            add(by, role, nil, unit(of: number, state), .judged, .finding(number), seq)
        case .appointed(let appointment, _):
            guard let by = entry.performer, state.workflow.settler(of: appointment.role) != nil else { return }
            add(by, nil, nil, nil, .nominated, .wholeCase, seq)
        case .opened, .dismissed, .unitAdded, .entered, .seatAdded, .seatReassigned, .seatVoided, .released, .passed,
            .failed, .stepCancelled, .restored, .wentStale, .withdrawn, .retracted, .checked, .findingRaised,
            .findingChanged, .findingClosed, .findingBecameItem, .unitEnded, .extended, .ended, .suspended, .resumed,
            .urged, .deadlinePassed, .reminded, .escalated:
            break
        }
    }

    private mutating func add(
        _ by: Performer, _ role: RoleName?, _ step: StepName?, _ unit: UnitID?, _ duty: Hand.Duty?,
        _ matter: Hand.Matter, _ seq: Int64
    ) {
        func add(_ person: PersonID, asRegistrar: Bool) {
            all.append(
                Hand(
                    person: person, asRegistrar: asRegistrar, role: role, step: step, unit: unit, duty: duty,
                    matter: matter, seq: seq))
        }
        add(by.person, asRegistrar: false)
        if let registrar = by.registrar { add(registrar, asRegistrar: true) }
    }

    private func matter(_ unit: UnitID?) -> Hand.Matter { unit.map { .unit($0) } ?? .wholeCase }

    private func unit(of finding: Int, _ state: CaseState) -> UnitID? {
        state.findings.first { $0.number == finding }?.unit
    }

    private func duty(at path: Path, _ state: CaseState) -> Hand.Duty? {
        guard let leaf = state.leaf(at: path) else { return nil }
        let kind = leaf.unit.flatMap(state.unit)?.kind
        switch leaf.task.act {
        case .submit: return kind == .item ? .rectified : .filled
        case .sign where !leaf.task.appoints.isEmpty: return .confirmed
        case .sign: return kind == .item ? .verified : kind == .form ? .reviewed : .decided
        case .record: return nil
        }
    }
}
