import Approvals

/// A workflow laid out for one form and one item, of which the rules are asked what comes before what.
struct Layout: Sendable {
    /// A `for_each` step.
    struct Container: Sendable {
        let name: StepName
        let kind: UnitKind
        /// The beginning of every path in it, with `/` at its end.
        let prefix: String

        /// The label of what happens to all its copies together.
        func label(_ fact: String) -> String { "\(name.text).\(fact)" }
    }

    let plan: Plan
    let containers: [Container]
    private let workflow: Workflow

    init(_ workflow: Workflow) {
        self.workflow = workflow
        plan = Plan(workflow, units: UnitKind.allCases.map { Plan.Unit(UnitID($0.rawValue), $0) })
        containers = Self.containers(workflow.steps, "")
    }

    private static func containers(_ steps: [Step], _ prefix: String) -> [Container] {
        steps.flatMap { step -> [Container] in
            let inside = "\(prefix)\(step.name.text)/"
            if case .each(let kind, _, _) = step.body {
                return [Container(name: step.name, kind: kind, prefix: inside)]
            }
            return containers(step.children, inside)
        }
    }

    func course(of leaf: Leaf) -> Course {
        leaf.unit.flatMap { UnitKind(rawValue: $0.text) }.map(Course.unit) ?? .whole
    }

    /// The steps that must be done before this one is entered.
    func before(_ leaf: Leaf) -> [Leaf] { plan.unfinished(before: leaf, Untouched()) }
    /// The steps that must be done whenever somebody acts in this one.
    func holdingUp(_ leaf: Leaf) -> [Leaf] { plan.blockers(before: leaf, Untouched()) }

    /// The places that say that steps are done, as far as the course of a step sees them.
    ///
    /// A form or item sees its own steps. The case sees its own, and a `for_each` step where all of it is among them: of
    /// one that holds a step up in part, its net cannot tell which part is done.
    func places(of leaves: [Leaf], seenFrom leaf: Leaf) -> [String] {
        let own = leaves.filter { $0.unit == leaf.unit }.map { WorkflowNet.place($0.step.name, "done") }
        guard leaf.unit == nil else { return own }
        let paths = Set(leaves.map(\.path))
        return own
            + containers.filter { container in
                plan.leaves.allSatisfy { !$0.path.text.hasPrefix(container.prefix) || paths.contains($0.path) }
            }.map { WorkflowNet.place($0.name, "complete") }
    }

    /// True where exactly one decision passes or fails a step, whoever takes the seat.
    func hasOneSeat(_ task: Task) -> Bool {
        guard task.seats.count == 1, workflow.role(task.seats[0].role)?.everyone != true else { return false }
        return !task.rule.allowsAbstention
    }

    /// The decisions that a step takes, with what each can make of its outcome.
    func effects(in task: Task) -> [(Decision.Verdict, Outcome)] {
        let seats = task.seats.map { Seat(number: 1, role: $0.role, advisory: $0.advisory) }
        let verdicts = Decision.Verdict.allCases.filter { verdict in seats.contains { task.allows(verdict, on: $0) } }
        return verdicts.flatMap { verdict -> [(Decision.Verdict, Outcome)] in
            if hasOneSeat(task) { return [(verdict, verdict == .approved ? .passed : .failed)] }
            return [.pending, .passed, .failed].map { (verdict, $0) }
        }
    }
}

/// A case in which nothing was done and nothing has left: what the rules then miss is what must come before.
private struct Untouched: Marking {
    func status(of leaf: Leaf) -> StepState.Status? { nil }
    func isLive(_ unit: UnitID) -> Bool { true }
}
