/// Opening a case, appointing people, adding forms and items, stopping and ending.
extension Deliberation {
    /// Opens the case; who opens it holds the managing role from then on.
    mutating func open() {
        guard let performer = performer() else { return }
        require(.caseUnopened, state.status == .unopened, words(["found": state.status.rawValue]))
        guard isAllowed else { return }
        emit(.opened(manager: performer, at: context.now))
        advance()
    }

    /// Puts a person into a role, beside those who hold it, and seats them where a member's seat is owed.
    mutating func appoint(_ appointment: Appointment) {
        guard requireManaging(), requireRole(appointment) else { return }
        require(
            .appointmentNew, !state.appointments.contains(appointment),
            words(["person": appointment.person.text, "role": appointment.role.text]))
        guard isAllowed else { return }
        emit(.appointed(appointment, settled: state.workflow.settler(of: appointment.role) != nil))
        seat(appointment)
        refreshSignOffs()
    }

    /// Takes a person out of a role; once the appointments are confirmed, only where every step stays staffed.
    mutating func dismiss(_ appointment: Appointment) {
        guard requireManaging(), requireRole(appointment), requireHeld(appointment) else { return }
        requireManagerRemains(without: appointment)
        requireStillStaffed(without: appointment, successor: nil)
        guard isAllowed else { return }
        change(appointment, to: nil)
        settleChange()
    }

    /// Puts one person in another's place: the seats that are still undecided go over.
    mutating func replace(_ appointment: Appointment, with person: PersonID) {
        guard requireManaging(), requireRole(appointment), requireHeld(appointment) else { return }
        var successor = appointment
        successor.person = person
        require(
            .appointmentNew, !state.appointments.contains(successor),
            words(["person": person.text, "role": appointment.role.text]))
        requireStillStaffed(without: appointment, successor: person)
        guard isAllowed else { return }
        change(appointment, to: person)
        settleChange()
    }

    /// A case that nobody manages could not be helped any more.
    private mutating func requireManagerRemains(without appointment: Appointment) {
        let managers = state.holders(of: state.workflow.manager, unit: nil)
        guard appointment.role == state.workflow.manager, managers == [appointment.person] else { return }
        require(
            .staffed, false,
            words([
                "step": "", "role": appointment.role.text, "unit": "", "candidates": appointment.person.text,
                "also": "",
            ]))
    }

    /// Adds a form or item, for which the `for_each` steps of its kind are walked.
    mutating func addUnit(_ id: UnitID, _ kind: UnitKind) {
        guard requireAdding(id, kind) else { return }
        emit(.unitAdded(id, kind))
        refreshSignOffs()
        advance()
    }

    /// Requires what adding a form or item needs; says whether everything asked so far holds.
    @discardableResult
    mutating func requireAdding(_ id: UnitID, _ kind: UnitKind) -> Bool {
        guard let performer = performer() else { return false }
        requireRunning()
        let adders = state.workflow.adders(of: kind)
        require(.unitKindUsed, adders != nil, words(["kind": kind.rawValue]))
        require(.unitName, id.isWellFormed, words(["unit": id.text]))
        require(.unitNew, state.unit(id) == nil, words(["unit": id.text]))
        let roles = adders ?? []
        require(
            .unitAdder, roles.contains { state.holders(of: $0, unit: nil).contains(performer.person) },
            words(["roles": list(roles), "person": performer.person.text]))
        return isAllowed
    }

    /// 撤销 of one form or item by the manager: it leaves the flow for good.
    mutating func cancelUnit(_ id: UnitID, _ spoken: Bool) {
        guard requireManaging(), requireOpenUnit(id) else { return }
        requireReason(spoken)
        guard isAllowed else { return }
        end(id, as: .cancelled)
    }

    /// Ends the case as cancelled (撤销) or terminated (终止), suspended or not.
    mutating func endCase(_ status: CaseState.Status, _ spoken: Bool) {
        guard let performer = performer() else { return }
        require(
            .caseNotOver, !state.status.isOver && state.status != .unopened, words(["found": state.status.rawValue]))
        requireManager(performer.person)
        requireReason(spoken)
        guard isAllowed else { return }
        end(caseAs: status)
    }

    /// 挂起: nothing but resuming or ending the case is possible from here on.
    mutating func suspend(_ clockStops: Bool, _ spoken: Bool) {
        guard requireManaging() else { return }
        requireReason(spoken)
        guard isAllowed else { return }
        emit(.suspended(at: context.now, clockStops: clockStops))
    }

    /// 恢复: goes on; where the clock stood still, the terms of active steps move by as long.
    mutating func resume() {
        guard let performer = performer() else { return }
        require(.caseSuspended, state.status == .suspended, words(["found": state.status.rawValue]))
        requireManager(performer.person)
        guard isAllowed else { return }
        emit(.resumed(at: context.now))
    }

    /// 催办: at most once a day for a step, by anybody who has a role in the case.
    mutating func urge(_ path: Path) {
        guard let performer = performer() else { return }
        requireRunning()
        let step = state.steps[path]
        guard
            require(
                .stepActive, step?.status == .active, words(["step": path.text, "found": step?.status.rawValue ?? "-"]))
        else { return }
        require(
            .roleKnown, state.appointments.contains { $0.person == performer.person },
            words(["role": "*", "person": performer.person.text]))
        let last = step?.urges.last
        require(.urgeSpaced, last.map { context.now - $0 >= 86_400_000_000 } ?? true, words(["step": path.text]))
        guard isAllowed else { return }
        emit(.urged(path, at: context.now, by: performer))
    }

