import Approvals
import TestSupport
import Testing

@Suite struct `Findings (疑点)` {
    static func workflow(_ rule: FindingRule? = rule, separations: [Separation] = []) -> Workflow {
        .small(
            [.perForm("filler"), .one("finance"), .one("leader"), .perItem("owner")], separations: separations,
            findings: rule,
            [
                .forms([
                    .draft(until: "decision") { $0.covers = .unit(parts: nil) },
                    .task("check", .any, ["finance"]) {
                        ($0.covers, $0.returnTo) = (.unit(parts: nil), ["draft"])
                        $0.needs = [.noOpenFinding(.high)]
                    },
                ]),
                .task("decision", .any, ["leader"]) { ($0.covers, $0.needs) = (.allForms, [.noOpenFinding(.medium)]) },
                .items([.draft("plan", by: "owner")]),
            ])
    }

    static let rule = FindingRule(explainedBy: ["filler"], acceptedBy: ["finance"], waivedBy: ["leader"])

    /// Two forms, 13 without a template and 14 with one, both handed in to finance.
    static func given(_ workflow: Workflow = workflow()) throws -> Given {
        var given = try Given(
            workflow, forms: ["13", "14"],
            ["filler 13": ["v"], "filler 14": ["w", "f"], "finance": ["f", "g"], "leader": ["l", "k"]])
        try given.does("v", .write("13", ["p": "1"]))
        try given.does("w", .write("14", ["p": "1"], template: "project/1"))
        try given.does("v", .approve("forms/13/draft"))
        try given.does("w", .approve("forms/14/draft"))
        return given
    }

    /// The same with one heavy and one light finding on 14.
    static func found(_ workflow: Workflow = workflow()) throws -> Given {
        var given = try given(workflow)
        try given.does("g", .check("14", "p=1", [.high("a"), .low("b")]))
        return given
    }

    // MARK: Checking

