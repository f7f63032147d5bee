package import Approvals
package import Ledger

/// The read models of a case as a function of the case: who has what to do, what is due, who signed, where forms stand.
///
/// The engine writes the difference that an act makes; a rebuild writes all of it, so both give the same rows.
package enum CaseViews {
    /// Every row of a case.
    package static func all(
        _ file: CaseFile, labels: (UnitID) throws(EngineError) -> UnitLabel
    ) throws(EngineError) -> ViewChanges {
        var scopes: [ScopeRows] = []
        for (_, rows) in steps(file).sorted(by: { $0.key < $1.key }) { scopes.append(rows) }
        for index in file.state.requests.indices { scopes.append(request(index, file)) }
        for index in file.decisions.indices { scopes.append(decision(index, file)) }
        for unit in file.state.units { scopes.append(scope(of: unit, file, try labels(unit.id))) }
        return ViewChanges(caseRow: row(file), replace: scopes.filter { !$0.isEmpty })
    }

    /// The rows that differ between two moments of a case.
    package static func difference(
        from old: CaseFile, to new: inout CaseFile, labels: [UnitID: UnitLabel]
    ) -> ViewChanges {
        var scopes: [ScopeRows] = []
        let before = old.stepRows ?? steps(old)
        let after = steps(new)
        var changed = after.filter { path, rows in before[path] != rows }
        for path in before.keys where after[path] == nil {
            changed[path] = ScopeRows(caseID: new.id, scope: scope(ofStepAt: path))
        }
        for (path, rows) in changed.sorted(by: { $0.key < $1.key }) {
            scopes.append(rows.clearing(before[path]?.tables ?? []))
        }
        new.remember(after)
        for index in new.state.requests.indices {
            let rows = request(index, new)
            let then = old.state.requests.indices.contains(index) ? request(index, old) : nil
            if rows != then { scopes.append(rows.clearing(then?.tables ?? [])) }
        }
        for index in new.decisions.indices {
            let isNew = !old.decisions.indices.contains(index)
            if isNew || old.state.decisions[index].standing != new.state.decisions[index].standing {
                scopes.append(decision(index, new).clearing(isNew ? [] : .signOffs))
            }
        }
        for unit in new.state.units {
            guard let label = labels[unit.id] else { continue }
            scopes.append(scope(of: unit, new, label).clearing(old.state.unit(unit.id) == nil ? [] : .units))
        }
        return ViewChanges(caseRow: row(new), replace: scopes)
    }

    /// The rows that an act changed which is in the log, with its entries applied to its case.
    package static func difference(
        from old: CaseFile, by entries: [Entry], in records: Records
    ) throws(EngineError) -> (ViewChanges, CaseFile) {
        var new = old
        for entry in entries { try new.apply(entry) }
        var labels: [UnitID: UnitLabel] = [:]
        for unit in changedUnits(from: old, to: new) { labels[unit] = try records.label(of: unit, in: new) }
        return (difference(from: old, to: &new, labels: labels), new)
    }

    /// The units whose row may differ, so that their labels are looked up only then.
    static func changedUnits(from old: CaseFile, to new: CaseFile) -> [UnitID] {
        new.state.units.filter { unit in
            old.state.unit(unit.id) != unit || standing(of: unit, in: old.state) != standing(of: unit, in: new.state)
        }.map(\.id)
    }

    /// The rows of every step that has some.
    private static func steps(_ file: CaseFile) -> [Path: ScopeRows] {
        guard file.state.status == .running else { return [:] }
        var all: [Path: ScopeRows] = [:]
        for (path, step) in file.state.steps where step.status == .active {
            guard let leaf = file.state.leaf(at: path) else { continue }
            let rows = rows(of: step, leaf, file)
            if !rows.isEmpty { all[path] = rows }
        }
        return all
    }

    private static func scope(ofStepAt path: Path) -> String { "step:\(path.text)" }

    private static func row(_ file: CaseFile) -> CaseRow {
        CaseRow(
            caseID: file.id, workflow: file.state.workflow.name, workflowDigest: file.workflowDigest.hex,
            title: file.title, body: file.body, year: file.year, status: file.state.status.rawValue,
            version: file.state.version, openedAt: file.state.openedAt)
    }

    /// The rows of an active step.
    private static func rows(of step: StepState, _ leaf: Leaf, _ file: CaseFile) -> ScopeRows {
        let scope = scope(ofStepAt: step.path)
        var rows = ScopeRows(caseID: file.id, scope: scope)
        if let due = step.due {
            let duty = file.state.clockDuty(at: step.path)
            rows.deadlines.append(
                DeadlineRow(
                    caseID: file.id, scope: scope, path: step.path.text, unit: step.unit?.text, due: due,
                    passed: step.overdue, next: duty?.act.rawValue, quietUntil: duty?.quietUntil))
        }
        guard file.state.blockers(before: leaf).isEmpty else { return rows }
        for seat in step.seats where file.state.isOpen(seat, in: step, leaf.task) {
            for person in file.state.candidates(for: seat, in: step) {
                rows.seats.append(
                    SeatRow(
                        caseID: file.id, scope: scope, path: step.path.text, round: step.round, seat: seat.number,
                        person: person.text, role: seat.role.text, verb: leaf.task.act.rawValue,
                        unit: step.unit?.text, openedAt: step.enteredAt, due: step.due))
            }
        }
        return rows
    }

    private static func request(_ index: Int, _ file: CaseFile) -> ScopeRows {
        let request = file.state.requests[index]
        let path = "request:\(request.number)"
        var rows = ScopeRows(caseID: file.id, scope: path)
        guard file.state.status == .running, request.status == .open else { return rows }
        for role in file.state.workflow.request(request.kind)?.grantedBy ?? [] {
            for person in file.state.holders(of: role, unit: request.unit) where person != request.askedBy.person {
                rows.seats.append(
                    SeatRow(
                        caseID: file.id, scope: path, path: path, round: 1, seat: request.number, person: person.text,
                        role: role.text, verb: request.kind.rawValue, unit: request.unit.text, openedAt: request.at))
            }
        }
        return rows
    }

    /// A decision has a row for each form it is about, so that one form's sign-offs are found together.
    private static func decision(_ index: Int, _ file: CaseFile) -> ScopeRows {
        let (decision, place) = (file.state.decisions[index], file.decisions[index])
        let scope = "decision:\(index + 1)"
        let basis: [Basis?] = decision.basis.isEmpty ? [nil] : decision.basis
        return ScopeRows(
            caseID: file.id, scope: scope,
            signOffs: basis.map { basis in
                SignOffRow(
                    caseID: file.id, scope: scope, path: decision.path.text, round: decision.round,
                    seat: decision.seat, unit: basis?.unit?.text ?? decision.unit?.text,
                    person: decision.performer.person.text,
                    registrar: decision.performer.registrar?.text, role: decision.role.text,
                    verdict: decision.verdict.rawValue, revision: basis?.revision,
                    digest: basis.flatMap { $0.digest.isEmpty ? nil : $0.digest }, opinion: place.opinion?.hex,
                    at: decision.at, seq: place.seq, status: decision.standing.rawValue)
            })
    }

    private static func scope(of unit: UnitState, _ file: CaseFile, _ label: UnitLabel) -> ScopeRows {
        let row = row(of: unit, file, label)
        return ScopeRows(caseID: file.id, scope: row.scope, units: [row])
    }

    /// The row of a form or item, with what lists show of it.
    package static func row(of unit: UnitState, _ file: CaseFile, _ label: UnitLabel) -> UnitRow {
        UnitRow(
            caseID: file.id, scope: "unit:\(unit.id.text)", unit: unit.id.text, kind: unit.kind.rawValue,
            title: label.title, status: standing(of: unit, in: file.state), revision: unit.revision,
            digest: unit.current?.digest, deadline: unit.deadline, extensions: unit.extensions, facts: label.facts)
    }

    /// Where a unit stands: its open steps, `done` when its own steps are, or how it ended.
    package static func standing(of unit: UnitState, in state: CaseState) -> String {
        guard unit.status == .open else { return unit.status.rawValue }
        var (open, hasBegun): ([String], Bool) = ([], false)
        for step in state.steps.values where step.unit == unit.id {
            hasBegun = true
            if step.status == .active { open.append(step.step.text) }
        }
        if !open.isEmpty { return open.sorted().joined(separator: ",") }
        return hasBegun ? "done" : "waiting"
    }
}

extension ScopeRows {
    /// True when nothing is to be shown for the scope; such a scope is left out of a rebuild.
    var isEmpty: Bool { seats.isEmpty && deadlines.isEmpty && signOffs.isEmpty && units.isEmpty }
}

extension CaseState {
    /// The persons who could fill an open seat now: by a confirmed appointment, not shut out by separation, not already seated.
    package func candidates(for seat: Seat, in step: StepState) -> [PersonID] {
        let holders = seat.member.map { [$0] } ?? seat.claimedBy.map { [$0] } ?? holders(of: seat.role, unit: step.unit)
        return holders.filter { person in
            isConfirmed(person, seat.role, in: step.step, unit: step.unit)
                && conflicts(Performer(person), role: seat.role, step: step.step, unit: step.unit).isEmpty
                && !decisions.contains {
                    $0.path == step.path && $0.round == step.round && $0.standing == .valid
                        && $0.performer.person == person
                }
        }
    }
}
