/// Where the steps of a plan stand for the flow; the rest of their state does not matter here.
package protocol Marking {
    /// Where the step stands in its latest round; nil when it was never entered.
    func status(of leaf: Leaf) -> StepState.Status?
    /// False for a unit that was excluded or has ended: its steps are no longer in the flow.
    func isLive(_ unit: UnitID) -> Bool
}

extension CaseState: Marking {
    /// Where the step stands in its latest round; nil when it was never entered.
    package func status(of leaf: Leaf) -> StepState.Status? { steps[leaf.path]?.status }
    /// True for a unit that is open; false for one that has ended or was never added.
    package func isLive(_ unit: UnitID) -> Bool { self.unit(unit)?.status == .open }
}

/// How steps follow one another: the one place that knows containers.
///
/// A case has no tokens. Whatever comes next and is not done is open; cancelling a step makes it come next again.
extension Plan {
    /// The leaves that come next and have not been entered, and whether everything is done.
    package func next(_ marking: some Marking) -> (open: [Leaf], done: Bool) {
        var open: [Leaf] = []
        let done = walk(root, marking, &open)
        return (open, done)
    }

    private func walk(_ nodes: [Node], _ marking: some Marking, _ open: inout [Leaf]) -> Bool {
        for node in nodes where !visit(node, marking, &open) { return false }
        return true
    }

    private func visit(_ node: Node, _ marking: some Marking, _ open: inout [Leaf]) -> Bool {
        switch node {
        case .leaf(let index):
            switch marking.status(of: leaves[index]) {
            case .passed: return true
            case .active, .failed: return false
            case nil, .cancelled, .held:
                open.append(leaves[index])
                return false
            }
        case .sequence(let nodes): return walk(nodes, marking, &open)
        case .parallel(let nodes): return nodes.reduce(true) { visit($1, marking, &open) && $0 }
        case .each(let kind, let copies):
            // A year without problems is done; an evaluation without forms has not begun.
            if kind == .form, copies.isEmpty { return false }
            return copies.reduce(true) { done, copy in
                !marking.isLive(copy.unit) || walk(copy.steps, marking, &open) ? done : false
            }
        }
    }

    /// The leaves that are in the flow, in order.
    package func live(_ marking: some Marking) -> [Leaf] {
        leaves.filter { $0.unit.map(marking.isLive) ?? true }
    }

    /// The leaves that must be done before another is, as far as they are not.
    package func unfinished(before leaf: Leaf, _ marking: some Marking) -> [Leaf] {
        leaves[..<leaf.index].filter { earlier in
            follows(leaf, earlier) && marking.status(of: earlier) != .passed
                && (earlier.unit.map(marking.isLive) ?? true)
        }
    }

    /// The steps that must be done again before this one can be decided.
    ///
    /// A step that follows is held up by an open sign-off on the same content, not by one on other content: a form
    /// under correction does not stop the follow-up of a rectification item.
    package func blockers(before leaf: Leaf, _ marking: some Marking) -> [Leaf] {
        unfinished(before: leaf, marking).filter { holdsUp($0, leaf) }
    }

    /// True when the first step, unfinished, keeps the later one from being decided.
    private func holdsUp(_ earlier: Leaf, _ later: Leaf) -> Bool {
        if later.task.covers == .nothing { return true }
        func isForm(_ leaf: Leaf) -> Bool { units.contains { $0.id == leaf.unit && $0.kind == .form } }
        switch (earlier.task.covers, later.task.covers) {
        case (.appointments, _): return false
        case (.nothing, _): return true
        case (.unit, .unit): return earlier.unit == later.unit
        case (.unit, _): return isForm(earlier)
        case (.allForms, .unit): return isForm(later)
        case (.allForms, _): return true
        }
    }

    /// The region of a return: every live leaf from `target` up to `leaf`, parallel siblings inside it included.
    ///
    /// Empty when `target` does not come before `leaf` on every way there.
    package func region(from target: Leaf, to leaf: Leaf, _ marking: some Marking) -> [Leaf] {
        guard let fork = fork(target, leaf), fork.isOrdered, fork.first < fork.second,
            target.unit.map(marking.isLive) ?? true
        else { return [] }
        // Inside the fork: what follows the target in its own branch, whole branches between, and the branch of
        // `leaf` whole, since its parallel steps may be open too.
        return live(marking).filter { member in
            guard let branch = branch(of: member, at: fork.depth, inContainerOf: leaf) else { return false }
            if branch == fork.first { return member.index == target.index || follows(member, target) }
            return branch > fork.first && branch <= fork.second
        }
    }
}
