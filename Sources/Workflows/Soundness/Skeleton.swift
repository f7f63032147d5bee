import Approvals

/// A case reduced to what the flow sees: a status for each step, and which units have ended.
struct Skeleton: Marking, Equatable {
    let plan: Plan
    let units: [Plan.Unit]
    /// One byte for each leaf, then one for each unit. Cancelled counts as not entered: both are entered next.
    var bytes: [UInt8]

    init(_ workflow: Workflow, copies: Int) {
        units = UnitKind.allCases.flatMap { kind in
            (1...max(1, copies)).map { Plan.Unit(UnitID("\(kind.rawValue)-\($0)"), kind) }
        }
        plan = Plan(workflow, units: units)
        bytes = Array(repeating: 0, count: plan.leaves.count + units.count)
    }

    private static let statuses: [StepState.Status?] = [nil, .active, .passed, .held, .failed]

    subscript(leaf: Leaf) -> StepState.Status? {
        get { Self.statuses[Int(bytes[leaf.index])] }
        set { bytes[leaf.index] = UInt8(Self.statuses.firstIndex(of: newValue == .cancelled ? nil : newValue)!) }
    }

    func status(of leaf: Leaf) -> StepState.Status? { self[leaf] }

    func isLive(_ unit: UnitID) -> Bool {
        guard let place = units.firstIndex(where: { $0.id == unit }) else { return false }
        return bytes[plan.leaves.count + place] == 0
    }

    /// Takes a unit out of the flow, with all of its steps.
    /// True for a step in the flow that is still to be passed.
    func isUnfinished(_ leaf: Leaf) -> Bool { self[leaf] != .passed && (leaf.unit.map(isLive) ?? true) }

    mutating func end(_ unit: UnitID) {
        guard let place = units.firstIndex(where: { $0.id == unit }) else { return }
        bytes[plan.leaves.count + place] = 1
        for leaf in plan.leaves where leaf.unit == unit { self[leaf] = nil }
    }
}
