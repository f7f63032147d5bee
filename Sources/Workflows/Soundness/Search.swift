import Approvals

/// Breadth-first over all markings, then backwards from the finished ones.
struct Search {
    private let workflow: Workflow
    private let limit: Int
    private var skeleton: Skeleton
    /// For each leaf those that hold it up while they are unfinished: the same in every state.
    private let before: [[Leaf]]
    private var index: [[UInt8]: Int] = [:]
    private(set) var states: [[UInt8]] = []
    /// How each state was first reached.
    private var cameFrom: [(state: Int, move: Soundness.Move)?] = []
    private var backwards: [[Int]] = []
    private var ends: [Int] = []
    private var entered: Set<Int> = []
    private var leftOver: [Int] = []
    private(set) var moves = 0
    private var overflowed = false

    init(_ workflow: Workflow, copies: Int, limit: Int) {
        (self.workflow, self.limit) = (workflow, limit)
        let blank = Skeleton(workflow, copies: copies)
        before = blank.plan.leaves.map { blank.plan.blockers(before: $0, blank) }
        skeleton = blank
    }

    private var leaves: [Leaf] { skeleton.plan.leaves }

    /// Visits all states from the beginning, or gives up at the limit.
    mutating func run() {
        for start in settled(skeleton) { note(start, from: nil) }
        var next = 0
        while next < states.count, !overflowed {
            skeleton.bytes = states[next]
            let here = skeleton
            if here.plan.next(here).done {
                ends.append(next)
                if leaves.contains(where: { here[$0] == .active }) { leftOver.append(next) }
            } else {
                for (move, result) in successors(of: here) {
                    moves += 1
                    guard let result else {
                        // The case ends as refused: that is an end too.
                        if ends.last != next { ends.append(next) }
                        continue
                    }
                    for state in settled(result) { note(state, from: (next, move)) }
                }
            }
            next += 1
        }
    }

    private mutating func note(_ state: Skeleton, from origin: (Int, Soundness.Move)?) {
        let place: Int
        if let known = index[state.bytes] {
            place = known
        } else {
            guard states.count < limit else {
                overflowed = true
                return
            }
            place = states.count
            index[state.bytes] = place
            states.append(state.bytes)
            cameFrom.append(origin.map { ($0.0, $0.1) })
            backwards.append([])
            for leaf in leaves where state[leaf] == .active { entered.insert(leaf.index) }
        }
        if let origin { backwards[place].append(origin.0) }
    }

    /// Enters what comes next. A held step may come back either way: its sign-offs still match, or they do not.
    private func settled(_ state: Skeleton) -> [Skeleton] {
        var state = state
        for leaf in state.plan.next(state).open {
            if state[leaf] == .held {
                var restored = state
                restored[leaf] = .passed
                state[leaf] = .active
                return settled(restored) + settled(state)
            }
            state[leaf] = .active
        }
        return [state]
    }

    /// What people may do here; nil for the end of the case.
    private func successors(of state: Skeleton) -> [(Soundness.Move, Skeleton?)] {
        var result: [(Soundness.Move, Skeleton?)] = []
        for leaf in leaves where state[leaf] == .active {
            guard !before[leaf.index].contains(where: { state.isUnfinished($0) }) else { continue }
            func move(_ kind: Soundness.Move.Kind, _ target: String? = nil) -> Soundness.Move {
                Soundness.Move(kind: kind, step: leaf.path.text, target: target)
            }
            var passed = state
            passed[leaf] = .passed
            result.append((move(.pass), passed))
            if leaf.task.act == .sign { result.append((move(.refuse), refused(leaf, state))) }
            for name in leaf.task.returnTo {
                for target in leaves where target.step.name == name && (target.unit == leaf.unit || leaf.unit == nil) {
                    let back = cancelling(from: target, to: leaf, resubmit: leaf.task.resubmit, state)
                    if back != state { result.append((move(.sendBack, target.path.text), back)) }
                }
            }
        }
        for unit in state.units where state.isLive(unit.id) {
            if let corrected = corrected(unit.id, state) {
                result.append((Soundness.Move(kind: .correct, step: unit.id.text, target: nil), corrected))
            }
            if workflow.requests.contains(where: { $0.kind != .extend && $0.kind.unit == unit.kind }) {
                var without = state
                without.end(unit.id)
                result.append((Soundness.Move(kind: .exclude, step: unit.id.text, target: nil), without))
            }
        }
        return result
    }

