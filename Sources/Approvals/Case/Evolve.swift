extension CaseState {
    /// Applies one recorded fact; never throws and never asks the rules again.
    package mutating func evolve(_ event: Event) {
        version += 1
        switch event {
        case .opened(let manager, let at):
            (status, openedAt) = (.running, at)
            let appointment = Appointment(workflow.manager, unit: nil, manager.person)
            appointments.append(appointment)
            confirmed.insert(appointment)
        case .appointed(let appointment, let settled):
            appointments.append(appointment)
            if settled { rosterRevision += 1 }
        case .dismissed(let appointment, let settled):
            appointments.removeAll { $0 == appointment }
            confirmed.remove(appointment)
            if settled { rosterRevision += 1 }
        case .unitAdded(let id, let kind):
            units.append(UnitState(id: id, kind: kind))
            plan = Plan(workflow, units: units.map { Plan.Unit($0.id, $0.kind) })
        case .revised(let id, _, let revision, let performer, let role, let step):
            let previous = unit(id)?.current?.deadline
            change(id) { $0.revisions.append(revision) }
            // Content that names the same deadline as before does not undo an extension.
            if let deadline = revision.deadline, deadline != previous { setDeadline(id, deadline) }
            involve(performer, role, step: step, unit: id)
        case .entered(let step):
            for index in decisions.indices where decisions[index].path == step.path {
                if decisions[index].standing == .held { decisions[index].standing = .superseded }
            }
            steps[step.path] = step
        case .seatAdded(let path, let seat):
            steps[path]?.seats.append(seat)
        case .seatReassigned(let path, let number, let person):
            change(path, number) { $0.member = person }
        case .seatVoided(let path, let number):
            change(path, number) { $0.voided = true }
        case .claimed(let path, let number, let performer):
            change(path, number) { $0.claimedBy = performer.person }
            if let step = steps[path], let seat = step.seats.first(where: { $0.number == number }) {
                involve(performer, seat.role, step: step.step, unit: step.unit)
            }
        case .released(let path, let number):
            change(path, number) { $0.claimedBy = nil }
        case .decided(let decision):
            decisions.append(decision)
            let index = decisions.count - 1
            change(decision.path, decision.seat) { $0.decision = index }
            involve(decision.performer, decision.role, step: decision.step, unit: decision.unit)
        case .passed(let path):
            steps[path]?.status = .passed
            confirmAppointments(settledBy: path)
        case .failed(let path):
            steps[path]?.status = .failed
        case .stepCancelled(let path, _, let held):
            steps[path]?.status = held ? .held : .cancelled
            for seat in steps[path]?.seats ?? [] {
                if let index = seat.decision { decisions[index].standing = held ? .held : .superseded }
            }
        case .restored(let path):
            steps[path]?.status = .passed
            for seat in steps[path]?.seats ?? [] {
                if let index = seat.decision { decisions[index].standing = .valid }
            }
            confirmAppointments(settledBy: path)
        case .wentStale(let path, let number, let due):
            if steps[path]?.status == .passed { setDue(path, due) }
            steps[path]?.status = .active
            reopen(path, number, .stale)
        case .sentBack(let path, _, let performer, let role, _):
            if let step = steps[path] { involve(performer, role, step: step.step, unit: step.unit) }
        case .withdrawn: break
        case .retracted(let path, let number, _):
            steps[path]?.status = .active
            reopen(path, number, .retracted)
        case .asked(let request):
            requests.append(request)
            if let role = workflow.request(request.kind)?.askedBy.first(where: {
                holders(of: $0, unit: request.unit).contains(request.askedBy.person)
            }) {
                involve(request.askedBy, role, step: nil, unit: request.unit)
            }
        case .settled(let number, let granted, let performer, let role):
            guard let index = requests.firstIndex(where: { $0.number == number }) else { return }
            requests[index].status = granted ? .granted : .refused
            requests[index].decidedBy = performer
            involve(performer, role, step: nil, unit: requests[index].unit)
        case .checked(let basis, _):
            for checked in basis { if let id = checked.unit { change(id) { $0.checkedRevision = checked.revision } } }
        case .findingRaised(let finding): findings.append(finding)
        case .findingChanged(let number, let severity, let fingerprint, let revision):
            change(number) {
                ($0.severity, $0.fingerprint, $0.revision, $0.status) = (severity, fingerprint, revision, .open)
                ($0.explainedBy, $0.settledBy) = (nil, nil)
            }
        case .findingClosed(let number): change(number) { $0.status = .closed }
        case .findingExplained(let number, let performer, let role):
            change(number) { ($0.status, $0.explainedBy, $0.settledBy) = (.explained, performer, nil) }
            involve(performer, role, inFinding: number)
        case .findingSettled(let number, let accepted, let performer, let role):
            change(number) { ($0.status, $0.settledBy) = (accepted ? .accepted : .refused, performer) }
            involve(performer, role, inFinding: number)
        case .findingWaived(let number, let performer, let role):
            change(number) { ($0.status, $0.settledBy) = (.waived, performer) }
            involve(performer, role, inFinding: number)
        case .findingBecameItem(let number, let item): change(number) { $0.item = item }
        case .unitEnded(let id, let status):
            change(id) { $0.status = status }
            uncheck(without: id)
        case .extended(let id, let deadline):
            change(id) { $0.extensions += 1 }
            setDeadline(id, deadline)
        case .ended(let status):
            self.status = status
        case .suspended(let at, let clockStops):
            (status, suspendedAt, self.clockStops) = (.suspended, at, clockStops)
        case .resumed(let at):
            if clockStops, let since = suspendedAt {
                // A term ends with a day, so the day on which the pause ends counts whole.
                func moved(_ due: Microseconds) -> Microseconds { CivilDate(inChina: due + (at - since)).endInChina }
                for (path, step) in steps where step.status == .active { steps[path]?.due = step.due.map(moved) }
                for index in units.indices { units[index].deadline = units[index].deadline.map(moved) }
            }
            (status, suspendedAt, clockStops, resumedAt) = (.running, nil, false, at)
        case .urged(let path, let at, _):
            steps[path]?.urges.append(at)
        case .deadlinePassed(let path):
            steps[path]?.overdue = true
        case .reminded(let path, let number, let at):
            steps[path]?.reminders = number
            steps[path]?.remindedAt = at
        case .escalated(let path, let escalation):
            steps[path]?.escalation = escalation
        }
    }

    /// The checks of the other forms counted one that left; until they are made again, none is recorded.
    private mutating func uncheck(without id: UnitID) {
        guard let left = unit(id), left.kind == .form, left.current?.template != nil else { return }
        for index in units.indices { units[index].checkedRevision = 0 }
    }

    private mutating func change(_ id: UnitID, _ body: (inout UnitState) -> Void) {
        if let index = units.firstIndex(where: { $0.id == id }) { body(&units[index]) }
    }

    private mutating func change(_ finding: Int, _ body: (inout CaseFinding) -> Void) {
        if findings.indices.contains(finding - 1) { body(&findings[finding - 1]) }
    }

    private mutating func involve(_ performer: Performer, _ role: RoleName, inFinding number: Int) {
        guard findings.indices.contains(number - 1) else { return }
        involve(performer, role, step: nil, unit: findings[number - 1].unit)
    }

    private mutating func change(_ path: Path, _ number: Int, _ body: (inout Seat) -> Void) {
        guard let index = steps[path]?.seats.firstIndex(where: { $0.number == number }) else { return }
        body(&steps[path]!.seats[index])
    }

    private mutating func setDeadline(_ id: UnitID, _ deadline: Microseconds) {
        change(id) { $0.deadline = deadline }
        for (path, step) in steps where step.unit == id && step.status == .active {
            if plan.leaf(at: path)?.task.due == .unitDeadline { setDue(path, deadline) }
        }
    }

    private mutating func setDue(_ path: Path, _ due: Microseconds?) {
        steps[path]?.due = due
        steps[path]?.overdue = false
        steps[path]?.reminders = 0
        steps[path]?.escalation = nil
    }

    private mutating func reopen(_ path: Path, _ number: Int, _ standing: Decision.Standing) {
        guard let seat = steps[path]?.seats.first(where: { $0.number == number }), let index = seat.decision
        else { return }
        decisions[index].standing = standing
        change(path, number) { $0.decision = nil }
    }

    /// A registrar is remembered too, so that nobody registers acts across a separation and takes part in it.
    private mutating func involve(_ performer: Performer, _ role: RoleName, step: StepName?, unit: UnitID?) {
        involvements.insert(
            Involvement(person: performer.person, role: role, step: step, unit: unit, asRegistrar: false))
        if let registrar = performer.registrar {
            involvements.insert(
                Involvement(person: registrar, role: role, step: step, unit: unit, asRegistrar: true))
        }
    }

    private mutating func confirmAppointments(settledBy path: Path) {
        guard let roles = plan.leaf(at: path)?.task.appoints, !roles.isEmpty else { return }
        confirmed = confirmed.filter { !roles.contains($0.role) }
        confirmed.formUnion(appointments.filter { roles.contains($0.role) })
    }
}
