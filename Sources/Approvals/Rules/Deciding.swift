/// Deciding on a seat: submit, sign, reject, abstain, advise, record; claiming and releasing it.
extension Deliberation {
    /// Records what a person says on their seat, passes or fails the step if that is certain, and opens what follows.
    mutating func decide(
        _ path: Path, _ verdict: Decision.Verdict, _ about: [UnitID: String]?, _ spoken: Bool
    ) {
        guard let (leaf, step, seat, performer) = requireSeat(at: path, advising: verdict == .advised) else { return }
        let task = leaf.task
        require(
            .verdictPossible, task.allows(verdict, on: seat),
            words(["verdict": verdict.rawValue, "act": task.act.rawValue]))
        if verdict == .rejected || verdict == .advised { require(.reasonGiven, spoken) }
        requireContent(leaf, about)
        if verdict == .approved { requireNeeds(leaf, spoken) }
        requireSignature(leaf)
        if task.whenOverdue == .refuse {
            require(.deadlineMet, !step.overdue, words(["due": step.due.map(String.init) ?? ""]))
        }
        guard isAllowed else { return }
        emit(
            .decided(
                Decision(
                    path: path, step: leaf.step.name, unit: leaf.unit, round: step.round, seat: seat.number,
                    role: seat.role, performer: performer, verdict: verdict, basis: state.basis(for: leaf),
                    at: context.now)))
        conclude(path)
        advance()
    }

    /// 认领: takes an open seat that belongs to no member, so that no other holder decides on it.
    mutating func claim(_ path: Path) {
        guard let (_, _, seat, performer) = requireSeat(at: path) else { return }
        require(.seatUnclaimed, seat.member == nil && seat.claimedBy == nil, words(["who": seat.claimedBy?.text ?? ""]))
        guard isAllowed else { return }
        emit(.claimed(path, seat: seat.number, by: performer))
    }

    /// Returns a claimed seat, undecided, to all who hold the role.
    mutating func release(_ path: Path) {
        guard let performer = performer() else { return }
        requireRunning()
        let seat = state.steps[path]?.seats.first {
            $0.claimedBy == performer.person && $0.decision == nil && !$0.voided
        }
        require(.stepActive, state.steps[path]?.status == .active, words(["step": path.text]))
        require(.seatClaimed, seat != nil, words(["person": performer.person.text]))
        guard isAllowed, let seat else { return }
        emit(.released(path, seat: seat.number))
    }

    /// The conditions under which a person may act on an open seat of a step; nil when there is nothing to look at.
    mutating func requireSeat(at path: Path, advising: Bool = false) -> (Leaf, StepState, Seat, Performer)? {
        guard let performer = performer() else { return nil }
        requireRunning()
        guard let leaf = state.leaf(at: path) else {
            require(.stepKnown, false, words(["step": path.text]))
            return nil
        }
        if let unit = leaf.unit, !requireOpenUnit(unit) { return nil }
        guard let step = state.steps[path] else {
            let blockers = state.plan.unfinished(before: leaf, state)
            require(
                .stepEntered, false,
                words(["step": path.text, "before": blockers.map(\.path.text).joined(separator: ", ")]))
            return nil
        }
        require(.stepActive, step.status == .active, words(["step": path.text, "found": step.status.rawValue]))
        requireNothingBefore(leaf)
        guard step.status == .active else { return nil }
        let eligible = step.seats.filter { state.isEligible(performer.person, for: $0, unit: leaf.unit) }
        require(
            .seatEligible, !eligible.isEmpty,
            words([
                "person": performer.person.text, "step": path.text, "roles": list(Set(step.seats.map(\.role)).sorted()),
                "who": list(state.eligible(at: path)),
            ]))
        let decided = state.decisions.contains {
            $0.path == path && $0.round == step.round && $0.standing == .valid
                && $0.performer.person == performer.person
        }
        require(.seatOncePerPerson, !decided, words(["person": performer.person.text, "step": path.text]))
        guard let first = eligible.first else {
            // Shown all the same: an appointment would not help somebody on the other side.
            if let role = step.seats.first?.role {
                requireSeparation(performer, role, step: leaf.step.name, unit: leaf.unit)
            }
            return nil
        }
        let unclaimed = eligible.filter { $0.claimedBy == nil || $0.claimedBy == performer.person }
        require(.seatUnclaimed, !unclaimed.isEmpty, words(["who": first.claimedBy?.text ?? ""]))
        // Nobody has two seats of a step: a seat of one's own goes before any other.
        let own = unclaimed.filter { $0.isHeld(by: performer.person) }
        let choice = (own.isEmpty ? unclaimed : own).filter { state.isOpen($0, in: step, leaf.task) }
        let open = choice.first { $0.advisory == advising } ?? choice.first
        require(.seatOpen, open != nil, words(["step": path.text, "who": list(state.eligible(at: path))]))
        let seat = open ?? first
        requireConfirmed(performer.person, seat.role, leaf, unit: leaf.unit)
        requireSeparation(performer, seat.role, step: leaf.step.name, unit: leaf.unit)
        guard open != nil else { return nil }
        return (leaf, step, seat, performer)
    }

