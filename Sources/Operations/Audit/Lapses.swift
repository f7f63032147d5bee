import Approvals
import Engine

/// Which events took a decision's effect away, by the decision's place in the state.
struct Lapses {
    /// The entry that ended what the decision stood for; none where it counts, or counts again.
    private(set) var entries: [Int: Int64] = [:]

    /// The decisions that an event takes the effect of.
    static func decisions(ended event: Event, in state: CaseState) -> [Int] {
        switch event {
        case .wentStale(let path, let seat, _), .retracted(let path, let seat, _):
            state.steps[path]?.seats.filter { $0.number == seat }.compactMap(\.decision) ?? []
        case .stepCancelled(let path, _, _): state.steps[path]?.seats.compactMap(\.decision) ?? []
        // A step that was held is entered anew where the content changed in between.
        case .entered(let step):
            state.decisions.indices.filter {
                state.decisions[$0].path == step.path && state.decisions[$0].standing == .held
            }
        default: []
        }
    }

    /// Notes what an event does to the decisions before it.
    mutating func note(_ event: Event, _ seq: Int64, in state: CaseState) {
        if case .restored(let path) = event {
            for index in state.steps[path]?.seats.compactMap(\.decision) ?? [] { entries[index] = nil }
        }
        for index in Self.decisions(ended: event, in: state) { entries[index] = seq }
    }
}
