/// Recording what checks find, and answering it (疑点).
extension Deliberation {
    /// Records the checks of forms: raises what is new, reopens what changed, closes what no longer shows.
    ///
    /// The same observations of the same contents change nothing, so an answer outlives a second check.
    mutating func check(_ units: [CheckedUnit]) {
        guard let performer = performer() else { return }
        requireRunning()
        require(
            .caseRoleHeld, state.appointments.contains { $0.person == performer.person },
            words(["person": performer.person.text]))
        var known = true
        for checked in units { known = requireOpenUnit(checked.unit) && known }
        guard known else { return }
        let moved = units.filter { state.unit($0.unit)?.current?.digest != $0.digest }
        require(
            .contentCurrent, moved.isEmpty,
            words([
                "unit": list(moved.map(\.unit)), "expected": moved.map(\.digest).joined(separator: ", "),
                "found": moved.map { state.unit($0.unit)?.current?.digest ?? "-" }.joined(separator: ", "),
                "revision": moved.map { String(state.unit($0.unit)?.revision ?? 0) }.joined(separator: ", "),
            ]))
        guard isAllowed else { return }
        let facts = facts(of: units)
        guard !facts.isEmpty || units.contains(where: { state.unit($0.unit)?.isChecked == false }) else { return }
        emit(
            .checked(
                units.map { Basis(unit: $0.unit, revision: state.unit($0.unit)?.revision ?? 0, digest: $0.digest) },
                by: performer))
        for fact in facts { emit(fact) }
    }

    /// What the observations change, unit by unit in the order of the case.
    private func facts(of units: [CheckedUnit]) -> [Event] {
        var facts: [Event] = []
        var next = state.findings.count + 1
        for unit in state.units {
            guard let checked = units.first(where: { $0.unit == unit.id }) else { continue }
            let standing = state.findings.filter { $0.unit == unit.id && $0.status != .closed }
            for seen in checked.observations {
                if let finding = standing.first(where: { $0.key == seen.key }) {
                    guard finding.fingerprint != seen.fingerprint || finding.severity != seen.severity else { continue }
                    facts.append(
                        .findingChanged(
                            finding.number, severity: seen.severity, fingerprint: seen.fingerprint,
                            revision: unit.revision))
                } else {
                    facts.append(
                        .findingRaised(
                            CaseFinding(
                                number: next, unit: unit.id, key: seen.key, check: seen.check,
                                severity: seen.severity, fingerprint: seen.fingerprint, revision: unit.revision)))
                    next += 1
                }
            }
            for finding in standing where !checked.observations.contains(where: { $0.key == finding.key }) {
                facts.append(.findingClosed(finding.number))
            }
        }
        return facts
    }

    /// 说明: says why the form is right as it is, or what will be done.
    mutating func explain(_ number: Int, _ spoken: Bool) {
        guard let answer = answer(number, while: [.open, .refused], by: state.workflow.findings?.explainedBy) else {
            return
        }
        requireReason(spoken)
        guard let role = answer.role, isAllowed else { return }
        emit(.findingExplained(number, by: answer.performer, role: role))
    }

    /// Accepts an explanation, or refuses it with a reason; never one's own.
    mutating func settleFinding(_ number: Int, _ accepted: Bool, _ spoken: Bool) {
        guard let answer = answer(number, while: [.explained], by: state.workflow.findings?.acceptedBy) else { return }
        requireOther(than: answer.finding.explainedBy, answer.performer)
        if !accepted { requireReason(spoken) }
        guard let role = answer.role, isAllowed else { return }
        emit(.findingSettled(number, accepted: accepted, by: answer.performer, role: role))
    }

    /// 豁免: lets a finding stand that the content shows, with a reason; never what one explained oneself.
    mutating func waive(_ number: Int, _ spoken: Bool) {
        let standing: [CaseFinding.Status] = [.open, .explained, .refused]
        guard let answer = answer(number, while: standing, by: state.workflow.findings?.waivedBy) else { return }
        requireOther(than: answer.finding.explainedBy, answer.performer)
        requireReason(spoken)
        guard let role = answer.role, isAllowed else { return }
        emit(.findingWaived(number, by: answer.performer, role: role))
    }

