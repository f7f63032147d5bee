import Approvals
import Testing

@testable import Operations

/// Given what people did, when it is held against rules, then these are the conflicts: also such as no engine lets in.
@Suite struct `A review of duties` {
    private let rules: [DutyRule] = DutyRule.all(
        for: Workflow(
            name: "small", version: "1", title: "小", manager: "office",
            roles: [
                Role("filler", title: "填报人", per: .form), Role("reviewer", title: "审核人"),
            ], separations: [Separation([.role("filler"), .role("reviewer")], within: .form)], steps: []))

    private func hand(
        _ person: PersonID, _ role: RoleName, _ duty: Hand.Duty?, _ matter: Hand.Matter, _ seq: Int64,
        asRegistrar: Bool = false
    ) -> Hand {
        let unit: UnitID? = if case .unit(let unit) = matter { unit } else { nil }
        return Hand(
            person: person, asRegistrar: asRegistrar, role: role, step: nil, unit: unit, duty: duty, matter: matter,
            seq: seq)
    }

    @Test func `names what the workflow forbids, once, and not again as usual`() {
        let review = DutyReview(
            [
                hand("p1", "filler", .filled, .unit("F-1"), 3), hand("p1", "reviewer", .reviewed, .unit("F-1"), 7),
                hand("p2", "reviewer", .reviewed, .unit("F-1"), 8),
            ], under: rules)
        #expect(review.conflicts.map(\.person) == ["p1"])
        #expect(review.conflicts.map { $0.hands.map(\.seq) } == [[3, 7]])
        #expect(review.conflicts.allSatisfy { $0.rule.isBinding })
        // Under the rule of the workflow and under the usual one: p1 with p1 and with p2.
        #expect(review.pairs == 4)
    }

    @Test func `lets the same person do both on different forms`() {
        let review = DutyReview(
            [hand("p1", "filler", .filled, .unit("F-1"), 3), hand("p1", "reviewer", .reviewed, .unit("F-2"), 7)],
            under: rules)
        #expect(review.conflicts.isEmpty && review.pairs == 0)
    }

    @Test func `names what is usually kept apart where the workflow says nothing`() {
        let review = DutyReview(
            [
                hand("p1", "responsible", .rectified, .unit("R-1"), 3),
                hand("p1", "verifier", .verified, .unit("R-1"), 4),
                hand("p2", "office", .asked, .request(1), 5), hand("p2", "leader", .settled, .request(1), 6),
                hand("p3", "office", .asked, .request(2), 7), hand("p4", "leader", .settled, .request(2), 8),
            ], under: rules)
        #expect(review.conflicts.map(\.person) == ["p1", "p2"])
        #expect(review.conflicts.allSatisfy { !$0.rule.isBinding })
        #expect(review.pairs == 3)
    }

    @Test func `counts what was entered for others only against acts of one's own`() {
        let filled = hand("p9", "filler", .filled, .unit("F-1"), 3, asRegistrar: true)
        let entered = hand("p9", "reviewer", .reviewed, .unit("F-1"), 7, asRegistrar: true)
        let own = hand("p9", "reviewer", .reviewed, .unit("F-1"), 7)
        #expect(DutyReview([filled, entered], under: rules).conflicts.isEmpty)
        #expect(DutyReview([filled, own], under: rules).conflicts.map(\.person) == ["p9"])
    }
}
