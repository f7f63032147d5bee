import Approvals
import TestSupport
import Testing

@Suite struct `Parallel steps` {
    static let workflow = Workflow.small(
        [.one("finance"), .one("audit")],
        [
            Step("both", .parallel([.task("money", .any, ["finance"]), .task("law", .any, ["audit"])])),
            .task("after", .any, ["office"]),
        ])

    @Test func `open together, and what follows waits for all`() throws {
        var given = try Given(Self.workflow, ["finance": ["f"], "audit": ["u"]])
        #expect(given.status("both/money") == .active && given.status("both/law") == .active)
        #expect(try given.does("u", .approve("both/law")).map(\.brief) == ["u approved both/law", "passed both/law"])
        #expect(given.when("m", .approve("after")).unmet == [.stepEntered])
        #expect(given.when("f", .approve("both/money")).facts?.last == "entered after")
    }
}

@Suite struct `Steps for each form and item` {
    static let workflow = Workflow.small(
        [.perForm("filler"), .perItem("owner")],
        [
            .forms([.draft(), .task("review", .any, ["office"])]),
            .task("group", .any, ["office"]),
            .items([.task("plan", .any, ["owner"]), .task("check", .any, ["office"])]),
        ])

    static func given() throws -> Given {
        try Given(
            workflow, forms: ["13", "14"], items: ["i1"], ["filler 13": ["a"], "filler 14": ["b"], "owner i1": ["o"]])
    }

    @Test func `every copy runs at its own pace`() throws {
        var given = try Self.given()
        #expect(given.status("forms/13/draft") == .active && given.status("forms/14/draft") == .active)
        try given.does("a", .approve("forms/13/draft"))
        #expect(given.status("forms/13/review") == .active)
        #expect(given.when("a", .approve("forms/14/draft")).unmet == [.seatEligible], "filler of another form")
        try given.does("m", .approve("forms/13/review"))
        try given.does("b", .approve("forms/14/draft"))
        #expect(try given.does("m", .approve("forms/14/review")).last?.brief == "entered group")
        #expect(try given.does("m", .approve("group")).last?.brief == "entered items/i1/plan")
    }

    @Test func `a form that is added later holds up what follows`() throws {
        var given = try Self.given()
        try given.does("a", .approve("forms/13/draft"))
        try given.does("m", .approve("forms/13/review"))
        try given.does("b", .approve("forms/14/draft"))
        try given.does("m", .approve("forms/14/review"))
        #expect(
            try given.does("m", .addUnit("15", .form)).map(\.brief) == ["added form 15", "entered forms/15/draft"])
        #expect(given.when("m", .approve("group")).unmet == [.stepsBefore])
    }

    @Test(
        arguments: [
            ("14", .form, .unitNew), ("", .form, .unitName), ("a/b", .form, .unitName), ("十四", .form, .unitName),
        ] as [(UnitID, UnitKind, Condition.Code)])
    func `a form's name is new and plain`(id: UnitID, kind: UnitKind, code: Condition.Code) throws {
        #expect(try Self.given().when("m", .addUnit(id, kind)).unmet == [code])
    }

    @Test func `only those named by the workflow add forms`() throws {
        #expect(try Self.given().when("a", .addUnit("15", .form)).unmet == [.unitAdder])
        let bare = try Given(.small([], [.task("after", .any, ["office"])]), [:])
        #expect(bare.when("m", .addUnit("15", .form)).unmet == [.unitKindUsed, .unitAdder])
    }

    @Test func `paths that lead nowhere are refused by name`() throws {
        let given = try Self.given()
        #expect(given.when("a", .approve("forms/99/draft")).unmet == [.stepKnown])
        #expect(given.when("a", .approve("forms/13/nothing")).unmet == [.stepKnown])
        #expect(given.when("a", .approve("forms/i1/draft")).unmet == [.stepKnown])
        #expect(given.when("a", .approve("forms//13/draft")).unmet == [.stepKnown])
        #expect(given.when("a", .approve("")).unmet == [.stepKnown])
        #expect(given.when("m", .takeBack("nowhere")).unmet == [.stepKnown])
        #expect(given.when("m", .urge("nowhere")).unmet == [.stepActive])
    }
}

@Suite struct `Finishing` {
    @Test func `the last step ends the case, and then nothing is possible`() throws {
        var given = try Given(.small([], [.task("after", .any, ["office"], act: .record)]), [:])
        #expect(try given.does("m", .approve("after")).last?.brief == "the case is finished")
        #expect(given.when("m", .takeBack("after")).unmet == [.caseRunning])
        #expect(given.when("m", .terminate(spoken: true)).unmet == [.caseNotOver])
        #expect(given.when("m", .open).unmet == [.caseUnopened])
    }

    @Test func `a record can only be made, not rejected`() throws {
        let given = try Given(.small([], [.task("after", .any, ["office"], act: .record)]), [:])
        #expect(given.when("m", .reject("after")).unmet == [.verdictPossible])
    }
}
