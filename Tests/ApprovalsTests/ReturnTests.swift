import Approvals
import TestSupport
import Testing

/// Draft, head, finance, decision; the last three may return.
private enum Route {
    static func workflow(_ resubmit: Resubmit, ifRefused: IfRefused = .end) -> Workflow {
        .small(
            [.perForm("filler"), .one("head"), .one("finance"), .one("leader")],
            [
                .forms([
                    .draft { $0.covers = .unit(parts: ["text"]) },
                    .task("head", .any, ["head"]) {
                        ($0.covers, $0.returnTo, $0.ifRefused) = (.unit(parts: ["text"]), ["draft"], ifRefused)
                    },
                    Step(
                        "both",
                        .parallel([
                            .task("finance", .any, ["finance"]) {
                                ($0.covers, $0.returnTo, $0.resubmit) = (
                                    .unit(parts: ["money"]), ["draft", "head"], resubmit
                                )
                            },
                            .task("law", .any, ["leader"]) { $0.covers = .unit(parts: nil) },
                        ])),
                ]),
                .task("decision", .any, ["leader"]) {
                    ($0.covers, $0.returnTo, $0.resubmit) = (.allForms, ["draft", "both"], resubmit)
                },
            ])
    }

    static func given(_ resubmit: Resubmit = .through, ifRefused: IfRefused = .end) throws -> Given {
        var given = try Given(
            workflow(resubmit, ifRefused: ifRefused), forms: ["13", "14"],
            ["filler 13": ["w"], "filler 14": ["w"], "head": ["h"], "finance": ["f"], "leader": ["l"]])
        for form in ["13", "14"] as [UnitID] {
            try given.does("w", .write(form, ["text": "1", "money": "1"]))
            try given.does("w", .approve(Path("forms/\(form)/draft")))
        }
        return given
    }

    static func pass(_ form: UnitID, in given: inout Given) throws {
        try given.does("h", .approve(Path("forms/\(form)/head")))
        try given.does("l", .approve(Path("forms/\(form)/both/law")))
        try given.does("f", .approve(Path("forms/\(form)/both/finance")))
    }
}

