import Approvals

/// A case reduced to what decides how it can go on: no times, rounds or history.
///
/// Members of an `everyone` role are alike, and so are two contents: only who differs from whom counts.
struct CaseKey: Hashable {
    private let text: String

    init(_ state: CaseState) {
        var words = [state.status.rawValue, String(state.confirmed.count)]
        for unit in state.units {
            words.append("\(unit.id) \(unit.status.rawValue) \(unit.current.map { $0.parts.keys.sorted() } ?? [])")
        }
        words += state.requests.filter { $0.status == .open && !state.status.isOver }
            .map { "\($0.kind.rawValue) \($0.unit)" }.sorted()
        for step in state.steps.values.sorted(by: { $0.path < $1.path }) {
            words.append("\(step.path) \(step.status)")
            // A cancelled step is entered with new seats; a case that is over is not entered any more.
            guard step.status != .cancelled, !state.status.isOver else { continue }
            words += step.seats.map { Self.seat($0, in: step, state) }.sorted()
        }
        text = words.joined(separator: "\n")
    }

    private static func seat(_ seat: Seat, in step: StepState, _ state: CaseState) -> String {
        let decision = seat.decision.map { state.decisions[$0] }
        let verdict = decision.map { "\($0.verdict) \($0.standing) \(changes(since: $0, state))" }
        return "- \(seat.role) \(seat.claimedBy ?? "") \(seat.voided) \(verdict ?? "")"
    }

    /// The parts that differ from what was decided on.
    private static func changes(since decision: Decision, _ state: CaseState) -> [String] {
        decision.basis.flatMap { basis -> [String] in
            guard let id = basis.unit, let unit = state.unit(id), let now = unit.current else { return [] }
            let then = unit.revisions[basis.revision - 1]
            return Set(now.parts.keys).union(then.parts.keys).filter { now.parts[$0] != then.parts[$0] }
                .map { "\(id) \($0)" }.sorted()
        }
    }
}
