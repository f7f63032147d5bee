/// What the rules ask of a case.
extension CaseState {
    /// True when the person could fill the seat by appointment; whether now is another question.
    package func isEligible(_ person: PersonID, for seat: Seat, unit: UnitID?) -> Bool {
        if seat.voided { return false }
        if let member = seat.member { return member == person }
        return holders(of: seat.role, unit: unit).contains(person)
    }

    /// The persons who could act on an open seat of the step now, in order of appointment.
    package func eligible(at path: Path) -> [PersonID] {
        guard let step = steps[path], step.status == .active, let leaf = leaf(at: path) else {
            return []
        }
        var people: [PersonID] = []
        for seat in step.seats where isOpen(seat, in: step, leaf.task) {
            let holders =
                seat.member.map { [$0] } ?? seat.claimedBy.map { [$0] }
                ?? self.holders(of: seat.role, unit: leaf.unit)
            people += holders.filter { !people.contains($0) }
        }
        return people
    }

    /// The content that a decision in this step is about, as it is now.
    package func basis(for leaf: Leaf) -> [Basis] {
        switch leaf.task.covers {
        case .nothing: []
        case .appointments: [Basis(unit: nil, revision: rosterRevision, digest: "")]
        case .unit:
            leaf.unit.flatMap(unit).flatMap { unit in
                unit.current.map { [Basis(unit: unit.id, revision: unit.revision, digest: $0.digest)] }
            } ?? []
        case .allForms:
            units.filter { $0.kind == .form && $0.status == .open }.compactMap { unit in
                unit.current.map { Basis(unit: unit.id, revision: unit.revision, digest: $0.digest) }
            }
        }
    }

    /// True when the content that the decision answers for is unchanged.
    package func isCurrent(_ decision: Decision) -> Bool {
        guard let leaf = self.leaf(at: decision.path) else { return false }
        let now = basis(for: leaf)
        guard case .unit(let parts) = leaf.task.covers, let id = leaf.unit, let unit = unit(id),
            let then = decision.basis.first, unit.revisions.indices.contains(then.revision - 1)
        else { return now.elementsEqual(decision.basis) { $0.isSameContent(as: $1) } }
        return unit.revisions[then.revision - 1].digests(of: parts) == unit.current?.digests(of: parts)
    }

    /// Lists the steps that must be done again before this one can be decided, in the order of the plan.
    package func blockers(before leaf: Leaf) -> [Leaf] { plan.blockers(before: leaf, self) }

    /// False for somebody appointed since the step that settles the role was last passed; true in that step itself.
    package func isConfirmed(_ person: PersonID, _ role: RoleName, in step: StepName?, unit: UnitID?) -> Bool {
        guard let settler = workflow.settler(of: role), settler.name != step else { return true }
        let unit = workflow.role(role)?.per == nil ? nil : unit
        return confirmed.contains(Appointment(role, unit: unit, person))
    }

    /// The acts of this person, or of who registers for them, on the other side of a separation rule.
    package func conflicts(
        _ performer: Performer, role: RoleName, step: StepName?, unit: UnitID?
    ) -> [Involvement] {
        workflow.separations.flatMap { separation -> [Involvement] in
            guard !separation.sides(of: role, step).isEmpty else { return [] }
            return involvements.filter { past in
                // What a person registered for somebody else counts once they act in their own name, and only then.
                guard past.person == performer.person || (past.person == performer.registrar && !past.asRegistrar)
                else { return false }
                let sameUnit = separation.within == nil || (past.unit != nil && past.unit == unit)
                return sameUnit && separation.opposes(role, step, past.role, past.step)
            }
        }.sorted { ($0.role, $0.unit ?? "") < ($1.role, $1.unit ?? "") }
    }
}

extension Basis {
    /// A form that was changed and changed back is the same content; the appointments are told apart by their number.
    fileprivate func isSameContent(as other: Basis) -> Bool {
        unit == other.unit && digest == other.digest && (unit != nil || revision == other.revision)
    }
}

extension Separation {
    /// The duties of this rule that a role acting in a step fulfils; empty when the rule does not speak of either.
    func sides(of role: RoleName, _ step: StepName?) -> [Duty] {
        duties.filter { $0 == .role(role) || step.map(Duty.step) == $0 }
    }

    /// True when two acts stand for different duties of this rule, whichever of them came first.
    package func opposes(_ role: RoleName, _ step: StepName?, _ other: RoleName, _ otherStep: StepName?) -> Bool {
        let (one, two) = (sides(of: role, step), sides(of: other, otherStep))
        return !one.isEmpty && !two.isEmpty && one != two
    }
}

extension Workflow {
    /// The step whose sign-off makes appointments to this role good.
    package func settler(of role: RoleName) -> Step? {
        func search(_ steps: [Step]) -> Step? {
            for step in steps {
                if case .task(let task) = step.body {
                    if task.appoints.contains(role) { return step }
                } else if let found = search(step.children) {
                    return found
                }
            }
            return nil
        }
        return search(steps)
    }
}
