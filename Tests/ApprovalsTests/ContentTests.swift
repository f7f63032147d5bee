import Approvals
import TestSupport
import Testing

/// A form with two parts: `text` by the filler and `money` by finance, each reviewed, then the group.
private enum Parts {
    static let workflow = Workflow.small(
        [.perForm("filler"), .perForm("accountant"), .one("head"), .one("finance"), .every("group")],
        [
            .forms([
                Step(
                    "write",
                    .parallel([
                        .draft("draft") {
                            $0.edits = Edits(parts: ["text"], until: "decision")
                            $0.covers = .unit(parts: ["text"])
                        },
                        .draft("figures", by: "accountant") {
                            $0.edits = Edits(parts: ["money"], until: "decision")
                            $0.covers = .unit(parts: ["money"])
                        },
                    ])),
                .task("head-review", .any, ["head"]) { $0.covers = .unit(parts: ["text"]) },
                .task("finance-review", .any, ["finance"]) {
                    ($0.covers, $0.needs) = (.unit(parts: ["money"]), [.filled(["total"])])
                },
            ]),
            .task("decision", .vote(.atLeast(2, of: 3), byWeight: false, abstain: .counted), ["group"]) {
                $0.covers = .allForms
            },
            .task("publication", .any, ["office"], act: .record),
        ])

    static func given(_ forms: [UnitID] = ["14"]) throws -> Given {
        try Given(
            workflow, forms: forms,
            [
                "filler 14": ["w"], "accountant 14": ["k"], "head": ["h"], "finance": ["f"], "group": ["a", "b", "c"],
            ])
    }

    static let first: [PartName: String] = ["text": "1", "money": "1"]

    /// Everything signed up to the group, which is deciding.
    static func reviewed() throws -> Given {
        var given = try given()
        try given.does("w", .write("14", ["text": "1"]))
        try given.does("k", .write("14", first, filled: ["total"]))
        try given.does("w", .approve("forms/14/write/draft"))
        try given.does("k", .approve("forms/14/write/figures"))
        try given.does("h", .approve("forms/14/head-review"))
        try given.does("f", .approve("forms/14/finance-review"))
        return given
    }
}

@Suite struct `Revising a form` {
    @Test func `everybody writes their own part`() throws {
        var given = try Parts.given()
        try given.does("w", .write("14", ["text": "1"]))
        #expect(given.when("w", .write("14", Parts.first)).unmet == [.contentParts])
        #expect(
            given.when("k", .write("14", Parts.first)).facts == ["k as accountant revised 14 to 2"])
        #expect(given.when("h", .write("14", Parts.first)).unmet == [.contentEditor, .contentEditable])
    }

    @Test func `equal content changes nothing and is no error`() throws {
        var given = try Parts.given()
        try given.does("w", .write("14", ["text": "1"]))
        #expect(given.when("w", .write("14", ["text": "1"])).facts == [])
    }

    @Test func `nothing is signed that is not there, blank, or no longer what was seen`() throws {
        var given = try Parts.given()
        #expect(given.when("w", .approve("forms/14/write/draft")).unmet == [.unitHasContent])
        try given.does("w", .write("14", ["text": "1"]))
        try given.does("w", .approve("forms/14/write/draft"))
        try given.does("k", .write("14", Parts.first))
        try given.does("k", .approve("forms/14/write/figures"))
        try given.does("h", .approve("forms/14/head-review"))
        #expect(given.when("f", .approve("forms/14/finance-review")).unmet == [.contentFilled])
        #expect(given.when("f", .reject("forms/14/finance-review")).facts != nil, "blank fields may be rejected")
        try given.does("k", .write("14", Parts.first.merging(["money": "2"]) { $1 }, filled: ["total"]))
        let seen = Command.decide("forms/14/write/figures", .approved, about: ["14": "money=1,text=1"], spoken: true)
        #expect(given.when("k", seen).unmet == [.contentCurrent])
        #expect(given.when("k", seen).condition(.contentCurrent)?.facts["found"] == "money=2,text=1")
    }

    @Test func `edits end when the named step has passed`() throws {
        var given = try Parts.reviewed()
        try given.does("a", .approve("decision"))
        try given.does("b", .approve("decision"))
        #expect(given.when("w", .write("14", ["text": "2", "money": "1"])).unmet == [.contentEditable])
    }

    @Test func `the role recorded is the editor's own`() throws {
        let workflow = Workflow.small(
            [.perForm("filler"), .perForm("helper"), .one("finance")],
            separations: [Separation([.role("helper"), .role("finance")])],
            [.forms([.draft { $0.seats.append("helper") }, .task("review", .any, ["finance"])])])
        var given = try Given(
            workflow, forms: ["14"], ["filler 14": ["w"], "helper 14": ["x"], "finance": ["x", "f"]])
        #expect(try given.does("x", .write("14", ["p": "1"])).map(\.brief) == ["x as helper revised 14 to 1"])
        try given.does("w", .approve("forms/14/draft"))
        #expect(given.when("x", .approve("forms/14/review")).unmet == [.separation])
    }
}

