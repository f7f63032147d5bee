import Approvals

/// Where every step of a workflow stands, for questions about what comes before what.
struct StepIndex {
    /// One level on the way from the root to a step.
    struct Level {
        /// Nil for the root.
        var holder: StepName?
        var isParallel: Bool
        var position: Int
    }

    struct Entry {
        var step: Step
        var levels: [Level]
        var unit: UnitKind?
        /// The `for_each` that holds the step.
        var each: StepName?
    }

    private(set) var entries: [StepName: Entry] = [:]
    /// All names, in the order of the file.
    private(set) var order: [StepName] = []

    init(_ workflow: Workflow) { add(workflow.steps, holder: nil, isParallel: false, [], nil, nil) }

    private mutating func add(
        _ steps: [Step], holder: StepName?, isParallel: Bool, _ levels: [Level], _ unit: UnitKind?, _ each: StepName?
    ) {
        for (position, step) in steps.enumerated() {
            let levels = levels + [Level(holder: holder, isParallel: isParallel, position: position)]
            if entries[step.name] == nil {
                entries[step.name] = Entry(step: step, levels: levels, unit: unit, each: each)
                order.append(step.name)
            }
            switch step.body {
            case .task: break
            case .sequence(let inner): add(inner, holder: step.name, isParallel: false, levels, unit, each)
            case .parallel(let inner): add(inner, holder: step.name, isParallel: true, levels, unit, each)
            case .each(let kind, _, let inner):
                add(inner, holder: step.name, isParallel: false, levels, kind, step.name)
            }
        }
    }

    /// True when `first` has always been passed before `second` is entered.
    func isBefore(_ first: StepName, _ second: StepName) -> Bool {
        guard let left = entries[first]?.levels, let right = entries[second]?.levels else { return false }
        for (one, other) in zip(left, right) where one.position != other.position {
            return !one.isParallel && one.position < other.position
        }
        return false
    }

    /// True when `outer` is a container around `inner`.
    func holds(_ outer: StepName, _ inner: StepName) -> Bool {
        entries[inner]?.levels.contains { $0.holder == outer } ?? false
    }

    /// The tasks within a step, in order; the step itself if it is one.
    static func tasks(in step: Step) -> [(name: StepName, task: Task)] {
        if case .task(let task) = step.body { return [(step.name, task)] }
        return step.children.flatMap { tasks(in: $0) }
    }
}
