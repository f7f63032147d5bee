import Approvals

/// A workflow as boxes and arrows.
struct Graph {
    indirect enum Item {
        case node(String, [String])
        case group(String, String, [Item])
    }

    struct Edge {
        var from: String
        var to: String
        /// Empty for the ordinary way forward.
        var label = ""
    }

    private(set) var items: [Item] = []
    private(set) var edges: [Edge] = []
    private let wording: Wording

    init(_ workflow: Workflow) {
        wording = Wording(workflow, chinese: true)
        var (open, backwards) = (["start"], [Edge]())
        for step in workflow.steps {
            let (item, first, last) = draw(step, nil, &backwards)
            items.append(item)
            join(open, first)
            open = last
        }
        join(open, ["finish"])
        edges += backwards
    }

    private mutating func join(_ from: [String], _ to: [String]) {
        for one in from { for other in to { edges.append(Edge(from: one, to: other)) } }
    }

    /// The prefix keeps a step called `end` from being a keyword; names have no capital letters.
    private func id(_ name: StepName) -> String {
        "s_"
            + name.text.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "U")
            .split(separator: "-", omittingEmptySubsequences: false).joined(separator: "_")
    }

    private mutating func draw(
        _ step: Step, _ unit: UnitKind?, _ backwards: inout [Edge]
    ) -> (Item, first: [String], last: [String]) {
        let label = step.title.isEmpty ? step.name.text : step.title
        switch step.body {
        case .task(let task):
            let id = id(step.name)
            backwards += task.returnTo.map { Edge(from: id, to: self.id($0), label: "退回") }
            if case .returnTo(let target) = task.ifRefused {
                backwards.append(Edge(from: id, to: self.id(target), label: "否决"))
            }
            return (.node(id, [label, wording.act(task)]), [id], [id])
        case .parallel(let steps):
            var (inner, first, last) = ([Item](), [String](), [String]())
            for child in steps {
                let drawn = draw(child, unit, &backwards)
                inner.append(drawn.0)
                first += drawn.first
                last += drawn.last
            }
            return (.group("g" + id(step.name), label + "（同时）", inner), first, last)
        case .sequence(let steps): return sequence(step, label, steps, unit, &backwards)
        case .each(let kind, _, let steps):
            return sequence(step, label + "（每个\(wording.unit(kind))）", steps, kind, &backwards)
        }
    }

    private mutating func sequence(
        _ step: Step, _ label: String, _ steps: [Step], _ unit: UnitKind?, _ backwards: inout [Edge]
    ) -> (Item, first: [String], last: [String]) {
        var (inner, first, open) = ([Item](), [String](), [String]())
        for (index, child) in steps.enumerated() {
            let drawn = draw(child, unit, &backwards)
            inner.append(drawn.0)
            if index == 0 { first = drawn.first } else { join(open, drawn.first) }
            open = drawn.last
        }
        return (.group("g" + id(step.name), label, inner), first, open)
    }
}