@Suite struct `Stale sign-offs` {
    @Test func `only the sign-offs of the changed part reopen`() throws {
        var given = try Parts.reviewed()
        try given.does("a", .approve("decision"))
        #expect(
            try given.does("k", .write("14", ["text": "1", "money": "2"], filled: ["total"])).map(\.brief) == [
                "k as accountant revised 14 to 3", "seat 1 of decision went stale",
                "seat 1 of forms/14/finance-review went stale", "seat 1 of forms/14/write/figures went stale",
            ])
        #expect(given.status("forms/14/head-review") == .passed)
        #expect(given.state.decisions.dropFirst().map(\.standing) == [.valid, .stale, .valid, .stale, .stale])
        #expect(given.when("b", .approve("decision")).unmet == [.stepsBefore])
        try given.does("k", .approve("forms/14/write/figures"))
        try given.does("f", .approve("forms/14/finance-review"))
        try given.does("a", .approve("decision"))
        #expect(given.when("b", .approve("decision")).facts?.last == "entered publication")
    }

    @Test func `a change after the group has decided reopens the group too`() throws {
        let late = Workflow.small(
            [.perForm("filler"), .every("group")],
            [
                .forms([.draft(until: "publication") { $0.covers = .unit(parts: nil) }]),
                .task("decision", .all, ["group"]) { $0.covers = .allForms },
                .task("publication", .any, ["office"], act: .record),
            ])
        var given = try Given(late, forms: ["14"], ["filler 14": ["w"], "group": ["a"]])
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("w", .approve("forms/14/draft"))
        #expect(try given.does("a", .approve("decision")).last?.brief == "entered publication")
        try given.does("w", .write("14", ["p": "2"]))
        #expect(given.status("decision") == .active && given.status("forms/14/draft") == .active)
        #expect(given.when("m", .approve("publication")).unmet == [.stepsBefore])
        try given.does("w", .approve("forms/14/draft"))
        try given.does("a", .approve("decision"))
        #expect(given.when("m", .approve("publication")).facts?.last == "the case is finished")
    }

    @Test func `another form added, or one excluded, reopens the group's decision`() throws {
        let workflow = Workflow.small(
            [.perForm("filler"), .every("group"), .one("leader")],
            requests: [RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["leader"])],
            [
                .forms([.draft { $0.covers = .unit(parts: nil) }]),
                .task("decision", .all, ["group"]) { $0.covers = .allForms },
                .task("publication", .any, ["office"], act: .record),
            ])
        var given = try Given(
            workflow, forms: ["13", "14"], ["filler 13": ["w"], "filler 14": ["w"], "group": ["a"], "leader": ["l"]])
        for form in ["13", "14"] as [UnitID] {
            try given.does("w", .write(form, ["p": "1"]))
            try given.does("w", .approve(Path("forms/\(form)/draft")))
        }
        try given.does("a", .approve("decision"))
        try given.does("w", .exclude("14"))
        #expect(
            try given.does("l", .grant(1)).map(\.brief) == [
                "l granted request 1", "14 is excluded", "seat 1 of decision went stale",
            ])
        try given.does("a", .approve("decision"))
        try given.does("m", .addUnit("15", .form))
        #expect(given.when("m", .approve("publication")).unmet == [.stepsBefore])
    }

    @Test func `the decision is kept with its basis`() throws {
        var given = try Parts.reviewed()
        let before = given.state.decisions
        try given.does("w", .write("14", ["text": "2", "money": "1"], filled: ["total"]))
        #expect(given.state.decisions.map(\.basis) == before.map(\.basis))
        #expect(given.state.decisions.dropFirst().map(\.standing) == [.stale, .valid, .stale, .valid])
    }
}