    /// Adds a rectification item that deals with a finding; the finding still wants its answer.
    mutating func openItem(from number: Int, _ id: UnitID) {
        requireAdding(id, .item)
        guard context.performer != nil, let finding = requireFinding(number) else { return }
        requireStanding(finding, [.open, .explained, .accepted, .refused, .waived])
        require(
            .findingWithoutItem, finding.item == nil,
            words(["finding": String(number), "item": finding.item?.text ?? ""]))
        guard isAllowed else { return }
        emit(.unitAdded(id, .item))
        emit(.findingBecameItem(number, item: id))
        refreshSignOffs()
        advance()
    }

    /// The conditions of every answer; nil when there is no finding to look at. Without a role the act is refused.
    private mutating func answer(
        _ number: Int, while standing: [CaseFinding.Status], by roles: [RoleName]?
    ) -> (finding: CaseFinding, performer: Performer, role: RoleName?)? {
        guard let performer = performer() else { return nil }
        requireRunning()
        guard let finding = requireFinding(number), requireOpenUnit(finding.unit) else { return nil }
        requireStanding(finding, standing)
        let roles = roles ?? []
        let role = roles.first { state.holders(of: $0, unit: finding.unit).contains(performer.person) }
        require(
            .findingAnswerer, role != nil,
            words([
                "person": performer.person.text, "finding": String(number), "roles": list(roles),
                "who": list(roles.flatMap { state.holders(of: $0, unit: finding.unit) }),
            ]))
        if let role {
            requireConfirmed(performer.person, role, nil, unit: finding.unit)
            requireSeparation(performer, role, step: nil, unit: finding.unit)
        }
        return (finding, performer, role)
    }

    private mutating func requireFinding(_ number: Int) -> CaseFinding? {
        let isKnown = state.findings.indices.contains(number - 1)
        require(.findingKnown, isKnown, words(["finding": String(number)]))
        return isKnown ? state.findings[number - 1] : nil
    }

    private mutating func requireStanding(_ finding: CaseFinding, _ standing: [CaseFinding.Status]) {
        require(
            .findingStanding, standing.contains(finding.status),
            words([
                "finding": String(finding.number), "found": finding.status.rawValue,
                "expected": standing.map(\.rawValue).joined(separator: ", "),
            ]))
    }

    /// Nobody settles what they explained themselves.
    private mutating func requireOther(than explainer: Performer?, _ performer: Performer) {
        require(
            .findingOther,
            explainer.map(performer.isApart) ?? true, words(["person": performer.person.text]))
    }

    /// Requires that the content was checked as it is now, and that no finding of a weight waits for its answer.
    mutating func requireNoOpenFinding(_ severity: CaseFinding.Severity, at leaf: Leaf) {
        let units = state.units.filter {
            leaf.unit == nil ? $0.kind == .form && $0.status == .open : $0.id == leaf.unit
        }
        let unchecked = units.filter { !$0.isChecked }
        require(
            .findingChecked, unchecked.isEmpty,
            words([
                "unit": list(unchecked.map(\.id)), "case": state.id.text,
                "revision": unchecked.map { String($0.revision) }.joined(separator: ", "),
            ]))
        let waiting = state.findings.filter { finding in
            finding.status.isUnsettled && finding.severity.isAtLeast(severity)
                && units.contains { $0.id == finding.unit }
        }
        let rule = state.workflow.findings
        require(
            .findingSettled, waiting.isEmpty,
            words([
                "severity": severity.rawValue, "case": state.id.text,
                "found": waiting.map { "\($0.number) \($0.check) \($0.unit)" }.joined(separator: ", "),
                "explained_by": list(rule?.explainedBy ?? []), "accepted_by": list(rule?.acceptedBy ?? []),
                "waived_by": list(rule?.waivedBy ?? []),
            ]))
    }
}
