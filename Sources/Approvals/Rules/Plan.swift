/// A task at its place in a case.
package final class Leaf: Sendable {
    /// Its number among all leaves of the plan, in order.
    package let index: Int
    /// Its place in the case; no other leaf has it.
    package let path: Path
    /// The step as the workflow has it.
    package let step: Step
    /// What is done in the step; the content of its body.
    package let task: Task
    /// The form or item whose copy it is; nil for a step of the whole case.
    package let unit: UnitID?

    init(index: Int, path: Path, step: Step, task: Task, unit: UnitID?) {
        (self.index, self.path, self.step, self.task, self.unit) = (index, path, step, task, unit)
    }
}

/// A workflow laid out for the units of one case: every task at its place, every path written once.
package final class Plan: Sendable {
    indirect enum Node: Sendable {
        case leaf(Int)
        case sequence([Node])
        case parallel([Node])
        case each(UnitKind, [(unit: UnitID, steps: [Node])])
    }

    /// Where a leaf stands in one container on the way down to it.
    struct Place: Sendable, Equatable {
        let position: Int
        /// True in a sequence, where an earlier position comes before a later one.
        let isOrdered: Bool
    }

    /// Every task at every place, ended units too: in the order of the file, copies in the order of their units.
    package let leaves: [Leaf]
    let root: [Node]
    let units: [Unit]
    private let addresses: [[Place]]
    private let indices: [Path: Int]

    /// What a `for_each` copies.
    package struct Unit: Sendable, Equatable {
        /// Becomes a part of every path in its copy.
        package let id: UnitID
        /// Which `for_each` steps make a copy for it.
        package let kind: UnitKind

        /// Creates a unit to copy steps for.
        package init(_ id: UnitID, _ kind: UnitKind) { (self.id, self.kind) = (id, kind) }
    }

    /// Lays a workflow out for units, which are in the order in which they were added.
    package init(_ workflow: Workflow, units: [Unit]) {
        var builder = Builder(units: units)
        self.units = units
        root = builder.sequence(workflow.steps, Path(""), nil, [])
        (leaves, addresses) = (builder.leaves, builder.addresses)
        indices = Dictionary(uniqueKeysWithValues: builder.leaves.map { ($0.path, $0.index) })
    }

    /// Finds a task by its path; nil when nothing has it.
    package func leaf(at path: Path) -> Leaf? { indices[path].map { leaves[$0] } }

    /// True when `later` comes after `earlier` in a sequence that both are in.
    package func follows(_ later: Leaf, _ earlier: Leaf) -> Bool {
        fork(earlier, later).map { $0.isOrdered && $0.first < $0.second } ?? false
    }

    /// The innermost container that holds both leaves, and the branches that they are in; nil for the same leaf.
    func fork(_ first: Leaf, _ second: Leaf) -> (depth: Int, isOrdered: Bool, first: Int, second: Int)? {
        let (left, right) = (addresses[first.index], addresses[second.index])
        for depth in 0..<min(left.count, right.count) where left[depth] != right[depth] {
            return (depth, left[depth].isOrdered, left[depth].position, right[depth].position)
        }
        return nil
    }

    /// The branch of a container, given by a leaf in it and its depth, that another leaf is in; nil if it is outside.
    func branch(of leaf: Leaf, at depth: Int, inContainerOf other: Leaf) -> Int? {
        let (mine, its) = (addresses[leaf.index], addresses[other.index])
        guard mine.count > depth, mine[..<depth] == its[..<depth] else { return nil }
        return mine[depth].position
    }

    private struct Builder {
        let units: [Unit]
        var leaves: [Leaf] = []
        var addresses: [[Place]] = []

        mutating func sequence(_ steps: [Step], _ path: Path, _ unit: UnitID?, _ address: [Place]) -> [Node] {
            branches(steps, path, unit, address, isOrdered: true)
        }

        private mutating func branches(
            _ steps: [Step], _ path: Path, _ unit: UnitID?, _ address: [Place], isOrdered: Bool
        ) -> [Node] {
            var nodes: [Node] = []
            for (position, step) in steps.enumerated() {
                nodes.append(node(step, path, unit, address + [Place(position: position, isOrdered: isOrdered)]))
            }
            return nodes
        }

        private mutating func node(_ step: Step, _ path: Path, _ unit: UnitID?, _ address: [Place]) -> Node {
            let path = path.appending(step.name.text)
            switch step.body {
            case .task(let task):
                leaves.append(Leaf(index: leaves.count, path: path, step: step, task: task, unit: unit))
                addresses.append(address)
                return .leaf(leaves.count - 1)
            case .sequence(let steps): return .sequence(sequence(steps, path, unit, address))
            case .parallel(let steps): return .parallel(branches(steps, path, unit, address, isOrdered: false))
            case .each(let kind, _, let steps):
                var copies: [(UnitID, [Node])] = []
                for (position, copy) in units.enumerated() where copy.kind == kind {
                    let place = Place(position: position, isOrdered: false)
                    copies.append(
                        (copy.id, sequence(steps, path.appending(copy.id.text), copy.id, address + [place])))
                }
                return .each(kind, copies)
            }
        }
    }
}

extension Plan: Equatable {
    /// Plans of one workflow differ by their units only.
    package static func == (left: Plan, right: Plan) -> Bool { left === right || left.units == right.units }
}
