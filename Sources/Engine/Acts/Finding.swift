package import Approvals

/// Finds what a person means: the step that a verb is about, by unit, name and kind of act.
extension CaseFile {
    /// The step at which this person would act.
    ///
    /// - Parameters:
    ///   - unit: The form or item; nil for a step of the whole case.
    ///   - name: The step's name, if the person gave it.
    ///   - acts: The kinds of step that the verb fits.
    /// - Throws: `engine.unknown_unit`, `engine.unknown_step`.
    package func step(
        unit: UnitID?, named name: StepName?, acts: [Task.Act], for person: PersonID
    ) throws(EngineError) -> Path {
        if let unit, state.unit(unit) == nil {
            throw .unknownUnit(unit.text, case: id, known: state.units.map(\.id.text))
        }
        // The steps of ended units too, so that a verb on one of them is refused with the reason.
        let leaves = state.plan.leaves.filter { $0.unit == unit }
        let fitting = leaves.filter { leaf in
            name.map { leaf.step.name == $0 } ?? acts.contains(leaf.task.act)
        }
        func isActive(_ leaf: Leaf) -> Bool { state.steps[leaf.path]?.status == .active }
        let best =
            fitting.first { isActive($0) && state.blockers(before: $0).isEmpty && canFill($0, person) }
            ?? fitting.first { isActive($0) && canFill($0, person) }
            ?? fitting.first(where: isActive)
            ?? fitting.first { state.steps[$0.path]?.status != .passed }
            ?? fitting.last
        guard let best else {
            throw .unknownStep(
                name?.text ?? acts.map(\.rawValue).joined(separator: "|"), case: id,
                known: leaves.map(\.step.name.text))
        }
        return best.path
    }

    private func canFill(_ leaf: Leaf, _ person: PersonID) -> Bool {
        state.steps[leaf.path]?.seats.contains {
            $0.decision == nil && !$0.voided && state.isEligible(person, for: $0, unit: leaf.unit)
        } ?? false
    }
}