@Suite struct `Returning a form (退回)` {
    @Test func `the region up to here is cancelled, parallel siblings too, and the target reopens`() throws {
        var given = try Route.given()
        try given.does("h", .approve("forms/14/head"))
        try given.does("l", .approve("forms/14/both/law"))
        #expect(
            try given.does("f", .returnTo("draft", from: "forms/14/both/finance")).map(\.brief) == [
                "f returned forms/14/both/finance to forms/14/draft",
                "cancelled forms/14/draft: returned", "cancelled forms/14/head: returned",
                "cancelled forms/14/both/finance: returned", "cancelled forms/14/both/law: returned",
                "entered forms/14/draft round 2",
            ])
        #expect(given.status("forms/13/head") == .active, "the other form is not touched")
        #expect(given.state.decisions.filter { $0.unit == "14" }.allSatisfy { $0.standing == .superseded })
    }

    @Test func `through: every step is walked again`() throws {
        var given = try Route.given()
        try given.does("h", .approve("forms/14/head"))
        try given.does("f", .returnTo("draft", from: "forms/14/both/finance"))
        #expect(try given.does("w", .approve("forms/14/draft")).last?.brief == "entered forms/14/head round 2")
    }

    @Test func `direct: held sign-offs count again while their basis matches`() throws {
        var given = try Route.given(.direct)
        try given.does("h", .approve("forms/14/head"))
        try given.does("f", .returnTo("draft", from: "forms/14/both/finance"))
        #expect(given.status("forms/14/head") == .held)
        #expect(given.state.decisions.filter { $0.step == "head" }.map(\.standing) == [.held])
        #expect(
            try given.does("w", .approve("forms/14/draft")).map(\.brief) == [
                "w approved forms/14/draft", "passed forms/14/draft", "restored forms/14/head",
                "entered forms/14/both/finance round 2", "entered forms/14/both/law round 2",
            ])
        #expect(given.state.decisions.filter { $0.step == "head" }.map(\.standing) == [.valid])
    }

    @Test func `direct: a changed part reopens exactly the sign-offs on it`() throws {
        var given = try Route.given(.direct)
        try given.does("h", .approve("forms/14/head"))
        try given.does("f", .returnTo("draft", from: "forms/14/both/finance"))
        try given.does("w", .write("14", ["text": "1", "money": "2"]))
        #expect(given.when("w", .approve("forms/14/draft")).facts?[2] == "restored forms/14/head", "another part")
        try given.does("w", .write("14", ["text": "2", "money": "2"]))
        #expect(given.when("w", .approve("forms/14/draft")).facts?[2] == "entered forms/14/head round 2")
        try given.does("w", .write("14", ["text": "1", "money": "2"]))
        #expect(given.when("w", .approve("forms/14/draft")).facts?[2] == "restored forms/14/head", "changed back")
    }

    @Test func `direct from the case to one form holds the whole form's sign-offs and only those`() throws {
        var given = try Route.given(.direct)
        try Route.pass("13", in: &given)
        try Route.pass("14", in: &given)
        try given.does("l", .returnTo("draft", from: "decision", unit: "14"))
        #expect(given.status("forms/14/both/finance") == .held && given.status("forms/13/both/finance") == .passed)
        #expect(given.when("l", .approve("decision")).unmet == [.stepActive, .stepsBefore])
        #expect(
            try given.does("w", .approve("forms/14/draft")).map(\.brief) == [
                "w approved forms/14/draft", "passed forms/14/draft", "restored forms/14/head",
                "restored forms/14/both/finance", "restored forms/14/both/law", "entered decision round 2",
            ])
    }

    @Test func `only to listed steps that were entered and come before, with a reason`() throws {
        var given = try Route.given()
        #expect(given.when("h", .returnTo("both", from: "forms/14/head")).unmet == [.returnListed])
        #expect(given.when("w", .returnTo("draft", from: "forms/14/head")).unmet == [.seatEligible])
        let silent = Command.sendBack("forms/14/head", to: "draft", unit: nil, spoken: false)
        #expect(given.when("h", silent).unmet == [.reasonGiven])
        try Route.pass("13", in: &given)
        try Route.pass("14", in: &given)
        #expect(given.when("l", .returnTo("draft", from: "decision")).unmet == [.returnReachable], "which form?")
        #expect(given.when("l", .returnTo("draft", from: "decision", unit: "99")).unmet == [.returnReachable])
    }

    @Test func `a step of an item can go back to a step of the whole case`() throws {
        let workflow = Workflow.small(
            [.perItem("owner")],
            [
                .task("decision", .any, ["office"]),
                .items([.task("plan", .any, ["owner"]) { $0.returnTo = ["decision"] }]),
            ])
        var given = try Given(workflow, items: ["i1", "i2"], ["owner i1": ["o"], "owner i2": ["o"]])
        try given.does("m", .approve("decision"))
        #expect(
            given.when("o", .returnTo("decision", from: "items/i1/plan")).facts == [
                "o returned items/i1/plan to decision", "cancelled decision: returned",
                "cancelled items/i1/plan: returned", "cancelled items/i2/plan: returned", "entered decision round 2",
            ])
    }
}

@Suite struct `Rejecting (驳回)` {
    @Test func `ends the form where the workflow says nothing else`() throws {
        var given = try Route.given()
        #expect(
            try given.does("h", .reject("forms/14/head")).map(\.brief) == [
                "h rejected forms/14/head", "failed forms/14/head", "cancelled forms/14/head: unit_ended",
                "14 is refused",
            ])
        #expect(given.state.status == .running)
        #expect(given.when("w", .write("14", ["text": "2"])).unmet == [.unitOpen])
        try Route.pass("13", in: &given)
        #expect(given.status("decision") == .active, "the other forms go on")
    }

    @Test func `returns to the named step where it says so`() throws {
        var given = try Route.given(ifRefused: .returnTo("draft"))
        #expect(
            try given.does("h", .reject("forms/14/head")).map(\.brief) == [
                "h rejected forms/14/head", "failed forms/14/head", "cancelled forms/14/draft: refused",
                "cancelled forms/14/head: refused", "entered forms/14/draft round 2",
            ])
        try given.does("w", .approve("forms/14/draft"))
        #expect(given.when("h", .approve("forms/14/head")).facts != nil)
    }
}

