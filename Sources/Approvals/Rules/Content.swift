/// Editing content, and asking for what lies outside the steps.
extension Deliberation {
    /// Records content in the parts that a step lets this person edit; sign-offs on what changed go stale.
    mutating func revise(_ id: UnitID, _ revision: Revision) {
        guard let performer = performer() else { return }
        requireRunning()
        guard requireOpenUnit(id), let unit = state.unit(id) else { return }
        let editors = state.leaves.filter { $0.unit == id && $0.task.edits != nil }
        let changed = Set(revision.parts.keys).union(unit.current?.parts.keys ?? [:].keys)
            .filter { revision.parts[$0] != unit.current?.parts[$0] }
        // The step that lets this person change these parts; the others are shown when none does.
        func seat(in leaf: Leaf) -> SeatSpec? {
            leaf.task.seats.first { !$0.advisory && state.holders(of: $0.role, unit: id).contains(performer.person) }
        }
        let mine = editors.filter { seat(in: $0) != nil }
        require(
            .contentEditor, !mine.isEmpty,
            words([
                "unit": id.text, "person": performer.person.text,
                "who": list(
                    editors.flatMap { leaf in leaf.task.seats.flatMap { state.holders(of: $0.role, unit: id) } }),
            ]))
        let now = mine.filter(isEditable)
        guard
            require(
                .contentEditable, !now.isEmpty,
                words(["unit": id.text, "step": list(mine.map(\.path)), "who": list(whoCanSendBack(id))]))
        else { return }
        let fitting = now.first { leaf in
            changed.allSatisfy { leaf.task.edits?.parts?.contains($0) ?? true }
        }
        require(
            .contentParts, fitting != nil,
            words([
                "found": list(changed.sorted()),
                "expected": list(Set(now.flatMap { $0.task.edits?.parts ?? [] }).sorted()),
            ]))
        guard let leaf = fitting, let role = seat(in: leaf)?.role else { return }
        requireConfirmed(performer.person, role, leaf, unit: id)
        requireSeparation(performer, role, step: leaf.step.name, unit: id)
        // Equal content changes nothing, and is not an error.
        guard isAllowed, !changed.isEmpty || revision.deadline != unit.current?.deadline else { return }
        emit(
            .revised(id, number: unit.revision + 1, revision, by: performer, role: role, step: leaf.step.name))
        refreshSignOffs()
        advance()
    }

    /// An extension moves a deadline into the future, both when it is asked for and when it is granted.
    private mutating func requireLater(_ deadline: Microseconds?, than current: Microseconds?) {
        let earliest = max(current ?? 0, context.now)
        require(
            .requestDeadline, deadline.map { $0 > earliest } ?? false,
            words(["found": deadline.map(String.init) ?? "-", "expected": String(earliest)]))
    }

    /// Those who hold the unit now: a return by one of them opens it for its editor again.
    private func whoCanSendBack(_ id: UnitID) -> [PersonID] {
        state.steps.values.filter { $0.unit == id && $0.status == .active }.sorted { $0.path < $1.path }
            .flatMap { state.eligible(at: $0.path) }
    }

    private func isEditable(_ leaf: Leaf) -> Bool {
        guard let status = state.status(of: leaf), let edits = leaf.task.edits else { return false }
        if status == .active { return state.blockers(before: leaf).isEmpty }
        guard let until = edits.until, status == .passed || status == .held else { return false }
        let last = state.leaves.first {
            $0.step.name == until && ($0.unit == nil || $0.unit == leaf.unit)
        }
        return last.map { state.status(of: $0) != .passed } ?? true
    }

    /// Asks for an exclusion, an extension or a carry-over (申请), at most one open of a kind for a unit.
    mutating func ask(_ kind: RequestKind, _ id: UnitID, _ deadline: Microseconds?, _ spoken: Bool) {
        guard let performer = performer() else { return }
        requireRunning()
        guard requireOpenUnit(id), let unit = state.unit(id) else { return }
        let rule = state.workflow.request(kind)
        guard
            require(
                .requestPossible, rule != nil && unit.kind == kind.unit,
                words(["request": kind.rawValue, "unit": id.text, "expected": kind.unit.rawValue])), let rule
        else { return }
        let role = rule.askedBy.first { state.holders(of: $0, unit: id).contains(performer.person) }
        require(.requestAsker, role != nil, words(["person": performer.person.text, "roles": list(rule.askedBy)]))
        require(
            .requestNew, !state.requests.contains { $0.kind == kind && $0.unit == id && $0.status == .open },
            words(["request": kind.rawValue, "unit": id.text]))
        if let role { requireSeparation(performer, role, step: nil, unit: id) }
        requireReason(spoken)
        if kind == .extend { requireLater(deadline, than: unit.deadline) }
        guard isAllowed else { return }
        emit(
            .asked(
                Request(
                    number: state.requests.count + 1, kind: kind, unit: id, askedBy: performer, deadline: deadline,
                    at: context.now)))
    }

    /// Grants or refuses a request, by somebody other than who asked; what is granted happens at once.
    mutating func settleRequest(_ number: Int, _ granted: Bool, _ spoken: Bool) {
        guard let performer = performer() else { return }
        requireRunning()
        guard require(.requestKnown, state.requests.indices.contains(number - 1), words(["request": String(number)]))
        else {
            return
        }
        let request = state.requests[number - 1]
        require(
            .requestOpen, request.status == .open, words(["request": String(number), "found": request.status.rawValue]))
        let deciders = state.workflow.request(request.kind)?.grantedBy ?? []
        let role = deciders.first { state.holders(of: $0, unit: request.unit).contains(performer.person) }
        require(
            .requestDecider, role != nil,
            words([
                "person": performer.person.text, "roles": list(deciders),
                "who": list(deciders.flatMap { state.holders(of: $0, unit: request.unit) }),
            ]))
        require(
            .requestOther, performer.isApart(from: request.askedBy), words(["person": performer.person.text]))
        if !granted { requireReason(spoken) }
        if granted, request.kind == .extend { requireLater(request.deadline, than: state.unit(request.unit)?.deadline) }
        if let role {
            requireConfirmed(performer.person, role, nil, unit: request.unit)
            requireSeparation(performer, role, step: nil, unit: request.unit)
        }
        guard requireOpenUnit(request.unit), isAllowed, let role else { return }
        emit(.settled(number, granted: granted, by: performer, role: role))
        guard granted else { return }
        switch request.kind {
        case .exclude: end(request.unit, as: .excluded)
        case .carryOver: end(request.unit, as: .carriedOver)
        case .extend: if let deadline = request.deadline { emit(.extended(request.unit, deadline: deadline)) }
        }
    }
}