    @Test func `what a check finds is raised under a number`() throws {
        var given = try Self.given()
        #expect(
            try given.does("g", .check("14", "p=1", [.high("a"), .low("b")])).map(\.brief) == [
                "g checked 14 1", "raised 1: high a of 14 1", "raised 2: low b of 14 1",
            ])
        #expect(given.state.findings.map(\.status) == [.open, .open])
        #expect(given.state.unit("14")?.isChecked == true)
    }

    @Test func `the same observations change nothing, and keep an answer`() throws {
        var given = try Self.found()
        try given.does("w", .explain(1))
        #expect(try given.does("g", .check("14", "p=1", [.high("a"), .low("b")])) == [])
        try given.does("w", .write("14", ["p": "2"], template: "project/1"))
        #expect(given.state.unit("14")?.isChecked == false)
        #expect(
            try given.does("g", .check("14", "p=2", [.low("b"), .high("a")])).map(\.brief) == ["g checked 14 2"])
        #expect(given.state.findings[0].status == .explained)
        #expect(given.state.findings[0].revision == 1)
    }

    @Test func `other figures, or another weight, reopen it`() throws {
        var given = try Self.found()
        try given.does("w", .explain(1))
        try given.does("g", .accept(1))
        #expect(
            try given.does("g", .check("14", "p=1", [.high("a", "2"), .low("b")])).map(\.brief) == [
                "g checked 14 1", "changed 1: a=2 in 1",
            ])
        #expect(given.state.findings[0].status == .open)
        #expect(given.state.findings[0].explainedBy == nil)
        #expect(given.state.findings[0].settledBy == nil)
        let heavier = CheckedUnit.Observation(key: "b", check: "b", severity: .high, fingerprint: "b=1")
        try given.does("g", .check("14", "p=1", [.high("a", "2"), heavier]))
        #expect(given.state.findings.map(\.severity) == [.high, .high])
    }

    @Test func `what no longer shows is closed, whatever its answer, and comes back under a new number`() throws {
        var given = try Self.found()
        try given.does("l", .waive(1))
        #expect(try given.does("g", .check("14", "p=1")).map(\.brief) == ["g checked 14 1", "closed 1", "closed 2"])
        #expect(
            try given.does("g", .check("14", "p=1", [.high("a")])).map(\.brief) == [
                "g checked 14 1", "raised 3: high a of 14 1",
            ])
        #expect(given.state.findings.map(\.status) == [.closed, .closed, .open])
    }

    @Test func `a check of one form leaves the findings of the others`() throws {
        var given = try Self.found()
        try given.does("v", .check("13", "p=1", [.high("a")]))
        #expect(given.state.findings.map(\.unit) == ["14", "14", "13"])
        #expect(given.state.findings.map(\.status) == [.open, .open, .open])
    }

    @Test func `only contents as they are now are recorded, of forms that are open`() throws {
        var given = try Self.found()
        let stale = given.when("g", .check("14", "p=0"))
        #expect(stale.unmet == [.contentCurrent])
        #expect(stale.condition(.contentCurrent)?.facts["found"] == "p=1")
        #expect(given.when("g", .check("15", "p=1")).unmet == [.unitKnown])
        try given.does("m", .cancelUnit("14", spoken: true))
        #expect(given.when("g", .check("14", "p=1")).unmet == [.unitOpen])
    }

    @Test func `anybody with a role in the case may record them, and nobody else`() throws {
        let given = try Self.given()
        for person in ["m", "v", "w", "f", "l"] as [PersonID] {
            #expect(given.when(person, .check("14", "p=1")).unmet == [])
        }
        #expect(given.when("z", .check("14", "p=1")).unmet == [.caseRoleHeld])
        #expect(given.weigh(.machine, .check("14", "p=1")).isAllowed == false)
    }

    // MARK: Answering

    @Test func `explained by the filler of its form, in words`() throws {
        var given = try Self.found()
        #expect(given.when("w", .explain(1, spoken: false)).unmet == [.reasonGiven])
        #expect(given.when("v", .explain(1)).unmet == [.findingAnswerer])
        #expect(given.when("w", .explain(3)).unmet == [.findingKnown])
        #expect(given.when("w", .explain(0)).unmet == [.findingKnown])
        #expect(try given.does("w", .explain(1)).map(\.brief) == ["w as filler explained 1"])
        #expect(given.when("w", .explain(1)).unmet == [.findingStanding])
    }

    @Test func `accepted by somebody who answers for the figures`() throws {
        var given = try Self.found()
        #expect(given.when("g", .accept(1)).unmet == [.findingStanding])
        try given.does("w", .explain(1))
        #expect(given.when("l", .accept(1)).unmet == [.findingAnswerer])
        #expect(try given.does("g", .accept(1)).map(\.brief) == ["g as finance accepted finding 1"])
        #expect(given.when("g", .accept(1)).unmet == [.findingStanding])
        #expect(given.when("w", .explain(1)).unmet == [.findingStanding])
    }

    @Test func `refused with a reason, and explained again`() throws {
        var given = try Self.found()
        try given.does("w", .explain(1))
        #expect(given.when("g", .settleFinding(1, accepted: false, spoken: false)).unmet == [.reasonGiven])
        #expect(try given.does("g", .refuseFinding(1)).map(\.brief) == ["g as finance refused finding 1"])
        #expect(given.state.findings[0].status == .refused)
        try given.does("w", .explain(1))
        #expect(given.state.findings[0].status == .explained)
    }

    @Test func `nobody accepts or waives their own explanation, not even through a registrar`() throws {
        var given = try Self.found()
        try given.does("f", .explain(1))
        #expect(given.when("f", .accept(1)).unmet == [.findingOther])
        #expect(given.when(.registered("g", by: "f"), .accept(1)).unmet == [.findingOther])
        #expect(given.when("g", .accept(1)).unmet == [])
        given = try Self.found()
        try given.does(.registered("w", by: "l"), .explain(1))
        #expect(given.when("l", .waive(1)).unmet == [.findingOther])
        #expect(given.when("k", .waive(1)).unmet == [])
    }

    @Test func `waived with a reason by those whom the workflow names`() throws {
        var given = try Self.found()
        #expect(given.when("l", .waive(1, spoken: false)).unmet == [.reasonGiven])
        #expect(given.when("g", .waive(1)).unmet == [.findingAnswerer])
        #expect(try given.does("l", .waive(1)).map(\.brief) == ["l as leader waived 1"])
        #expect(given.when("l", .waive(1)).unmet == [.findingStanding])
    }

    @Test func `separation counts the answers`() throws {
        let separation = Separation([.role("filler"), .role("finance")], within: .form)
        var given = try Self.found(Self.workflow(separations: [separation]))
        try given.does("f", .explain(1))
        #expect(given.when("f", .accept(1)).unmet == [.findingOther, .separation].sorted { $0.rawValue > $1.rawValue })
        #expect(given.when("f", .approve("forms/14/check")).unmet.contains(.separation))
        #expect(given.when("f", .approve("forms/13/check")).unmet == [])
    }

    @Test func `somebody newly appointed waits for the confirmation`() throws {
        var given = try Self.found()
        try given.does("m", .appoint("z", "filler", unit: "14"))
        #expect(given.when("z", .explain(1)).unmet == [.appointmentConfirmed])
    }

    @Test func `where the workflow names nobody, nobody answers`() throws {
        let given = try Self.found(Self.workflow(nil))
        #expect(given.when("w", .explain(1)).unmet == [.findingAnswerer])
        #expect(given.when("l", .waive(1)).unmet == [.findingAnswerer])
    }

    @Test func `a form that has ended takes no answers`() throws {
        var given = try Self.found()
        try given.does("m", .cancelUnit("14", spoken: true))
        #expect(given.when("w", .explain(1)).unmet == [.unitOpen])
    }

    // MARK: Rectification

    @Test func `an item is added for a finding, once, and settles nothing`() throws {
        var given = try Self.found()
        #expect(given.when("w", .openItem(from: 1, "i1")).unmet == [.unitAdder])
        #expect(
            try given.does("m", .openItem(from: 1, "i1")).map(\.brief) == ["added item i1", "i1 deals with 1"])
        #expect(given.state.findings[0].item == "i1")
        #expect(given.state.findings[0].status == .open)
        #expect(given.when("m", .openItem(from: 1, "i2")).unmet == [.findingWithoutItem])
        #expect(given.when("m", .openItem(from: 2, "i1")).unmet == [.unitNew])
        #expect(given.when("m", .openItem(from: 3, "i3")).unmet == [.findingKnown])
        try given.does("g", .check("14", "p=1"))
        #expect(given.when("m", .openItem(from: 2, "i2")).unmet == [.findingStanding])
    }

    // MARK: The gate

    @Test func `content that could be checked and was not stops an approval, and only that`() throws {
        let given = try Self.given()
        let then = given.when("g", .approve("forms/14/check"))
        #expect(then.unmet == [.findingChecked])
        #expect(then.condition(.findingChecked)?.facts["unit"] == "14")
        #expect(then.condition(.findingChecked)?.facts["revision"] == "1")
        #expect(given.when("g", .approve("forms/13/check")).unmet == [])
        #expect(given.when("g", .reject("forms/14/check")).unmet == [])
        #expect(given.when("g", .returnTo("draft", from: "forms/14/check")).unmet == [])
    }

    @Test func `a finding of that weight stops an approval until it is settled`() throws {
        var given = try Self.found()
        let then = given.when("g", .approve("forms/14/check"))
        #expect(then.unmet == [.findingSettled])
        #expect(then.condition(.findingSettled)?.facts["found"] == "1 a 14")
        try given.does("w", .explain(1))
        #expect(given.when("g", .approve("forms/14/check")).unmet == [.findingSettled])
        try given.does("g", .refuseFinding(1))
        #expect(given.when("g", .approve("forms/14/check")).unmet == [.findingSettled])
        try given.does("w", .explain(1))
        try given.does("g", .accept(1))
        #expect(given.when("g", .approve("forms/14/check")).unmet == [])
    }

    @Test func `so does a waiver, a correction, or the end of the form`() throws {
        var given = try Self.found()
        try given.does("l", .waive(1))
        #expect(given.when("g", .approve("forms/14/check")).unmet == [])
        given = try Self.found()
        try given.does("w", .write("14", ["p": "2"], template: "project/1"))
        #expect(given.when("g", .approve("forms/14/check")).unmet.contains(.findingChecked))
        try given.does("w", .check("14", "p=2"))
        try given.does("w", .approve("forms/14/draft"))
        #expect(given.when("g", .approve("forms/14/check")).unmet == [])
    }

    @Test func `a form that leaves has the others checked again, for they were compared with it`() throws {
        var given = try Self.given()
        try given.does("v", .write("13", ["p": "2"], template: "department/1"))
        try given.does("v", .approve("forms/13/draft"))
        let both = [
            CheckedUnit("13", digest: "p=2", observations: []),
            CheckedUnit("14", digest: "p=1", observations: [.high("a")]),
        ]
        try given.does("g", .check(both))
        try given.does("w", .explain(1))
        try given.does("m", .cancelUnit("13", spoken: true))
        #expect(given.when("g", .approve("forms/14/check")).unmet.contains(.findingChecked))
        // Checked again, it keeps the answer that still fits.
        try given.does("g", .check("14", "p=1", [.high("a")]))
        try given.does("g", .accept(1))
        #expect(given.when("g", .approve("forms/14/check")).unmet == [])
    }

    @Test func `a step of the whole case asks for every open form, by its own weight`() throws {
        var given = try Self.found()
        try given.does("l", .waive(1))
        try given.does("g", .approve("forms/13/check"))
        try given.does("g", .approve("forms/14/check"))
        #expect(given.when("l", .approve("decision")).unmet == [])
        let medium = CheckedUnit.Observation(key: "c", check: "c", severity: .medium, fingerprint: "c=1")
        try given.does(
            "g",
            .check([
                CheckedUnit("13", digest: "p=1", observations: [medium]),
                CheckedUnit("14", digest: "p=1", observations: [.high("a"), .low("b")]),
            ]))
        let then = given.when("l", .approve("decision"))
        #expect(then.unmet == [.findingSettled])
        #expect(then.condition(.findingSettled)?.facts["found"] == "3 c 13")
        try given.does("m", .cancelUnit("13", spoken: true))
        #expect(given.when("l", .approve("decision")).unmet == [])
    }
}
