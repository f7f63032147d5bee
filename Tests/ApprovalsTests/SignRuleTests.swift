import Approvals
import TestSupport
import Testing

/// `group` signs in one step; `a`, `b`, `c` hold the role.
private func group(
    _ rule: SignRule, _ people: [PersonID] = ["a", "b", "c"], seats: [SeatSpec] = ["group"], roles: [Role] = []
) throws -> Given {
    try Given(.small([.every("group")] + roles, [.task("review", rule, seats)]), ["group": people])
}

@Suite struct `Sign rule all of (会签)` {
    @Test func `the last approval passes the step`() throws {
        var given = try group(.all)
        #expect(try given.does("a", .approve("review")).map(\.brief) == ["a approved review"])
        try given.does("b", .approve("review"))
        #expect(
            given.when("c", .approve("review")).facts == ["c approved review", "passed review", "the case is finished"])
    }

    @Test func `one rejection fails it at once`() throws {
        var given = try group(.all)
        try given.does("a", .approve("review"))
        #expect(
            given.when("b", .reject("review")).facts == [
                "b rejected review", "failed review", "cancelled review: case_ended", "the case is refused",
            ])
    }

    @Test func `nobody decides twice`() throws {
        var given = try group(.all)
        try given.does("a", .approve("review"))
        #expect(given.when("a", .approve("review")).unmet.contains(.seatOncePerPerson))
    }

    @Test func `nobody can abstain`() throws {
        #expect(try group(.all).when("a", .abstain("review")).unmet == [.verdictPossible])
    }

    @Test func `a rejection needs a reason`() throws {
        let command = Command.decide("review", .rejected, about: nil, spoken: false)
        #expect(try group(.all).when("a", command).unmet == [.reasonGiven])
    }

    @Test func `a stranger has no seat`() throws {
        #expect(try group(.all).when("x", .approve("review")).unmet == [.seatEligible])
    }
}

@Suite struct `Sign rule in order (顺序会签)` {
    @Test func `the second waits for the first`() throws {
        var given = try group(.inOrder)
        #expect(given.when("b", .approve("review")).unmet == [.seatOpen])
        try given.does("a", .approve("review"))
        #expect(given.when("c", .approve("review")).unmet == [.seatOpen])
        try given.does("b", .approve("review"))
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `a rejection ends it before the others have their turn`() throws {
        var given = try group(.inOrder)
        try given.does("a", .reject("review"))
        #expect(given.state.status == .refused)
    }
}

@Suite struct `Sign rules any of (或签) and first approval of (首签)` {
    @Test(arguments: [SignRule.any, .first]) func `the first approval passes the step`(rule: SignRule) throws {
        #expect(try group(rule).when("b", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `under any of a rejection decides as well`() throws {
        #expect(try group(.any).when("b", .reject("review")).facts?[1] == "failed review")
    }

    @Test func `under first approval of only the last rejection fails it`() throws {
        var given = try group(.first)
        #expect(try given.does("a", .reject("review")).count == 1)
        #expect(try given.does("b", .reject("review")).count == 1)
        #expect(given.when("c", .reject("review")).facts?[1] == "failed review")
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `after the decision the other seats are closed`() throws {
        let workflow = Workflow.small(
            [.every("group")], [.task("review", .any, ["group"]), .task("after", .any, ["office"])])
        var given = try Given(workflow, ["group": ["a", "b"]])
        try given.does("a", .approve("review"))
        #expect(given.when("b", .reject("review")).unmet == [.stepActive])
    }
}

@Suite struct `Sign rule at least and more than (票签)` {
    static func vote(_ threshold: Threshold, byWeight: Bool = false, _ abstain: Abstain = .counted) -> SignRule {
        .vote(threshold, byWeight: byWeight, abstain: abstain)
    }

