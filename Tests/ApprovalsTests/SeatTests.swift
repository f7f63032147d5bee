import Approvals
import TestSupport
import Testing

@Suite struct `Claiming and releasing a seat` {
    static func given(_ seats: [SeatSpec] = ["finance"]) throws -> Given {
        try Given(
            .small(
                [.one("finance"), .one("audit")], [.task("review", .all, seats), .task("after", .any, ["office"])]),
            ["finance": ["a", "b"], "audit": ["b"]])
    }

    @Test func `a claimed seat is kept from the others`() throws {
        var given = try Self.given()
        #expect(try given.does("a", .claim("review")).map(\.brief) == ["a claimed seat 1 of review"])
        #expect(given.when("b", .approve("review")).unmet == [.seatUnclaimed, .seatOpen])
        #expect(given.when("a", .claim("review")).unmet == [.seatUnclaimed])
        #expect(given.when("a", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `a released seat is free again, and only the claimer can release it`() throws {
        var given = try Self.given()
        #expect(given.when("a", .release("review")).unmet == [.seatClaimed])
        try given.does("a", .claim("review"))
        #expect(given.when("b", .release("review")).unmet == [.seatClaimed])
        #expect(try given.does("a", .release("review")).map(\.brief) == ["released seat 1 of review"])
        #expect(given.when("b", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `nobody claims two seats of a step, in whatever order they come free`() throws {
        var given = try Self.given(["finance", "audit"])
        try given.does("a", .claim("review"))
        try given.does("b", .claim("review"))
        try given.does("a", .release("review"))
        #expect(given.when("b", .claim("review")).unmet == [.seatUnclaimed])
        #expect(try given.does("b", .approve("review")).map(\.brief) == ["b approved review"])
        #expect(given.state.decisions.last?.seat == 2, "the claimed seat, not the free one")
        #expect(given.when("a", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `somebody who leaves the role leaves the claim behind`() throws {
        var given = try Self.given()
        try given.does("a", .claim("review"))
        #expect(
            try given.does("m", .dismiss("a", "finance")).map(\.brief) == [
                "dismissed a as finance", "released seat 1 of review", "seat 1 of setup went stale",
            ])
        try given.does("m", .approve("setup"))
        #expect(given.when("b", .approve("review")).facts != nil)
    }

    @Test func `a claim on a decided seat that reopens after its holder left is released`() throws {
        let review = Step.task("review", .all, ["finance"]) { $0.covers = .unit(parts: nil) }
        var given = try Given(
            .small(
                [.perForm("filler"), .perForm("finance")],
                [.forms([.draft(until: "end"), review]), .task("end", .any, ["office"])]),
            forms: ["14"], ["filler 14": ["w"], "finance 14": ["a", "b"]])
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("w", .approve("forms/14/draft"))
        try given.does("a", .claim("forms/14/review"))
        try given.does("a", .approve("forms/14/review"))
        try given.does("m", .dismiss("a", "finance", unit: "14"))
        try given.does("m", .approve("setup"))
        #expect(
            try given.does("w", .write("14", ["p": "2"])).map(\.brief) == [
                "w as filler revised 14 to 2", "seat 1 of forms/14/review went stale",
                "released seat 1 of forms/14/review",
            ])
        #expect(given.when("b", .approve("forms/14/review")).facts?[1] == "passed forms/14/review")
    }
}

@Suite struct `Everyone seats` {
    static func given(
        _ rule: SignRule = .all, _ people: [PersonID] = ["a", "b", "c"], before: [Step] = []
    ) throws -> Given {
        try Given(
            .small(
                [.every("group"), .one("finance")],
                before + [.task("review", rule, ["group", "finance"]), .task("after", .any, ["office"])]),
            ["group": people, "finance": ["f"]])
    }

    @Test func `every member gets a seat when the step is entered, the roster stays`() throws {
        var given = try Self.given()
        #expect(given.state.steps["review"]?.seats.map(\.member) == ["a", "b", "c", nil])
        try given.does("m", .appoint("d", "group"))
        try given.does("m", .approve("setup"))
        #expect(given.state.steps["review"]?.seats.count == 4)
        #expect(given.when("d", .approve("review")).unmet == [.seatEligible])
    }

    @Test func `a role without members holds the step until somebody is appointed`() throws {
        var given = try Self.given(.all, [])
        #expect(given.state.steps["review"]?.seats.map(\.role) == ["group", "finance"])
        #expect(try given.does("f", .approve("review")).count == 1, "finance alone is not all")
        #expect(
            try given.does("m", .appoint("a", "group")).map(\.brief) == [
                "appointed a as group", "seat 1 of review goes to a", "seat 1 of setup went stale",
            ])
        try given.does("m", .approve("setup"))
        #expect(given.when("a", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `the seat of a member who is replaced goes to the successor`() throws {
        var given = try Self.given()
        let facts = try given.does("m", .replace("b", "group", with: "d")).map(\.brief)
        #expect(
            facts == [
                "dismissed b as group", "appointed d as group", "seat 2 of review goes to d",
                "seat 1 of setup went stale",
            ])
        #expect(given.when("b", .approve("review")).unmet == [.stepsBefore, .seatEligible])
        #expect(given.when("d", .approve("review")).unmet == [.stepsBefore, .appointmentConfirmed])
        try given.does("m", .approve("setup"))
        #expect(given.when("b", .approve("review")).unmet == [.seatEligible])
        #expect(given.when("d", .approve("review")).facts != nil)
    }

    @Test func `the seat of a member who is dismissed becomes void, and the rest may be enough`() throws {
        var given = try Self.given()
        for person in ["a", "b", "f"] as [PersonID] { try given.does(person, .approve("review")) }
        let facts = try given.does("m", .dismiss("c", "group")).map(\.brief)
        #expect(
            facts == [
                "dismissed c as group", "seat 3 of review is void", "seat 1 of setup went stale", "passed review",
            ])
    }

    @Test func `a departure never fails a step, a seat that holds takes its place`() throws {
        var given = try Self.given(.vote(.count(4), byWeight: false, abstain: .counted))
        #expect(
            given.when("m", .dismiss("c", "group")).unmet == [.staffed],
            "confirmed appointments may not be emptied")
        given = try Self.given(.vote(.count(4), byWeight: false, abstain: .counted), [])
        #expect(given.status("review") == .active)
    }

    @Test func `a decided seat follows the successor when its sign-off goes stale later`() throws {
        let review = Step.task("review", .all, ["group"]) { $0.covers = .allForms }
        var given = try Given(
            .small(
                [.perForm("filler"), .every("group")],
                [.forms([.draft(until: "end")]), review, .task("end", .any, ["office"])]),
            forms: ["14"], ["filler 14": ["w"], "group": ["a", "b"]])
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("w", .approve("forms/14/draft"))
        try given.does("a", .approve("review"))
        try given.does("b", .approve("review"))
        try given.does("m", .replace("b", "group", with: "c"))
        try given.does("m", .dismiss("a", "group"))
        try given.does("m", .approve("setup"))
        try given.does("w", .write("14", ["p": "2"]))
        #expect(given.when("a", .approve("review")).unmet == [.seatEligible], "dismissed")
        #expect(given.when("b", .approve("review")).unmet == [.seatEligible], "replaced")
        #expect(given.when("c", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `one person in two roles of a step has one seat`() throws {
        let given = try Given(
            .small([.every("group"), .every("leaders")], [.task("review", .all, ["group", "leaders"])]),
            ["group": ["a", "b"], "leaders": ["b", "k"]])
        #expect(given.state.steps["review"]?.seats.map(\.member) == ["a", "b", "k"])
    }
}
