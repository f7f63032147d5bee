/// A task at its place in a case.
package struct Leaf: Sendable {
    package let path: Path
    package let step: Step
    package let task: Task
    package let unit: UnitID?
}

/// Where a step stands for the flow; the rest of its state does not matter here.
package protocol Marking {
    func status(at path: Path) -> StepState.Status?
    /// The units that `for_each` copies, in order; without those that were excluded or ended.
    func liveUnits(_ kind: UnitKind) -> [UnitID]
    func unitKind(_ unit: UnitID) -> UnitKind?
    /// False while no unit of the kind was ever added.
    func hasUnits(_ kind: UnitKind) -> Bool
}

extension Marking {
    package func hasUnits(_ kind: UnitKind) -> Bool { true }
}

extension CaseState: Marking {
    package func status(at path: Path) -> StepState.Status? { steps[path]?.status }
    package func liveUnits(_ kind: UnitKind) -> [UnitID] {
        units.lazy.filter { $0.kind == kind && $0.status == .open }.map(\.id)
    }
    package func unitKind(_ unit: UnitID) -> UnitKind? { self.unit(unit)?.kind }
    package func hasUnits(_ kind: UnitKind) -> Bool { units.contains { $0.kind == kind } }
}

/// How steps follow one another: the one place that knows containers.
///
/// A case has no tokens. Whatever comes next and is not done is open; cancelling a step makes it come next again.
package enum Flow {
    /// The leaves that come next and have not been entered, and whether everything is done.
    package static func next(_ workflow: Workflow, _ marking: some Marking) -> (open: [Leaf], done: Bool) {
        var open: [Leaf] = []
        let done = walk(workflow.steps, Path(""), nil, marking, &open)
        return (open, done)
    }

    private static func walk(
        _ steps: [Step], _ path: Path, _ unit: UnitID?, _ marking: some Marking, _ open: inout [Leaf]
    ) -> Bool {
        for step in steps where !visit(step, path, unit, marking, &open) { return false }
        return true
    }

    private static func visit(
        _ step: Step, _ path: Path, _ unit: UnitID?, _ marking: some Marking, _ open: inout [Leaf]
    ) -> Bool {
        let path = path.appending(step.name.text)
        switch step.body {
        case .task(let task):
            switch marking.status(at: path) {
            case .passed: return true
            case .active, .failed: return false
            case nil, .cancelled, .held:
                open.append(Leaf(path: path, step: step, task: task, unit: unit))
                return false
            }
        case .sequence(let steps): return walk(steps, path, unit, marking, &open)
        case .parallel(let steps):
            return steps.reduce(true) { visit($1, path, unit, marking, &open) && $0 }
        case .each(let kind, _, let steps):
            // A year without problems is done; an evaluation without forms has not begun.
            if kind == .form, !marking.hasUnits(kind) { return false }
            return marking.liveUnits(kind).reduce(true) {
                walk(steps, path.appending($1.text), $1, marking, &open) && $0
            }
        }
    }

    /// Every leaf of the workflow with the units as they are, in order.
    package static func leaves(_ workflow: Workflow, _ marking: some Marking) -> [Leaf] {
        func collect(_ steps: [Step], _ path: Path, _ unit: UnitID?) -> [Leaf] {
            steps.flatMap { step in
                let path = path.appending(step.name.text)
                switch step.body {
                case .task(let task): return [Leaf(path: path, step: step, task: task, unit: unit)]
                case .sequence(let steps), .parallel(let steps): return collect(steps, path, unit)
                case .each(let kind, _, let steps):
                    return marking.liveUnits(kind).flatMap { collect(steps, path.appending($0.text), $0) }
                }
            }
        }
        return collect(workflow.steps, Path(""), nil)
    }

    /// The leaf at `path`, without looking at any other.
    package static func leaf(_ workflow: Workflow, at path: Path) -> Leaf? {
        var (steps, unit, here) = (workflow.steps, UnitID?.none, Path(""))
        var components = path.text.split(separator: "/")[...]
        while let name = components.popFirst() {
            guard let step = steps.first(where: { $0.name.text == name }) else { return nil }
            here = here.appending(step.name.text)
            switch step.body {
            case .task(let task):
                return components.isEmpty ? Leaf(path: here, step: step, task: task, unit: unit) : nil
            case .sequence(let inner), .parallel(let inner): steps = inner
            case .each(_, _, let inner):
                guard let copy = components.popFirst() else { return nil }
                (steps, unit, here) = (inner, UnitID(String(copy)), here.appending(String(copy)))
            }
        }
        return nil
    }

    /// The leaves that must be done before `path` is, as far as they are not.
    package static func unfinishedBefore(
        _ path: Path, _ workflow: Workflow, _ marking: some Marking
    ) -> [Leaf] {
        var result: [Leaf] = []
        func undone(_ step: Step, _ place: Path, _ unit: UnitID?) {
            let place = place.appending(step.name.text)
            switch step.body {
            case .task(let task):
                if marking.status(at: place) != .passed {
                    result.append(Leaf(path: place, step: step, task: task, unit: unit))
                }
            case .sequence(let steps), .parallel(let steps): for step in steps { undone(step, place, unit) }
            case .each(let kind, _, let steps):
                for copy in marking.liveUnits(kind) {
                    for step in steps { undone(step, place.appending(copy.text), copy) }
                }
            }
        }
        var (steps, unit, here, ordered) = (workflow.steps, UnitID?.none, Path(""), true)
        var components = path.text.split(separator: "/")[...]
        while let name = components.popFirst() {
            guard let index = steps.firstIndex(where: { $0.name.text == name }) else { break }
            if ordered { for step in steps[..<index] { undone(step, here, unit) } }
            let step = steps[index]
            here = here.appending(step.name.text)
            switch step.body {
            case .task: return result
            case .sequence(let inner): (steps, ordered) = (inner, true)
            case .parallel(let inner): (steps, ordered) = (inner, false)
            case .each(_, _, let inner):
                guard let copy = components.popFirst() else { return result }
                (steps, ordered, unit) = (inner, true, UnitID(String(copy)))
                here = here.appending(String(copy))
            }
        }
        return result
    }

    /// The steps that must be done again before this one can be decided.
    ///
    /// A step that follows is held up by an open sign-off on the same content, not by one on other content: a form
    /// under correction does not stop the follow-up of a rectification item.
    package static func blockers(before leaf: Leaf, _ workflow: Workflow, _ marking: some Marking) -> [Leaf] {
        unfinishedBefore(leaf.path, workflow, marking).filter { $0.holdsUp(leaf, in: marking) }
    }

    /// The region of a return: every leaf from `target` up to `path`, parallel siblings inside it included.
    ///
    /// Empty when `target` does not come before `path` on every way there.
    package static func region(
        from target: Path, to path: Path, _ workflow: Workflow, _ marking: some Marking
    ) -> [Leaf] {
        let all = leaves(workflow, marking)
        guard target != path, let first = all.firstIndex(where: { $0.path == target }),
            let last = all.firstIndex(where: { $0.path == path }), first < last,
            let fork = fork(target, path, workflow), fork.ordered
        else { return [] }
        // Inside the fork: what follows the target in its own branch, whole branches between, and the branch of
        // `path` whole, since its parallel steps may be open too.
        return all.filter { leaf in
            guard let place = fork.place(of: leaf.path) else { return false }
            if place == fork.targetPlace {
                return leaf.path == target || follows(leaf.path, target, workflow)
            }
            return place > fork.targetPlace && place <= fork.pathPlace
        }
    }

    /// True when `later` comes after `earlier` in a sequence that both are in.
    static func follows(_ later: Path, _ earlier: Path, _ workflow: Workflow) -> Bool {
        guard let fork = fork(earlier, later, workflow), fork.ordered else { return false }
        return fork.targetPlace < fork.pathPlace
    }

    /// The innermost container that holds both paths, and the branches that they are in.
    private struct Fork {
        var prefix: Path
        var names: [StepName]
        var ordered: Bool
        var targetPlace: Int
        var pathPlace: Int

        func place(of path: Path) -> Int? {
            let start = prefix.text.isEmpty ? 0 : prefix.text.utf8.count + 1
            guard prefix.text.isEmpty || path.text.hasPrefix(prefix.text + "/") else { return nil }
            let name = path.text.utf8.dropFirst(start).prefix { $0 != UInt8(ascii: "/") }
            return names.firstIndex { $0.text.utf8.elementsEqual(name) }
        }
    }

    private static func fork(_ first: Path, _ second: Path, _ workflow: Workflow) -> Fork? {
        var (steps, here, ordered) = (workflow.steps, Path(""), true)
        var left = first.text.split(separator: "/")[...]
        var right = second.text.split(separator: "/")[...]
        while let name = left.popFirst(), let other = right.popFirst() {
            guard let index = steps.firstIndex(where: { $0.name.text == name }),
                let otherIndex = steps.firstIndex(where: { $0.name.text == other })
            else { return nil }
            if index != otherIndex {
                return Fork(
                    prefix: here, names: steps.map(\.name), ordered: ordered, targetPlace: index,
                    pathPlace: otherIndex)
            }
            here = here.appending(String(name))
            switch steps[index].body {
            case .task: return nil
            case .sequence(let inner): (steps, ordered) = (inner, true)
            case .parallel(let inner): (steps, ordered) = (inner, false)
            case .each(_, _, let inner):
                guard let copy = left.popFirst(), copy == right.popFirst() else { return nil }
                (steps, ordered, here) = (inner, true, here.appending(String(copy)))
            }
        }
        return nil
    }
}

extension Leaf {
    /// True when this step, unfinished, keeps a later one from being decided.
    func holdsUp(_ later: Leaf, in marking: some Marking) -> Bool {
        if later.task.covers == .nothing { return true }
        switch (task.covers, later.task.covers) {
        case (.appointments, _): return false
        case (.nothing, _): return true
        case (.unit, .unit): return unit == later.unit
        case (.unit, _): return unit.flatMap(marking.unitKind) == .form
        case (.allForms, .unit): return later.unit.flatMap(marking.unitKind) == .form
        case (.allForms, _): return true
        }
    }
}