    private mutating func requireManaging() -> Bool {
        guard let performer = performer() else { return false }
        requireRunning()
        requireManager(performer.person)
        return true
    }

    /// Requires a unit that is known and has not ended; says whether there is one to look at.
    mutating func requireOpenUnit(_ id: UnitID) -> Bool {
        let unit = state.unit(id)
        guard require(.unitKnown, unit != nil, words(["unit": id.text])) else { return false }
        return require(
            .unitOpen, unit?.status == .open, words(["unit": id.text, "found": unit?.status.rawValue ?? ""]))
    }

    private mutating func requireRole(_ appointment: Appointment) -> Bool {
        let role = state.workflow.role(appointment.role)
        guard
            require(
                .roleKnown, role != nil,
                words([
                    "role": appointment.role.text, "expected": list(state.workflow.roles.map(\.name)),
                    "person": appointment.person.text,
                ]))
        else { return false }
        let unit = appointment.unit.flatMap(state.unit)
        return require(
            .roleUnit, role?.per == unit?.kind && (appointment.unit == nil) == (role?.per == nil),
            words([
                "role": appointment.role.text, "expected": role?.per?.rawValue ?? "-",
                "found": appointment.unit?.text ?? "-",
            ]))
    }

    private mutating func requireHeld(_ appointment: Appointment) -> Bool {
        require(
            .appointmentHeld, state.appointments.contains(appointment),
            words([
                "person": appointment.person.text, "role": appointment.role.text,
                "who": list(state.holders(of: appointment.role, unit: appointment.unit)),
            ]))
    }

    /// Once the appointments have been confirmed, no change may leave a remaining step without people.
    private mutating func requireStillStaffed(without appointment: Appointment, successor: PersonID?) {
        guard state.status == .running, !state.confirmed.allSatisfy({ $0.role == state.workflow.manager }) else {
            return
        }
        var trial = self
        trial.change(appointment, to: successor)
        let known = Staffing.gaps(in: state)
        for gap in Staffing.gaps(in: trial.state)
        where !known.contains(where: { ($0.path, $0.role) == (gap.path, gap.role) }) {
            require(.staffed, false, gap.facts)
        }
    }

    /// Somebody leaves a role, with or without a successor, and the seats of the role follow.
    private mutating func change(_ appointment: Appointment, to successor: PersonID?) {
        let settled = state.workflow.settler(of: appointment.role) != nil
        emit(.dismissed(appointment, settled: settled))
        if let successor {
            emit(.appointed(Appointment(appointment.role, unit: appointment.unit, successor), settled: settled))
        }
        for step in state.steps.values.sorted(by: { $0.path < $1.path })
        where [.active, .passed, .held].contains(step.status)
            && (appointment.unit == nil || step.unit == appointment.unit)
        {
            if let successor, !step.seats.contains(where: { $0.isHeld(by: successor) }),
                let seat = step.seats.first(where: {
                    $0.role == appointment.role && $0.member == appointment.person && !$0.voided
                })
            {
                emit(.seatReassigned(step.path, seat: seat.number, to: successor))
            }
            freeSeats(at: step.path)
        }
    }

    /// What a change of people makes of the case: sign-offs on the appointments, steps that have become certain.
    private mutating func settleChange() {
        refreshSignOffs()
        // Where nobody has decided yet, a change of people decides nothing either.
        for step in state.steps.values.sorted(by: { $0.path < $1.path })
        where step.liveSeats.contains(where: { $0.decision != nil }) {
            conclude(step.path)
        }
        advance()
    }

    /// A seat that waited for somebody to hold its role is theirs; a step that settles the role seats everybody.
    private mutating func seat(_ appointment: Appointment) {
        guard state.workflow.role(appointment.role)?.everyone == true else { return }
        for step in state.steps.values.sorted(by: { $0.path < $1.path })
        where step.status == .active && (appointment.unit == nil || step.unit == appointment.unit) {
            guard let leaf = state.leaf(at: step.path),
                let spec = leaf.task.seats.first(where: { $0.role == appointment.role }),
                !step.seats.contains(where: { $0.isHeld(by: appointment.person) })
            else { continue }
            if let vacant = step.seats.first(where: { $0.role == spec.role && $0.member == nil && !$0.voided }) {
                emit(.seatReassigned(step.path, seat: vacant.number, to: appointment.person))
            } else if leaf.task.appoints.contains(spec.role) {
                emit(
                    .seatAdded(
                        step.path,
                        Seat(
                            number: step.nextSeat, role: spec.role, member: appointment.person, order: step.nextSeat,
                            weight: spec.weight, veto: spec.veto, advisory: spec.advisory)))
            }
        }
    }
}

extension Seat {
    /// True when the seat is this person's own: as a member, or claimed.
    func isHeld(by person: PersonID) -> Bool { !voided && (member == person || claimedBy == person) }
}

extension Workflow {
    /// The roles that may add units of a kind; nil when no step makes copies for it.
    package func adders(of kind: UnitKind) -> [RoleName]? {
        func search(_ steps: [Step]) -> [RoleName]? {
            for step in steps {
                if case .each(kind, let adders, _) = step.body { return adders }
                if let found = search(step.children) { return found }
            }
            return nil
        }
        return search(steps)
    }
}
