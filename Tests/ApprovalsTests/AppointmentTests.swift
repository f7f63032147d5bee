import Approvals
import TestSupport
import Testing

@Suite struct `Appointing people` {
    static let workflow = Workflow.small(
        [.one("finance"), .one("audit"), .perForm("filler")],
        separations: [Separation([.role("filler"), .role("finance"), .role("audit")])], staffed: true,
        [
            .forms([.draft { $0.covers = .unit(parts: nil) }]),
            .task("money", .any, ["finance"]),
            .task("law", .any, ["audit"]),
        ])

    static func open(_ people: KeyValuePairs<String, [PersonID]>, confirmed: Bool = false) throws -> Given {
        try Given(workflow, forms: ["14"], people, confirmed: confirmed)
    }

    @Test func `only the manager appoints, to roles that exist, where they belong`() throws {
        let given = try Self.open(["finance": ["f"]])
        #expect(given.when("f", .appoint("a", "audit")).unmet == [.managerHeld])
        #expect(given.when("m", .appoint("a", "ghost")).unmet == [.roleKnown])
        #expect(given.when("m", .appoint("a", "filler")).unmet == [.roleUnit])
        #expect(given.when("m", .appoint("a", "filler", unit: "99")).unmet == [.roleUnit])
        #expect(given.when("m", .appoint("a", "audit", unit: "14")).unmet == [.roleUnit])
        #expect(given.when("m", .appoint("f", "finance")).unmet == [.appointmentNew])
    }

    @Test func `confirming fails while a step has nobody, and says which`() throws {
        var given = try Self.open(["finance": ["f"], "audit": ["u"]])
        let refused = given.when("m", .approve("setup"))
        #expect(refused.unmet == [.staffed])
        #expect(refused.condition(.staffed)?.facts["role"] == "filler")
        try given.does("m", .appoint("w", "filler", unit: "14"))
        #expect(given.when("m", .approve("setup")).facts?[1] == "passed setup")
    }

    @Test func `confirming fails when separation leaves too few people, and passes when corrected`() throws {
        var given = try Self.open(["finance": ["f"], "audit": ["f"], "filler 14": ["w"]])
        #expect(given.when("m", .approve("setup")).unmet == [.staffed])
        try given.does("m", .replace("f", "audit", with: "w"))
        #expect(given.when("m", .approve("setup")).unmet == [.staffed], "w fills the form")
        try given.does("m", .replace("w", "audit", with: "u"))
        #expect(given.when("m", .approve("setup")).facts?[1] == "passed setup")
    }

    @Test func `the appointees act only once the roster is confirmed`() throws {
        var given = try Self.open(["finance": ["f"], "audit": ["u"], "filler 14": ["w"]], confirmed: true)
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("m", .appoint("v", "filler", unit: "14"))
        #expect(given.status("setup") == .active, "the sign-off was on another roster")
        #expect(given.when("v", .approve("forms/14/draft")).unmet == [.appointmentConfirmed])
        #expect(given.when("w", .approve("forms/14/draft")).facts != nil, "confirmed before")
        try given.does("m", .approve("setup"))
        #expect(given.when("v", .approve("forms/14/draft")).facts != nil)
    }

    @Test func `who was dismissed and appointed again waits again`() throws {
        var given = try Self.open(["finance": ["f"], "audit": ["u"], "filler 14": ["w", "v"]], confirmed: true)
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("m", .dismiss("w", "filler", unit: "14"))
        try given.does("m", .appoint("w", "filler", unit: "14"))
        #expect(given.when("w", .approve("forms/14/draft")).unmet == [.appointmentConfirmed])
    }

    @Test func `a change that would leave a step empty is refused once confirmed`() throws {
        let given = try Self.open(["finance": ["f"], "audit": ["u"], "filler 14": ["w"]], confirmed: true)
        #expect(given.when("m", .dismiss("f", "finance")).unmet == [.staffed])
        #expect(given.when("m", .replace("f", "finance", with: "u")).unmet == [.staffed])
        #expect(given.when("m", .replace("f", "finance", with: "g")).facts != nil)
        #expect(given.when("m", .replace("f", "finance", with: "f")).unmet == [.appointmentNew])
        #expect(given.when("m", .dismiss("x", "finance")).unmet == [.appointmentHeld])
    }

    @Test func `the last manager stays`() throws {
        var given = try Self.open(["finance": ["f"]])
        #expect(given.when("m", .dismiss("m", "office")).unmet == [.staffed])
        try given.does("m", .replace("m", "office", with: "n"))
        #expect(given.when("m", .appoint("a", "audit")).unmet == [.managerHeld])
        #expect(given.when("n", .appoint("a", "audit")).facts != nil)
    }

    @Test func `every leader signs for the leaders appointed in the same step`() throws {
        let workflow = Workflow(
            name: "lead", version: "1", title: "", manager: "office",
            roles: [Role("office", title: ""), .every("leader")],
            steps: [
                .task("setup", .all, ["leader"]) { ($0.appoints, $0.covers) = (["leader"], .appointments) },
                .task("after", .any, ["office"]),
            ])
        var given = Given(unopened: workflow)
        try given.does("m", .open)
        #expect(given.state.steps["setup"]?.seats.map(\.member) == [nil])
        try given.does("m", .appoint("a", "leader"))
        try given.does("m", .appoint("b", "leader"))
        #expect(given.state.steps["setup"]?.seats.map(\.member) == ["a", "b"])
        try given.does("a", .approve("setup"))
        #expect(given.when("b", .approve("setup")).facts == ["b approved setup", "passed setup", "entered after"])
    }
}

@Suite struct `Staffing every step` {
    @Test func `a vote that its members cannot reach is a gap`() throws {
        let rule = SignRule.vote(.count(3), byWeight: false, abstain: .counted)
        var given = try Given(
            .small([.every("group")], staffed: true, [.task("review", rule, ["group"])]), ["group": ["a", "b"]],
            confirmed: false)
        #expect(given.when("m", .approve("setup")).unmet == [.staffed])
        try given.does("m", .appoint("c", "group"))
        #expect(given.when("m", .approve("setup")).facts?[1] == "passed setup")
    }

    @Test func `weights count towards a vote by weight`() throws {
        let rule = SignRule.vote(.count(5), byWeight: true, abstain: .counted)
        let workflow = Workflow.small(
            [.one("chair"), .one("clerk")], staffed: true,
            [.task("review", rule, [SeatSpec("chair", weight: 4), SeatSpec("clerk", weight: 1)])])
        #expect(
            try Given(workflow, ["chair": ["a"], "clerk": ["b"]], confirmed: false)
                .when("m", .approve("setup")).facts != nil)
    }

    @Test func `two of three leave one free for another duty`() throws {
        let rule = SignRule.vote(.count(2), byWeight: false, abstain: .counted)
        let workflow = Workflow.small(
            [.every("group"), .one("finance")], separations: [Separation([.role("group"), .role("finance")])],
            staffed: true, [.task("money", .any, ["finance"]), .task("review", rule, ["group"])])
        #expect(
            try Given(workflow, ["group": ["a", "b", "c"], "finance": ["a"]], confirmed: false)
                .when("m", .approve("setup")).facts != nil, "b and c are enough")
        #expect(
            try Given(workflow, ["group": ["a", "b"], "finance": ["a"]], confirmed: false)
                .when("m", .approve("setup")).unmet == [.staffed])
    }
}
