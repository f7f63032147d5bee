/// What follows from a fact: a step passes or fails, the next steps open, sign-offs go stale.
extension Deliberation {
    /// Passes or fails a step whose seats have become certain.
    mutating func conclude(_ path: Path) {
        guard let step = state.steps[path], step.status == .active, let leaf = state.leaf(at: path)
        else { return }
        switch state.outcome(of: step, leaf.task) {
        case .pending: return
        case .passed: emit(.passed(path))
        case .failed:
            emit(.failed(path))
            refuse(leaf)
        }
    }

    private mutating func refuse(_ leaf: Leaf) {
        switch leaf.task.ifRefused {
        case .end:
            if let unit = leaf.unit {
                end(unit, as: .refused)
            } else {
                end(caseAs: .refused)
            }
        case .returnTo(let name):
            guard let target = state.target(name, from: leaf, unit: nil) else { return }
            cancelRegion(from: target, to: leaf, resubmit: .through, reason: .refused)
        }
    }

    /// Opens whatever comes next, restores what a direct resubmission may skip, and ends the case when all is done.
    mutating func advance() {
        var restored = true
        while restored, state.status == .running {
            restored = false
            let (open, done) = state.plan.next(state)
            if done { emit(.ended(.finished)) }
            for leaf in open {
                if let step = state.steps[leaf.path], step.status == .held, signOffsAreCurrent(step) {
                    emit(.restored(leaf.path))
                    restored = true
                } else {
                    enter(leaf)
                }
            }
        }
    }

    private func signOffsAreCurrent(_ step: StepState) -> Bool {
        step.seats.allSatisfy { seat in seat.decision.map { state.isCurrent(state.decisions[$0]) } ?? true }
    }

    private mutating func enter(_ leaf: Leaf) {
        guard let due = due(leaf) else { return }
        emit(
            .entered(
                StepState(
                    path: leaf.path, step: leaf.step.name, unit: leaf.unit,
                    round: (state.steps[leaf.path]?.round ?? 0) + 1, seats: seats(for: leaf),
                    enteredAt: context.now, due: due)))
    }

    private func seats(for leaf: Leaf) -> [Seat] {
        var seats: [Seat] = []
        for spec in leaf.task.seats {
            let holders =
                state.workflow.role(spec.role)?.everyone == true
                ? state.holders(of: spec.role, unit: leaf.unit) : []
            // One seat for the role when nobody holds it yet: the step waits for an appointment.
            let members: [PersonID?] = holders.isEmpty ? [nil] : holders
            for member in members where member == nil || !seats.contains(where: { $0.member == member }) {
                seats.append(
                    Seat(
                        number: seats.count + 1, role: spec.role, member: member, order: seats.count + 1,
                        weight: spec.weight, veto: spec.veto, advisory: spec.advisory))
            }
        }
        return seats
    }

    /// The moment by which the step is due; `.some(nil)` without a term, nil when the calendar cannot say.
    private mutating func due(_ leaf: Leaf) -> Microseconds?? {
        switch leaf.task.due {
        case nil: return .some(nil)
        case .date(let date): return .some(date.endInChina)
        case .unitDeadline: return .some(leaf.unit.flatMap(state.unit)?.deadline)
        case .workingDays(let count):
            do throws(WorkingCalendar.MissingYear) {
                let today = CivilDate(inChina: context.now)
                return .some(try context.calendar.workingDay(count, after: today).endInChina)
            } catch {
                refuse(error, at: leaf.path)
                return nil
            }
        }
    }

    /// Notes that the calendar lacks the working days that a step's times are counted by.
    mutating func refuse(_ missing: WorkingCalendar.MissingYear, at path: Path) {
        require(
            .calendarYear, false,
            words([
                "year": String(missing.year), "step": path.text,
                "found": context.calendar.years.sorted().map(String.init).joined(separator: ", "),
            ]))
    }

    /// Reopens every seat whose decision answers for content that has changed.
    mutating func refreshSignOffs() {
        guard state.status == .running else { return }
        let live = state.steps.values.filter { step in
            (step.status == .active || step.status == .passed) && step.seats.contains { $0.decision != nil }
        }
        for step in live.sorted(by: { $0.path < $1.path }) {
            for seat in step.seats {
                guard let index = seat.decision, !state.isCurrent(state.decisions[index]),
                    let leaf = state.leaf(at: step.path), let due = due(leaf)
                else { continue }
                emit(.wentStale(step.path, seat: seat.number, due: due))
            }
            if state.steps[step.path] != step { freeSeats(at: step.path) }
        }
    }

    /// Takes the undecided seats of a step from people who no longer hold the role: what one had claimed is free again,
    /// a member's own seat becomes void.
    ///
    /// Where that would leave the role without a seat or fail the step, a seat that holds takes its place.
    mutating func freeSeats(at path: Path) {
        guard let step = state.steps[path], step.status == .active, let leaf = state.leaf(at: path)
        else { return }
        for seat in step.seats where seat.decision == nil && !seat.voided {
            let holders = state.holders(of: seat.role, unit: step.unit)
            if let claimer = seat.claimedBy, !holders.contains(claimer) { emit(.released(path, seat: seat.number)) }
            guard let member = seat.member, !holders.contains(member) else { continue }
            emit(.seatVoided(path, seat: seat.number))
            guard let now = state.steps[path] else { continue }
            let seated = now.seats.contains { $0.role == seat.role && $0.advisory == seat.advisory && !$0.voided }
            guard !seated || state.outcome(of: now, leaf.task) == .failed else { continue }
            var vacant = seat
            (vacant.number, vacant.member, vacant.claimedBy) = (now.nextSeat, nil, nil)
            emit(.seatAdded(path, vacant))
        }
    }

    /// Takes every entered step of the region out of the flow.
    mutating func cancelRegion(from target: Leaf, to leaf: Leaf, resubmit: Resubmit, reason: CancelReason) {
        for member in state.plan.region(from: target, to: leaf, state) {
            guard let status = state.steps[member.path]?.status, status != .cancelled else { continue }
            let held =
                resubmit == .direct && (status == .passed || status == .held)
                && member.path != target.path && member.path != leaf.path
            if status == .held && held { continue }
            emit(.stepCancelled(member.path, reason: reason, held: held))
        }
    }

    /// Ends a form or item: its open steps are cancelled, and what waited for it goes on.
    mutating func end(_ unit: UnitID, as status: UnitState.Status) {
        cancelSteps(of: unit, reason: .unitEnded)
        emit(.unitEnded(unit, status))
        refreshSignOffs()
        advance()
    }

    /// Ends the case: every step that is active or has failed is cancelled.
    mutating func end(caseAs status: CaseState.Status) {
        cancelSteps(of: nil, reason: .caseEnded)
        emit(.ended(status))
    }

    private mutating func cancelSteps(of unit: UnitID?, reason: CancelReason) {
        let active = state.steps.values.filter {
            ($0.status == .active || $0.status == .failed) && (unit == nil || $0.unit == unit)
        }
        for step in active.sorted(by: { $0.path < $1.path }) {
            emit(.stepCancelled(step.path, reason: reason, held: false))
        }
    }
}

extension StepState {
    /// The number of a seat that is added.
    var nextSeat: Int { (seats.map(\.number).max() ?? 0) + 1 }
}
