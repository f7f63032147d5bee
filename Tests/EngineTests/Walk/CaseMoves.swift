import Approvals
import TestSupport

/// What somebody could try in a state of a case.
struct CaseMoves {
    private let state: CaseState
    private let bounds: CaseWalk.Bounds
    private let leaves: [Leaf]

    init(_ state: CaseState, _ bounds: CaseWalk.Bounds) {
        (self.state, self.bounds) = (state, bounds)
        leaves = state.leaves
    }

    /// The acts of those whose turn it may be.
    var fitting: [CaseWalk.Move] {
        let settling = settling
        guard settling.isEmpty || bounds.contains(.anything) else { return settling }
        return leaves.flatMap { leaf in
            let status = state.steps[leaf.path]?.status
            return people(at: leaf).flatMap { person -> [CaseWalk.Move] in
                var commands: [Command] = []
                if status == .active { commands += verdicts(leaf) + returns(leaf) }
                if status == .active || status == .passed { commands.append(.takeBack(leaf.path)) }
                if let unit = leaf.unit, status != nil, leaf.task.edits != nil {
                    commands += [revision(leaf, unit), .withdraw(unit)].compactMap(\.self)
                }
                return commands.map { (person, $0) }
            }
        } + asking + settling
    }

    /// Every verb at every step for everybody there, and for somebody from outside.
    var anything: [CaseWalk.Move] {
        let units = state.units.map(\.id)
        let atSteps = leaves.flatMap { leaf in
            (people(at: leaf) + ["stranger"]).flatMap { person -> [CaseWalk.Move] in
                (verdicts(leaf) + returns(leaf) + [.takeBack(leaf.path), .release(leaf.path), .passDeadline(leaf.path)])
                    .map { (person, $0) }
            }
        }
        let onUnits = units.flatMap { unit -> [CaseWalk.Move] in
            [.withdraw(unit), .write(unit, ["elsewhere": "1"]), .addUnit(unit, .form)].map { ("stranger", $0) }
        }
        return atSteps + onUnits + [
            ("stranger", .open), ("stranger", .resume), ("stranger", .grant(1)), ("stranger", .grant(99)),
        ]
    }

    private func people(at leaf: Leaf) -> [PersonID] {
        var people: [PersonID] = []
        for spec in leaf.task.seats {
            for person in state.holders(of: spec.role, unit: leaf.unit) where !people.contains(person) {
                people.append(person)
            }
        }
        return people
    }

    private func verdicts(_ leaf: Leaf) -> [Command] {
        [.approve(leaf.path), .reject(leaf.path), .abstain(leaf.path), .advise(leaf.path)]
    }

    private func returns(_ leaf: Leaf) -> [Command] {
        let units: [UnitID?] = leaf.unit == nil ? state.units.map(\.id) : [nil]
        return leaf.task.returnTo.flatMap { name in units.map { .returnTo(name, from: leaf.path, unit: $0) } }
    }

    /// The content that the step's editor may write, with every field that any step needs; changed if it was there.
    private func revision(_ leaf: Leaf, _ unit: UnitID) -> Command? {
        guard let edits = leaf.task.edits else { return nil }
        if !bounds.contains(.corrections), state.steps[leaf.path]?.status != .active { return nil }
        var parts = state.unit(unit)?.current?.parts ?? [:]
        for part in edits.parts ?? ["all"] { parts[part] = parts[part] == "1" ? "2" : "1" }
        let needed = leaves.flatMap(\.task.needs).flatMap { need -> [String] in
            if case .filled(let fields) = need { fields } else { [] }
        }
        let filled = needed.filter { field in parts.keys.contains { field.hasPrefix("\($0).") } }
        let isItem = state.unit(unit)?.kind == .item
        return .write(unit, parts, filled: filled, deadline: isItem ? FixedClock.start + 30 * .day : nil)
    }

    private var asking: [CaseWalk.Move] {
        guard bounds.contains(.requests) else { return [] }
        return state.workflow.requests.flatMap { rule in
            state.units.filter { $0.kind == rule.kind.unit && mayAsk(about: $0.id) }.flatMap { unit in
                rule.askedBy.flatMap { state.holders(of: $0, unit: unit.id) }.map { person in
                    let deadline = max(unit.deadline ?? 0, FixedClock.start) + .day
                    return (
                        person,
                        .ask(rule.kind, unit.id, deadline: rule.kind == .extend ? deadline : nil, spoken: true)
                    )
                }
            }
        }
    }

    private func mayAsk(about unit: UnitID) -> Bool {
        bounds.contains(.anything) || state.steps.values.contains { $0.unit == unit }
    }

    private var settling: [CaseWalk.Move] {
        state.requests.filter { $0.status == .open }.flatMap { request in
            let deciders = state.workflow.request(request.kind)?.grantedBy ?? []
            return deciders.flatMap { state.holders(of: $0, unit: request.unit) }.flatMap { person in
                [Command.grant(request.number), .refuse(request.number)].map { (person, $0) }
            }
        }
    }
}
