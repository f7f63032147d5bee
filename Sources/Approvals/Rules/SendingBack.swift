/// Return, withdraw and take back: steps are walked again, nothing is removed.
extension Deliberation {
    /// 退回: one signer sends back to an earlier step, and what lies between is walked again.
    mutating func sendBack(_ path: Path, _ name: StepName, _ unit: UnitID?, _ spoken: Bool) {
        guard let (leaf, _, seat, performer) = requireSeat(at: path) else { return }
        require(.verdictPossible, !seat.advisory, words(["verdict": command.verb, "act": leaf.task.act.rawValue]))
        requireReason(spoken)
        requireSignature(leaf)
        let listed = leaf.task.returnTo
        guard require(.returnListed, listed.contains(name), words(["target": name.text, "expected": list(listed)]))
        else {
            return
        }
        let target = state.target(name, from: leaf, unit: unit)
        let entered = target.flatMap { state.steps[$0.path] } != nil
        require(
            .returnReachable, entered && target.map { !region(from: $0, to: leaf).isEmpty } == true,
            words(["target": name.text, "unit": unit?.text ?? ""]))
        guard isAllowed, let target else { return }
        emit(
            .sentBack(path, to: target.path, by: performer, role: seat.role, resubmit: leaf.task.resubmit))
        cancelRegion(from: target, to: leaf, resubmit: leaf.task.resubmit, reason: .returned)
        advance()
    }

    /// 撤回: the one who handed a unit in takes it back to the draft while nobody has decided in the current step.
    mutating func withdraw(_ unit: UnitID) {
        guard let performer = performer() else { return }
        requireRunning()
        guard requireOpenUnit(unit) else { return }
        let ofUnit = state.leaves.filter { $0.unit == unit }
        let handedIn = ofUnit.last {
            $0.task.act == .submit && state.status(of: $0) == .passed
        }
        let submission = handedIn.flatMap { leaf in
            state.decisions.last { $0.path == leaf.path && $0.standing == .valid }
        }
        require(
            .ownSubmission, submission?.performer.person == performer.person,
            words(["unit": unit.text, "who": submission?.performer.person.text ?? "", "person": performer.person.text]))
        guard let handedIn else { return }
        let after = ofUnit.filter { state.plan.follows($0, handedIn) }
        let active = after.filter { state.status(of: $0) == .active }
        // A parallel step that has passed belongs to the current stage: it comes before none of the active ones.
        let current = after.filter { leaf in
            state.status(of: leaf) == .passed
                && !active.contains { state.plan.follows($0, leaf) }
        }
        let untouched = !active.isEmpty && (active + current).allSatisfy { isUntouched($0.path) }
        require(
            .nobodyDecided, untouched,
            words(["unit": unit.text, "step": active.first?.path.text ?? "", "count": String(active.count)]))
        guard isAllowed else { return }
        emit(.withdrawn(unit, by: performer))
        for leaf in [handedIn] + after {
            if let status = state.status(of: leaf), status != .cancelled {
                emit(.stepCancelled(leaf.path, reason: .withdrawn, held: false))
            }
        }
        advance()
    }

    /// 拿回: while the step is pending, or after it passed only if nobody downstream has claimed or decided.
    mutating func takeBack(_ path: Path) {
        guard let performer = performer() else { return }
        requireRunning()
        guard let leaf = state.leaf(at: path) else {
            require(.stepKnown, false, words(["step": path.text]))
            return
        }
        if let unit = leaf.unit, !requireOpenUnit(unit) { return }
        let step = state.steps[path]
        let seat = step?.seats.first { seat in
            guard let index = seat.decision, state.decisions[index].standing == .valid else { return false }
            return state.decisions[index].performer.person == performer.person
        }
        require(.ownDecision, seat != nil, words(["person": performer.person.text, "step": path.text]))
        if let step, let seat {
            require(
                .seatEligible, state.holders(of: seat.role, unit: leaf.unit).contains(performer.person),
                words([
                    "person": performer.person.text, "step": path.text, "roles": seat.role.text,
                    "who": list(state.holders(of: seat.role, unit: step.unit)),
                ]))
        }
        require(
            .stepEntered, step?.status == .active || step?.status == .passed,
            words(["step": path.text, "before": ""]))
        let after = state.leaves.filter {
            state.plan.follows($0, leaf) && state.steps[$0.path] != nil
        }
        let touched = after.filter { leaf in
            let status = state.status(of: leaf)
            return status == .passed || (status == .active && !isUntouched(leaf.path))
        }
        if step?.status == .passed {
            require(.nobodyDownstream, touched.isEmpty, words(["step": list(touched.map(\.path))]))
        }
        guard isAllowed, let step, let seat else { return }
        emit(.retracted(path, seat: seat.number, by: performer))
        // An opinion, or an approval that was not needed: the step may stay passed.
        conclude(path)
        guard step.status == .passed, state.status(of: leaf) == .active else { return }
        for leaf in after where state.status(of: leaf) == .active {
            emit(.stepCancelled(leaf.path, reason: .takenBack, held: false))
        }
    }

    private func isUntouched(_ path: Path) -> Bool {
        guard let step = state.steps[path] else { return true }
        return step.seats.allSatisfy { $0.claimedBy == nil && $0.decision == nil }
    }

    private func region(from target: Leaf, to leaf: Leaf) -> [Leaf] {
        state.plan.region(from: target, to: leaf, state)
    }
}

extension CaseState {
    /// The step that a return names: in the same copy, in the copy of `unit`, or of the whole case.
    func target(_ name: StepName, from leaf: Leaf, unit: UnitID?) -> Leaf? {
        let named = leaves.filter { $0.step.name == name }
        return named.first { $0.unit == leaf.unit } ?? named.first { $0.unit == unit } ?? named.first { $0.unit == nil }
    }
}
