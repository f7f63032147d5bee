/// What a step's live seats add up to: decided as soon as it is certain, never earlier.
package enum Outcome: String, Sendable { case pending, passed, failed }

/// What the sign rule sees of one live seat.
package struct Ballot: Sendable, Equatable {
    /// Nil while the seat is undecided.
    package var verdict: Decision.Verdict?
    /// At least 1; counts in a vote by weight only.
    package var weight: Int
    /// True when a rejection on this seat fails the step.
    package var veto: Bool
    /// The place of the decision among all; tells which came first.
    package var decided: Int?

    /// Creates what a seat says; a nil verdict stands for an undecided one.
    package init(_ verdict: Decision.Verdict?, weight: Int = 1, veto: Bool = false, decided: Int? = nil) {
        (self.verdict, self.weight, self.veto, self.decided) = (verdict, weight, veto, decided)
    }
}

extension SignRule {
    /// The outcome of `ballots`, a pure function of the live seats.
    ///
    /// A step without a live seat stays pending: nobody eligible never means passed.
    package func outcome(of ballots: [Ballot]) -> Outcome {
        guard !ballots.isEmpty else { return .pending }
        if ballots.contains(where: { $0.veto && $0.verdict == .rejected }) { return .failed }
        switch self {
        case .all, .inOrder:
            if ballots.contains(where: { $0.verdict == .rejected }) { return .failed }
            return ballots.allSatisfy { $0.verdict == .approved } ? .passed : .pending
        case .any:
            let first = ballots.filter { $0.verdict != nil }.min { ($0.decided ?? 0) < ($1.decided ?? 0) }
            switch first?.verdict {
            case .approved: return .passed
            case .rejected: return .failed
            case .abstained, .advised, nil: return .pending
            }
        case .first:
            if ballots.contains(where: { $0.verdict == .approved }) { return .passed }
            return ballots.allSatisfy { $0.verdict == .rejected } ? .failed : .pending
        case .vote(let threshold, let byWeight, let abstain):
            func total(_ verdict: Decision.Verdict?) -> Int {
                ballots.reduce(0) { $0 + ($1.verdict == verdict ? (byWeight ? $1.weight : 1) : 0) }
            }
            let (approved, rejected, open) = (total(.approved), total(.rejected), total(nil))
            let voting = approved + rejected + open + (abstain == .counted ? total(.abstained) : 0)
            if threshold.isReached(by: approved, of: voting) {
                // Nothing is certain while a veto can still be spoken.
                return ballots.contains { $0.veto && $0.verdict == nil } ? .pending : .passed
            }
            return threshold.isReached(by: approved + open, of: voting) ? .pending : .failed
        }
    }

    /// True for the rules whose seats may abstain; elsewhere an abstention would leave the step open for good.
    package var allowsAbstention: Bool {
        if case .vote = self { true } else { false }
    }
}

extension Threshold {
    /// Tells whether approvals among these votes are enough; without one they never are.
    ///
    /// Fractions are compared by multiplying out, so nothing is rounded.
    package func isReached(by approvals: Int, of voting: Int) -> Bool {
        guard approvals > 0 else { return false }
        return switch self {
        case .count(let needed): approvals >= needed
        case .atLeast(let numerator, let denominator): approvals * denominator >= numerator * voting
        case .moreThan(let numerator, let denominator): approvals * denominator > numerator * voting
        }
    }
}

extension StepState {
    /// Seats that count: neither void nor advisory (协办).
    package var liveSeats: [Seat] { seats.filter { !$0.voided && !$0.advisory } }
}

extension CaseState {
    /// The outcome of a step's current round by its task's rule.
    package func outcome(of step: StepState, _ task: Task) -> Outcome {
        task.rule.outcome(
            of: step.liveSeats.map { seat in
                Ballot(
                    seat.decision.map { decisions[$0].verdict }, weight: seat.weight, veto: seat.veto,
                    decided: seat.decision)
            })
    }

    /// True when the seat can be decided now: undecided, not void, and its turn under 顺序会签.
    package func isOpen(_ seat: Seat, in step: StepState, _ task: Task) -> Bool {
        guard step.status == .active, seat.decision == nil, !seat.voided else { return false }
        guard task.rule == .inOrder, !seat.advisory else { return true }
        return step.liveSeats.allSatisfy { $0.order >= seat.order || $0.decision != nil }
    }
}