@Suite struct `Withdrawing (撤回)` {
    @Test func `back to the draft while nobody has decided in the current step`() throws {
        var given = try Route.given()
        #expect(
            try given.does("w", .withdraw("14")).map(\.brief) == [
                "w withdrew 14", "cancelled forms/14/draft: withdrawn", "cancelled forms/14/head: withdrawn",
                "entered forms/14/draft round 2",
            ])
    }

    @Test func `not when the current step is touched, and only by who handed in`() throws {
        var given = try Route.given()
        #expect(given.when("h", .withdraw("14")).unmet == [.ownSubmission])
        try given.does("h", .claim("forms/14/head"))
        #expect(given.when("w", .withdraw("14")).unmet == [.nobodyDecided])
        try given.does("h", .release("forms/14/head"))
        #expect(given.when("w", .withdraw("14")).facts != nil)
        try given.does("h", .approve("forms/14/head"))
        #expect(given.when("w", .withdraw("14")).facts != nil, "finance and law have not decided")
        try given.does("l", .approve("forms/14/both/law"))
        #expect(given.when("w", .withdraw("14")).unmet == [.nobodyDecided])
        #expect(given.when("w", .withdraw("99")).unmet == [.unitKnown])
    }

    @Test func `nothing handed in, nothing to withdraw`() throws {
        var given = try Route.given()
        try given.does("w", .withdraw("14"))
        #expect(given.when("w", .withdraw("14")).unmet == [.ownSubmission])
    }
}

@Suite struct `Taking a decision back (拿回)` {
    @Test func `while the step is pending`() throws {
        let given = try Given(
            .small([.every("group")], [.task("review", .all, ["group"])]), ["group": ["a", "b"]])
        var pending = given
        try pending.does("a", .approve("review"))
        #expect(pending.when("b", .takeBack("review")).unmet == [.ownDecision])
        #expect(try pending.does("a", .takeBack("review")).map(\.brief) == ["a took back seat 1 of review"])
        #expect(pending.state.decisions.last?.standing == .retracted)
        #expect(pending.when("a", .reject("review")).facts != nil)
    }

    @Test func `after it passed while nobody downstream has touched anything`() throws {
        var given = try Route.given()
        #expect(
            try given.does("w", .takeBack("forms/14/draft")).map(\.brief) == [
                "w took back seat 1 of forms/14/draft", "cancelled forms/14/head: taken_back",
            ])
        #expect(try given.does("w", .approve("forms/14/draft")).last?.brief == "entered forms/14/head round 2")
        try given.does("h", .claim("forms/14/head"))
        #expect(given.when("w", .takeBack("forms/14/draft")).unmet == [.nobodyDownstream])
        try given.does("h", .approve("forms/14/head"))
        #expect(given.when("w", .takeBack("forms/14/draft")).unmet == [.nobodyDownstream])
        #expect(given.when("h", .takeBack("forms/14/head")).facts?.count == 3)
    }

    @Test func `an approval that was not needed leaves the step passed`() throws {
        let rule = SignRule.vote(.count(3), byWeight: true, abstain: .counted)
        var given = try Given(
            .small(
                [.one("chair"), .one("clerk")],
                [
                    .task("review", rule, [SeatSpec("clerk"), SeatSpec("chair", weight: 3)]),
                    .task("after", .any, ["office"]),
                ]), ["chair": ["a"], "clerk": ["b"]])
        try given.does("b", .approve("review"))
        try given.does("a", .approve("review"))
        #expect(given.when("b", .takeBack("review")).facts == ["b took back seat 1 of review", "passed review"])
        #expect(given.when("a", .takeBack("review")).facts?.last == "cancelled after: taken_back")
    }

    @Test func `not by somebody who has left the role`() throws {
        var given = try Given(
            .small([.every("group")], [.task("review", .all, ["group"])]), ["group": ["a", "b", "c"]])
        try given.does("a", .approve("review"))
        try given.does("m", .dismiss("a", "group"))
        #expect(given.when("a", .takeBack("review")).unmet == [.seatEligible])
    }
}
