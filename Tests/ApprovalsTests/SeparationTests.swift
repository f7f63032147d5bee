import Approvals
import TestSupport
import Testing

@Suite struct `Separation of duties` {
    /// `x` holds every role.
    static func given(_ separation: Separation, forms: [UnitID] = ["13", "14"]) throws -> Given {
        try Given(
            .small(
                [.one("filler"), .one("finance")], separations: [separation],
                requests: [RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["finance"])],
                [
                    .forms([
                        .draft(),
                        Step("both", .parallel([.task("money", .any, ["finance"]), .task("words", .any, ["filler"])])),
                    ])
                ]),
            forms: forms, ["filler": ["x", "a"], "finance": ["x", "f"]])
    }

    static let wide = Separation([.role("filler"), .role("finance")])
    static let perForm = Separation([.role("filler"), .role("finance")], within: .form)

    @Test func `who has handed in cannot review`() throws {
        var given = try Self.given(Self.wide)
        try given.does("x", .approve("forms/13/draft"))
        #expect(given.when("x", .approve("forms/13/both/money")).unmet == [.separation])
        #expect(given.when("x", .claim("forms/13/both/money")).unmet == [.separation])
        #expect(given.when("f", .approve("forms/13/both/money")).facts != nil)
    }

    @Test func `who has only edited cannot review`() throws {
        var given = try Self.given(Self.wide)
        try given.does("x", .write("13", ["p": "1"]))
        try given.does("a", .approve("forms/13/draft"))
        #expect(given.when("x", .approve("forms/13/both/money")).unmet == [.separation])
    }

    @Test(arguments: [true, false]) func `parallel steps exclude each other in both orders`(moneyFirst: Bool) throws {
        var given = try Self.given(Self.wide)
        try given.does("a", .approve("forms/13/draft"))
        let steps: [Path] = ["forms/13/both/money", "forms/13/both/words"]
        try given.does("x", .approve(steps[moneyFirst ? 0 : 1]))
        #expect(given.when("x", .approve(steps[moneyFirst ? 1 : 0])).unmet == [.separation])
    }

    @Test func `a claim counts as well`() throws {
        var given = try Self.given(Self.wide)
        try given.does("a", .approve("forms/13/draft"))
        try given.does("x", .claim("forms/13/both/money"))
        #expect(given.when("x", .approve("forms/13/both/words")).unmet == [.separation])
    }

    @Test func `case-wide it reaches other forms, within the form it does not`() throws {
        var wide = try Self.given(Self.wide)
        try wide.does("x", .approve("forms/13/draft"))
        try wide.does("a", .approve("forms/14/draft"))
        #expect(wide.when("x", .approve("forms/14/both/money")).unmet == [.separation])
        var narrow = try Self.given(Self.perForm)
        try narrow.does("x", .approve("forms/13/draft"))
        try narrow.does("a", .approve("forms/14/draft"))
        #expect(narrow.when("x", .approve("forms/14/both/money")).facts != nil)
        #expect(narrow.when("x", .approve("forms/13/both/money")).unmet == [.separation])
    }

    @Test func `steps can be held apart like roles`() throws {
        var given = try Self.given(Separation([.step("draft"), .step("words")]))
        try given.does("x", .approve("forms/13/draft"))
        #expect(given.when("x", .approve("forms/13/both/words")).unmet == [.separation])
        #expect(given.when("x", .approve("forms/13/both/money")).facts != nil)
    }

    @Test(arguments: [true, false]) func `a rule that names a role and a step of it works in both orders`(first: Bool)
        throws
    {
        var given = try Given(
            .small(
                [.one("finance")], separations: [Separation([.role("finance"), .step("money")])],
                [Step("both", .parallel([.task("money", .any, ["finance"]), .task("law", .any, ["finance"])]))]),
            ["finance": ["x", "f"]])
        let steps: [Path] = ["both/money", "both/law"]
        try given.does("x", .approve(steps[first ? 0 : 1]))
        #expect(given.when("x", .approve(steps[first ? 1 : 0])).unmet == [.separation])
    }

    @Test func `taking back a decision does not wipe it out`() throws {
        var given = try Self.given(Self.wide)
        try given.does("x", .approve("forms/13/draft"))
        try given.does("x", .takeBack("forms/13/draft"))
        try given.does("a", .approve("forms/13/draft"))
        #expect(given.when("x", .approve("forms/13/both/money")).unmet == [.separation])
    }

    @Test func `a request is an act too, asked or granted`() throws {
        var given = try Self.given(Self.wide)
        try given.does("x", .exclude("13"))
        try given.does("a", .approve("forms/13/draft"))
        #expect(given.when("x", .approve("forms/13/both/money")).unmet == [.separation])
        given = try Self.given(Self.wide)
        try given.does("a", .approve("forms/13/draft"))
        try given.does("x", .approve("forms/13/both/money"))
        #expect(given.when("x", .exclude("13")).unmet == [.separation])
        try given.does("a", .exclude("13"))
        #expect(given.when("x", .grant(1)).facts != nil)
    }
}

@Suite struct `Separation and registrars` {
    static func given() throws -> Given {
        try `Separation of duties`.given(`Separation of duties`.wide)
    }

    @Test func `a registrar may enter the acts of both sides`() throws {
        var given = try Self.given()
        try given.does(.registered("a", by: "r"), .approve("forms/13/draft"))
        #expect(given.when(.registered("f", by: "r"), .approve("forms/13/both/money")).facts != nil)
    }

    @Test func `who registered one side cannot act on the other in their own name`() throws {
        var given = try Self.given()
        try given.does(.registered("a", by: "f"), .approve("forms/13/draft"))
        #expect(given.when("f", .approve("forms/13/both/money")).unmet == [.separation])
    }

    @Test func `who acted on one side cannot register the other`() throws {
        var given = try Self.given()
        try given.does("a", .approve("forms/13/draft"))
        #expect(given.when(.registered("f", by: "a"), .approve("forms/13/both/money")).unmet == [.separation])
        #expect(given.when(.registered("f", by: "r"), .approve("forms/13/both/money")).facts != nil)
    }

    @Test func `the person whose act is registered is held to it`() throws {
        var given = try Self.given()
        try given.does(.registered("x", by: "r"), .approve("forms/13/draft"))
        #expect(given.when("x", .approve("forms/13/both/money")).unmet == [.separation])
        #expect(given.when(.registered("x", by: "q"), .approve("forms/13/both/money")).unmet == [.separation])
    }
}