    private func refused(_ leaf: Leaf, _ state: Skeleton) -> Skeleton? {
        var state = state
        switch leaf.task.ifRefused {
        case .end:
            guard let unit = leaf.unit else { return nil }
            state.end(unit)
            return state
        case .returnTo(let name):
            state[leaf] = .failed
            guard let target = leaves.first(where: { $0.step.name == name && $0.unit == leaf.unit }) else {
                return state
            }
            return cancelling(from: target, to: leaf, resubmit: .through, state)
        }
    }

    private func cancelling(from target: Leaf, to leaf: Leaf, resubmit: Resubmit, _ state: Skeleton) -> Skeleton {
        var result = state
        for member in state.plan.region(from: target, to: leaf, state) {
            let held =
                resubmit == .direct && (state[member] == .passed || state[member] == .held)
                && member.index != target.index && member.index != leaf.index
            result[member] = held ? .held : nil
        }
        return result
    }

    /// The unit's content changes where the workflow allows it: every passed sign-off on it is open again.
    private func corrected(_ unit: UnitID, _ state: Skeleton) -> Skeleton? {
        let open = leaves.contains { leaf in
            guard leaf.unit == unit, let until = leaf.task.edits?.until, state[leaf] == .passed else { return false }
            let last = leaves.first { $0.step.name == until && ($0.unit == nil || $0.unit == unit) }
            return last.map { state[$0] != .passed } ?? true
        }
        guard open else { return nil }
        var result = state
        let isForm = state.units.contains { $0.id == unit && $0.kind == .form }
        for leaf in leaves where state[leaf] == .passed {
            switch leaf.task.covers {
            case .unit where leaf.unit == unit: result[leaf] = .active
            case .allForms where isForm: result[leaf] = .active
            case .unit, .allForms, .nothing, .appointments: continue
            }
        }
        return result == state ? nil : result
    }

    /// What the visited states show; after giving up, only that.
    func defects() -> [Soundness.Defect] {
        if overflowed {
            return [
                Soundness.Defect(code: .tooLarge, steps: [], facts: ["limit": String(limit)], trace: [])
            ]
        }
        var result: [Soundness.Defect] = []
        for leaf in leaves where !entered.contains(leaf.index) {
            result.append(Soundness.Defect(code: .unreachable, steps: [leaf.step.name], facts: [:], trace: []))
        }
        var finishing = Set(ends)
        var edge = ends
        while let state = edge.popLast() {
            for earlier in backwards[state] where finishing.insert(earlier).inserted { edge.append(earlier) }
        }
        // The first in order of discovery has the shortest way there.
        if let stuck = states.indices.first(where: { !finishing.contains($0) }) {
            result.append(
                Soundness.Defect(code: .deadEnd, steps: waiting(in: stuck), facts: [:], trace: trace(to: stuck)))
        }
        if let first = leftOver.first {
            result.append(
                Soundness.Defect(code: .leftOver, steps: waiting(in: first), facts: [:], trace: trace(to: first)))
        }
        return result
    }

    private func waiting(in state: Int) -> [StepName] {
        var here = skeleton
        here.bytes = states[state]
        return leaves.filter { here[$0] == .active || here[$0] == .failed }.map(\.step.name)
    }

    private func trace(to state: Int) -> [Soundness.Move] {
        var (result, here) = ([Soundness.Move](), state)
        while let origin = cameFrom[here] { (result, here) = ([origin.move] + result, origin.state) }
        return result
    }
}