    @Test func `a count is reached by exactly so many approvals`() throws {
        var given = try group(Self.vote(.count(2)))
        try given.does("a", .approve("review"))
        try given.does("b", .reject("review"))
        #expect(given.status("review") == .active)
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `it fails as soon as the count is out of reach and not earlier`() throws {
        var given = try group(Self.vote(.count(2)))
        #expect(try given.does("a", .reject("review")).count == 1)
        #expect(given.when("b", .reject("review")).facts?[1] == "failed review")
    }

    @Test func `at least two thirds of three are two, more than one half of four are three`() throws {
        var given = try group(Self.vote(.atLeast(2, of: 3)))
        try given.does("a", .approve("review"))
        #expect(given.when("b", .approve("review")).facts?[1] == "passed review")
        given = try group(Self.vote(.moreThan(1, of: 2)), ["a", "b", "c", "d"])
        try given.does("a", .approve("review"))
        try given.does("b", .approve("review"))
        #expect(given.status("review") == .active)
        #expect(given.when("c", .reject("review")).facts?.count == 1)
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `counted abstentions stay in the denominator`() throws {
        var given = try group(Self.vote(.atLeast(2, of: 3)))
        try given.does("a", .abstain("review"))
        #expect(given.when("b", .abstain("review")).facts?[1] == "failed review")
        try given.does("b", .approve("review"))
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `excluded abstentions leave the denominator`() throws {
        var given = try group(Self.vote(.atLeast(2, of: 3), .excluded))
        try given.does("a", .abstain("review"))
        try given.does("b", .abstain("review"))
        #expect(given.status("review") == .active)
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
        #expect(given.when("c", .abstain("review")).facts?[1] == "failed review", "nobody voted")
    }

    @Test func `by weight the heavy seat outvotes the light ones`() throws {
        var given = try group(
            Self.vote(.moreThan(1, of: 2), byWeight: true), ["a", "b"],
            seats: ["group", SeatSpec("chair", weight: 3)], roles: [.one("chair")])
        try given.does("m", .appoint("k", "chair"))
        try given.does("m", .approve("setup"))
        try given.does("a", .reject("review"))
        #expect(given.when("k", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `a veto fails the vote whatever the others say`() throws {
        var given = try group(
            Self.vote(.count(1)), ["a", "b"], seats: [SeatSpec("chair", veto: true), "group"], roles: [.one("chair")])
        try given.does("m", .appoint("k", "chair"))
        try given.does("m", .approve("setup"))
        #expect(given.when("k", .reject("review")).facts?[1] == "failed review")
        #expect(given.when("a", .reject("review")).facts?.count == 1)
        #expect(try given.does("a", .approve("review")).count == 1, "enough, but the veto may still come")
        #expect(given.when("k", .reject("review")).facts?[1] == "failed review")
        #expect(given.when("k", .abstain("review")).facts?[1] == "passed review")
    }
}

@Suite struct `Advisory seats (协办)` {
    static func given() throws -> Given {
        try Given(
            .small(
                [.one("expert"), .every("group")],
                [
                    .task("review", .all, [SeatSpec("expert", advisory: true), "group"]) { $0.returnTo = ["setup"] },
                    .task("after", .any, ["office"]),
                ]),
            ["expert": ["e"], "group": ["a", "b"]])
    }

    @Test func `an opinion is recorded and decides nothing`() throws {
        var given = try Self.given()
        #expect(try given.does("e", .advise("review")).map(\.brief) == ["e advised review"])
        try given.does("a", .approve("review"))
        #expect(given.when("b", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `the step passes without the opinion`() throws {
        var given = try Self.given()
        try given.does("a", .approve("review"))
        #expect(given.when("b", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `it cannot approve, reject or return, and a signer cannot advise`() throws {
        let given = try Self.given()
        #expect(given.when("e", .approve("review")).unmet == [.verdictPossible])
        #expect(given.when("e", .reject("review")).unmet == [.verdictPossible])
        #expect(given.when("e", .returnTo("setup", from: "review")).unmet == [.verdictPossible])
        #expect(given.when("a", .advise("review")).unmet == [.verdictPossible])
    }

    @Test func `taking an opinion back leaves a passed step passed`() throws {
        var given = try Self.given()
        try given.does("e", .advise("review"))
        try given.does("a", .approve("review"))
        try given.does("b", .approve("review"))
        #expect(given.when("e", .takeBack("review")).facts == ["e took back seat 1 of review", "passed review"])
    }

    @Test func `somebody with both kinds of seat can approve`() throws {
        let given = try Given(
            .small(
                [.one("expert"), .one("finance")],
                [.task("review", .all, [SeatSpec("expert", advisory: true), "finance"])]),
            ["expert": ["e"], "finance": ["e"]])
        #expect(given.when("e", .approve("review")).facts?[1] == "passed review")
        #expect(given.when("e", .advise("review")).facts == ["e advised review"])
    }
}

@Suite struct `What the ballots of a rule add up to` {
    @Test func `no live seat never passes`() {
        for rule in [SignRule.all, .inOrder, .any, .first, .vote(.count(1), byWeight: false, abstain: .excluded)] {
            #expect(rule.outcome(of: []) == .pending)
        }
    }

    @Test func `in any of the earlier decision counts, wherever its seat stands`() {
        #expect(SignRule.any.outcome(of: [Ballot(.approved, decided: 8), Ballot(.rejected, decided: 5)]) == .failed)
    }
}
