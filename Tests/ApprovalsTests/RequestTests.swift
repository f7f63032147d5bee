import Approvals
import TestSupport
import Testing

@Suite struct `Requests (申请)` {
    static let workflow = Workflow.small(
        [.perForm("filler"), .perItem("owner"), .perItem("checker"), .one("leader")],
        requests: [
            RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["leader"]),
            RequestRule(.extend, askedBy: ["owner"], grantedBy: ["checker"]),
            RequestRule(.carryOver, askedBy: ["owner"], grantedBy: ["leader"]),
        ],
        [
            .forms([.draft()]),
            .items([
                .draft("plan", by: "owner", until: "fix") { $0.covers = .unit(parts: nil) },
                .task("fix", .any, ["owner"]) { $0.due = .unitDeadline },
            ]),
            .task("end", .any, ["office"]),
        ])

    static func given() throws -> Given {
        try Given(
            workflow, forms: ["13", "14"], items: ["i1"],
            [
                "filler 13": ["w"], "filler 14": ["w", "l"], "owner i1": ["o"], "checker i1": ["c"],
                "leader": ["l", "k"],
            ])
    }

    /// Item `i1` planned until March, to be fixed now.
    static func fixing() throws -> Given {
        var given = try given()
        try given.does("w", .approve("forms/13/draft"))
        try given.does("w", .approve("forms/14/draft"))
        try given.does("o", .write("i1", ["plan": "1"], deadline: march))
        try given.does("o", .approve("items/i1/plan"))
        return given
    }

    static let march = FixedClock.endOf("2022-03-31")
    static let april = FixedClock.endOf("2022-04-30")

    @Test func `an exclusion that is granted ends the form`() throws {
        var given = try Self.given()
        try given.does("w", .exclude("14"))
        #expect(given.when("w", .exclude("14")).unmet == [.requestNew])
        #expect(
            try given.does("l", .grant(1)).map(\.brief) == [
                "l granted request 1", "cancelled forms/14/draft: unit_ended", "14 is excluded",
            ])
        #expect(given.when("w", .approve("forms/14/draft")).unmet == [.unitOpen])
        #expect(given.when("l", .grant(1)).unmet.contains(.requestOpen))
        #expect(try given.does("w", .approve("forms/13/draft")).last?.brief == "entered items/i1/plan")
    }

    @Test func `a refused one changes nothing and may be asked again`() throws {
        var given = try Self.given()
        try given.does("w", .exclude("14"))
        #expect(given.when("l", .settle(1, granted: false, spoken: false)).unmet == [.reasonGiven])
        #expect(try given.does("l", .refuse(1)).map(\.brief) == ["l refused request 1"])
        #expect(given.status("forms/14/draft") == .active)
        #expect(given.when("w", .exclude("14")).facts != nil)
    }

    @Test func `nobody grants what they asked for, not even through a registrar`() throws {
        var given = try Self.given()
        try given.does("l", .exclude("14"))
        #expect(given.when("l", .grant(1)).unmet == [.requestOther])
        #expect(given.when(.registered("k", by: "l"), .grant(1)).unmet == [.requestOther])
        #expect(given.when("k", .grant(1)).facts != nil)
        given = try Self.given()
        try given.does(.registered("w", by: "k"), .exclude("14"))
        #expect(given.when("k", .grant(1)).unmet == [.requestOther])
        #expect(given.when(.registered("l", by: "k"), .grant(1)).facts != nil)
    }

    @Test func `asked and granted by those whom the workflow names, about the right kind`() throws {
        var given = try Self.given()
        #expect(given.when("o", .exclude("14")).unmet == [.requestAsker])
        #expect(given.when("o", .exclude("i1")).unmet == [.requestPossible])
        #expect(given.when("w", .ask(.exclude, "14", deadline: nil, spoken: false)).unmet == [.reasonGiven])
        #expect(given.when("l", .grant(1)).unmet == [.requestKnown])
        #expect(given.when("l", .grant(0)).unmet == [.requestKnown])
        #expect(given.when("l", .grant(-7)).unmet == [.requestKnown])
        try given.does("w", .exclude("14"))
        #expect(given.when("m", .grant(1)).unmet == [.requestDecider])
    }

    @Test func `an extension moves the deadline and counts, granted by a role of the item`() throws {
        var given = try Self.fixing()
        #expect(given.state.steps["items/i1/fix"]?.due == Self.march)
        #expect(given.when("o", .extend("i1", to: Self.march)).unmet == [.requestDeadline])
        #expect(given.when("o", .extend("i1", to: nil)).unmet == [.requestDeadline])
        try given.does("o", .extend("i1", to: Self.april))
        #expect(try given.does("c", .grant(1)).map(\.brief) == ["c granted request 1", "extended i1"])
        #expect(given.state.steps["items/i1/fix"]?.due == Self.april)
        #expect(given.state.unit("i1")?.extensions == 1)
    }

    @Test func `content that still names the old deadline does not undo an extension`() throws {
        var given = try Self.fixing()
        try given.does("o", .extend("i1", to: Self.april))
        try given.does("c", .grant(1))
        try given.does("o", .write("i1", ["plan": "2"], deadline: Self.march))
        #expect(given.state.unit("i1")?.deadline == Self.april)
        let may = FixedClock.endOf("2022-05-31")
        try given.does("o", .write("i1", ["plan": "3"], deadline: may))
        #expect(given.state.unit("i1")?.deadline == may)
        #expect(given.state.steps["items/i1/fix"]?.due == may)
    }

    @Test func `an item carried over leaves this year's case`() throws {
        var given = try Self.fixing()
        try given.does("o", .carryOver("i1"))
        #expect(
            try given.does("k", .grant(1)).map(\.brief) == [
                "k granted request 1", "cancelled items/i1/fix: unit_ended", "i1 is carried_over", "entered end",
            ])
    }
}