    /// A person appointed since the roster was last confirmed waits for the next confirmation.
    mutating func requireConfirmed(_ person: PersonID, _ role: RoleName, _ leaf: Leaf?, unit: UnitID?) {
        guard let settler = state.workflow.settler(of: role), settler.name != leaf?.step.name else { return }
        require(
            .appointmentConfirmed, state.isConfirmed(person, role, in: leaf?.step.name, unit: unit),
            words(["person": person.text, "role": role.text, "step": settler.name.text]))
    }

    /// Requires that no step before holds this one up.
    mutating func requireNothingBefore(_ leaf: Leaf) {
        let blockers = state.blockers(before: leaf)
        require(
            .stepsBefore, blockers.isEmpty,
            words([
                "step": leaf.path.text, "before": list(blockers.map(\.path)),
                "who": list(blockers.flatMap { state.eligible(at: $0.path) }),
            ]))
    }

    /// Requires that neither the person nor who registers for them has acted on the other side of a rule (职责分离).
    mutating func requireSeparation(_ performer: Performer, _ role: RoleName, step: StepName?, unit: UnitID?) {
        let conflicts = state.conflicts(performer, role: role, step: step, unit: unit)
        require(
            .separation, conflicts.isEmpty,
            words([
                "person": performer.person.text, "role": role.text,
                "acted": conflicts.map { [$0.role.text, $0.unit?.text].compactMap(\.self).joined(separator: " ") }
                    .joined(separator: ", "),
            ]))
    }

    /// The content is there, and is what the decider saw.
    private mutating func requireContent(_ leaf: Leaf, _ about: [UnitID: String]?) {
        let basis = state.basis(for: leaf)
        switch leaf.task.covers {
        case .unit:
            require(.unitHasContent, !basis.isEmpty, words(["unit": leaf.unit?.text ?? ""]))
        case .allForms:
            let empty = state.units.filter { $0.kind == .form && $0.status == .open && $0.current == nil }.map(\.id)
            require(.unitHasContent, empty.isEmpty, words(["unit": list(empty)]))
        case .nothing, .appointments: break
        }
        guard let about else { return }
        let moved = about.filter { seen in !basis.contains { $0.unit == seen.key && $0.digest == seen.value } }
            .sorted { $0.key < $1.key }
        func facts(_ fact: (UnitID, String) -> String) -> String { moved.map(fact).joined(separator: ", ") }
        require(
            .contentCurrent, moved.isEmpty,
            words([
                "unit": facts { unit, _ in unit.text }, "expected": facts { _, digest in digest },
                "found": facts { unit, _ in state.unit(unit)?.current?.digest ?? "-" },
                "revision": facts { unit, _ in String(state.unit(unit)?.revision ?? 0) },
            ]))
    }

    private mutating func requireNeeds(_ leaf: Leaf, _ spoken: Bool) {
        for need in leaf.task.needs {
            switch need {
            case .staffed: requireStaffed()
            case .filled(let fields):
                let filled = leaf.unit.flatMap { state.unit($0)?.current?.filled } ?? []
                let missing = fields.filter { !filled.contains($0) }
                require(
                    .contentFilled, missing.isEmpty,
                    words(["unit": leaf.unit?.text ?? "", "missing": missing.joined(separator: ", ")]))
            case .opinion: require(.opinionGiven, spoken)
            case .noOpenFinding(let severity): requireNoOpenFinding(severity, at: leaf)
            }
        }
    }

    /// Requires people for every step that remains; each gap is a condition of its own.
    mutating func requireStaffed() {
        let gaps = Staffing.gaps(in: state)
        if gaps.isEmpty { require(.staffed, true) }
        for gap in gaps { require(.staffed, false, gap.facts) }
    }
}

extension Task {
    /// Tells whether a seat of this task can say that: opinions are for 协办 seats alone, rejections for steps that sign.
    package func allows(_ verdict: Decision.Verdict, on seat: Seat) -> Bool {
        switch verdict {
        case .approved: !seat.advisory
        case .rejected: !seat.advisory && act == .sign
        case .abstained: !seat.advisory && act == .sign && rule.allowsAbstention
        case .advised: seat.advisory
        }
    }
}
