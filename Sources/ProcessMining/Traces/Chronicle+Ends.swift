import Approvals

/// How courses end, and what that leaves of their steps.
extension Chronicle {
    mutating func end(_ fact: Fact, _ status: CaseState.Status) {
        for unit in state.units where unit.status == .open {
            guard status == .finished else {
                tell(fact, "stopped", of: unit.id)
                leave(fact, unit.id)
                continue
            }
            settle(fact, unit.id)
            tell(fact, "finished", of: unit.id)
        }
        tell(fact, status.rawValue)
        guard status != .finished else { return }
        if state.suspendedAt != nil { tell(fact, "pause-skipped") }
        skip(fact, nil)
        for container in layout.containers where complete[container.name] == false {
            complete[container.name] = true
            tell(fact, container, "skipped")
        }
        tell(fact, "closed")
    }

    /// Closes the course of a form or item that is over before its steps are.
    mutating func leave(_ fact: Fact, _ unit: UnitID) {
        skip(fact, unit)
        settle(fact, unit)
        tell(fact, "closed", of: unit)
    }

    private mutating func skip(_ fact: Fact, _ unit: UnitID?) {
        for leaf in state.plan.leaves where leaf.unit == unit {
            let status = state.steps[leaf.path]?.status
            if status == .passed { continue }
            if status == .held { tell(fact, .dropped, leaf.path) }
            tell(fact, .skipped, leaf.path)
        }
    }

    /// Says what was still waiting: content that nobody wrote, requests that nobody answered.
    private mutating func settle(_ fact: Fact, _ unit: UnitID) {
        if state.unit(unit)?.current == nil { tell(fact, "left-blank", of: unit) }
        for request in state.requests where request.unit == unit && request.status == .open {
            tell(fact, request.kind, "lapsed", unit)
        }
    }

    /// Says when all copies of a `for_each` step are done, and when not any more.
    mutating func compareContainers(_ fact: Fact) {
        guard !state.status.isOver else { return }
        for container in layout.containers {
            let isComplete = isComplete(container)
            guard complete[container.name] != isComplete else { continue }
            complete[container.name] = isComplete
            tell(fact, container, isComplete ? "complete" : "incomplete")
        }
    }

    private func isComplete(_ container: Layout.Container) -> Bool {
        if container.kind == .form, !state.units.contains(where: { $0.kind == .form }) { return false }
        return state.leaves.allSatisfy {
            !$0.path.text.hasPrefix(container.prefix) || state.status(of: $0) == .passed
        }
    }
}
