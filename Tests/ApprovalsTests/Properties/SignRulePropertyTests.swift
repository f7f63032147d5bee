import Approvals
import TestSupport
import Testing

/// What is asked of a sign rule: the outcome of ballots.
typealias Counting = @Sendable (SignRule, [Ballot]) -> Outcome

private let theRules: Counting = { $0.outcome(of: $1) }

@Suite struct `A sign rule decides as soon as it is certain` {
    @Test func `never earlier, never later, never otherwise`() {
        #expect(SignRuleCheck.violations(theRules, cases: 20_000, seed: BaseSeed.value) == [])
    }

    @Test func `a rule that forgets the veto is found out`() {
        let wrong: Counting = { rule, ballots in
            rule.outcome(of: ballots.map { Ballot($0.verdict, weight: $0.weight, veto: false, decided: $0.decided) })
        }
        #expect(!SignRuleCheck.violations(wrong, cases: 2000, seed: 1).isEmpty)
    }

    @Test func `a rule that rounds a threshold down is found out`() {
        let wrong: Counting = { rule, ballots in
            guard case .vote(.moreThan(let part, let whole), let byWeight, let abstain) = rule else {
                return theRules(rule, ballots)
            }
            return SignRule.vote(.atLeast(part, of: whole), byWeight: byWeight, abstain: abstain).outcome(of: ballots)
        }
        #expect(!SignRuleCheck.violations(wrong, cases: 2000, seed: 1).isEmpty)
    }

    @Test func `a rule that waits for everybody is found out`() {
        let wrong: Counting = { rule, ballots in
            ballots.contains { $0.verdict == nil } ? .pending : theRules(rule, ballots)
        }
        #expect(!SignRuleCheck.violations(wrong, cases: 2000, seed: 1).isEmpty)
    }

    @Test func `a rule that reopens what had passed is found out`() {
        let wrong: Counting = { rule, ballots in
            ballots.count { $0.verdict == .approved } == 3 ? .pending : theRules(rule, ballots)
        }
        #expect(!SignRuleCheck.violations(wrong, cases: 2000, seed: 1).isEmpty)
    }
}

/// Compares a counting with every way in which the open seats could still decide, and checks invariants 6 and 7.
enum SignRuleCheck {
    static func violations(_ counting: Counting, cases: Int, seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed)
        var found: [String] = []
        for _ in 0..<cases where found.count < 3 {
            let rule = rule(&random)
            let ballots = ballots(for: rule, &random)
            let outcome = counting(rule, ballots)
            let expected = certain(rule, ballots)
            if outcome != expected { found.append("\(rule) of \(ballots): \(outcome), but certain is \(expected)") }
            // 7: one more approval, one more rejection.
            guard let open = ballots.firstIndex(where: { $0.verdict == nil }) else { continue }
            if outcome == .passed, counting(rule, deciding(ballots, open, .approved)) == .pending {
                found.append("I7 \(rule) of \(ballots): an approval reopens it")
            }
            if outcome == .failed, counting(rule, deciding(ballots, open, .rejected)) == .pending {
                found.append("I7 \(rule) of \(ballots): a rejection reopens it")
            }
            // 6: the same verdicts in another order, stopping when certain.
            guard isOrderFree(rule) else { continue }
            let order = ballots.indices.filter { ballots[$0].verdict != nil }
            let ends = [order, order.reversed(), order.shuffled(using: &random)].map {
                play(counting, rule, ballots, $0)
            }
            if Set(ends).count > 1 { found.append("I6 \(rule) of \(ballots): the order matters, \(ends)") }
        }
        return found
    }

    private static func isOrderFree(_ rule: SignRule) -> Bool {
        if case .vote = rule { true } else { rule == .all }
    }

    private static func deciding(_ ballots: [Ballot], _ index: Int, _ verdict: Decision.Verdict) -> [Ballot] {
        var ballots = ballots
        ballots[index].verdict = verdict
        ballots[index].decided = 99
        return ballots
    }

    private static func play(_ counting: Counting, _ rule: SignRule, _ ballots: [Ballot], _ order: [Int]) -> Outcome {
        var seats = ballots.map { Ballot(nil, weight: $0.weight, veto: $0.veto) }
        for (time, index) in order.enumerated() where counting(rule, seats) == .pending {
            (seats[index].verdict, seats[index].decided) = (ballots[index].verdict, time)
        }
        return counting(rule, seats)
    }

    private static func rule(_ random: inout SplitMix64) -> SignRule {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: .all
        case 1: .inOrder
        case 2: .first
        default:
            .vote(
                [
                    .count(Int.random(in: 1...4, using: &random)), .atLeast(2, of: 3), .moreThan(1, of: 2),
                    .moreThan(2, of: 3),
                ]
                .randomElement(using: &random)!, byWeight: random.chance(1, in: 2),
                abstain: random.chance(1, in: 2) ? .counted : .excluded)
        }
    }

    private static func ballots(for rule: SignRule, _ random: inout SplitMix64) -> [Ballot] {
        let verdicts: [Decision.Verdict?] =
            rule.allowsAbstention
            ? [nil, nil, .approved, .approved, .rejected, .abstained] : [nil, nil, .approved, .approved, .rejected]
        return (0..<Int.random(in: 1...5, using: &random)).map { index in
            // The first approval passes at once, so a veto has no place there.
            Ballot(
                random.pick(verdicts), weight: Int.random(in: 1...3, using: &random),
                veto: rule != .first && random.chance(1, in: 6), decided: index)
        }
    }

    /// What is certain: passed if every way to go on passes, failed if none does.
    private static func certain(_ rule: SignRule, _ ballots: [Ballot]) -> Outcome {
        var (passes, all) = (0, 0)
        func go(_ ballots: [Ballot]) {
            guard let open = ballots.firstIndex(where: { $0.verdict == nil }) else {
                all += 1
                if complete(rule, ballots) { passes += 1 }
                return
            }
            for verdict in [.approved, .rejected] + (rule.allowsAbstention ? [.abstained] : []) as [Decision.Verdict] {
                go(deciding(ballots, open, verdict))
            }
        }
        go(ballots)
        return passes == all ? .passed : passes == 0 ? .failed : .pending
    }

    /// Whether complete ballots pass, by an own formula.
    private static func complete(_ rule: SignRule, _ ballots: [Ballot]) -> Bool {
        if ballots.contains(where: { $0.veto && $0.verdict == .rejected }) { return false }
        let approved = ballots.filter { $0.verdict == .approved }
        guard case .vote(let threshold, let byWeight, let abstain) = rule else {
            return rule == .first ? !approved.isEmpty : approved.count == ballots.count
        }
        func sum(_ ballots: [Ballot]) -> Int { byWeight ? ballots.map(\.weight).reduce(0, +) : ballots.count }
        let base = sum(ballots.filter { abstain == .counted || $0.verdict != .abstained })
        guard sum(approved) > 0 else { return false }
        switch threshold {
        case .count(let count): return sum(approved) >= count
        case .atLeast(let part, let whole): return sum(approved) >= (part * base + whole - 1) / whole
        case .moreThan(let part, let whole): return sum(approved) >= part * base / whole + 1
        }
    }
}
