import Approvals
import TestSupport
import Testing

/// A checker that cannot fail proves nothing: each is shown a case that breaks its invariant.
@Suite struct `The checkers find what is wrong` {
    static let workflow = Workflow.small(
        [.perForm("filler"), .every("group"), .one("finance")],
        separations: [Separation([.role("filler"), .role("group")])],
        [
            .forms([.draft(until: "end") { $0.covers = .unit(parts: nil) }]),
            .task("review", .all, ["group"]) { ($0.covers, $0.returnTo) = (.allForms, ["draft"]) },
            .task("claimed", .all, ["finance", "group"]),
            .task("end", .any, ["office"]),
        ])

    /// A sound case: the group is reviewing the only form.
    static func sound() throws -> Given {
        var given = try Given(
            workflow, forms: ["14"], ["filler 14": ["w"], "group": ["a", "b"], "finance": ["f", "a"]])
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("w", .approve("forms/14/draft"))
        return given
    }

    static func violations(_ events: [Event], under workflow: Workflow = workflow) -> [String] {
        var shadow = Shadow(workflow)
        for event in events { shadow.note(event) }
        return shadow.standingViolations()
    }

    /// The code of the invariant that is reported, and nothing else.
    static func reported(_ violations: [String]) -> Set<String> { Set(violations.map { String($0.prefix(2)) }) }

    static func decision(by person: PersonID, in given: Given, seat: Int = 1) throws -> Decision {
        let facts = try #require(given.when("a", .approve("review")).deliberation.facts().first)
        guard case .decided(var decision) = facts else { preconditionFailure("no decision") }
        (decision.performer, decision.seat) = (Performer(person), seat)
        return decision
    }

    @Test func `a sound case is not reported`() throws {
        var given = try Self.sound()
        #expect(Self.violations(given.events) == [])
        for person in ["a", "b"] as [PersonID] { try given.does(person, .approve("review")) }
        #expect(Self.violations(given.events) == [])
    }

    @Test func `1: a step that passes without its quorum`() throws {
        var given = try Self.sound()
        try given.does("a", .approve("review"))
        #expect(Self.reported(Self.violations(given.events + [.passed("review")])) == ["I1"])
    }

    @Test func `1: a step that passes by a wrong rule`() throws {
        var lax = Self.workflow
        lax.steps[2] = .task("review", .any, ["group"]) { $0.covers = .allForms }
        var given = Given(unopened: lax)
        for event in try Self.sound().events { given = Given(lax, folding: given.events + [event]) }
        try given.does("a", .approve("review"))
        #expect(given.status("review") == .passed)
        #expect(Self.reported(Self.violations(given.events)) == ["I1"])
    }

    @Test func `1: a step that has its quorum and does not pass`() throws {
        var given = try Self.sound()
        for person in ["a", "b"] as [PersonID] { try given.does(person, .approve("review")) }
        let kept = given.events.prefix { $0 != .passed("review") }
        #expect(Self.reported(Self.violations(Array(kept))) == ["I1"])
    }

    @Test func `1: one person on two seats`() throws {
        let given = try Self.sound()
        let twice = try [Self.decision(by: "a", in: given), Self.decision(by: "a", in: given, seat: 2)]
        #expect(Self.reported(Self.violations(given.events + twice.map(Event.decided) + [.passed("review")])) == ["I1"])
    }

    @Test func `1: content that changes under a sign-off`() throws {
        var given = try Self.sound()
        for person in ["a", "b"] as [PersonID] { try given.does(person, .approve("review")) }
        let facts = try given.when("w", .write("14", ["p": "2"])).deliberation.facts()
        #expect(Self.violations(given.events + facts) == [])
        #expect(Self.reported(Self.violations(given.events + facts.prefix(1))) == ["I1"], "nothing went stale")
    }

    @Test func `2: the two sides of a separation in one hand`() throws {
        let given = try Self.sound()
        let crossed = try Event.decided(Self.decision(by: "w", in: given))
        #expect(Self.reported(Self.violations(given.events + [crossed])) == ["I2"])
        var entered = try Self.decision(by: "a", in: given)
        entered.performer = Performer("a", registrar: "w")
        #expect(Self.reported(Self.violations(given.events + [.decided(entered)])) == ["I2"], "by the registrar")
    }

    @Test func `3: a second round while the first is live, and a decision outside`() throws {
        let given = try Self.sound()
        let again = try #require(given.events.last)
        #expect(Self.reported(Self.violations(given.events + [again])) == ["I3"])
        var late = try Self.decision(by: "a", in: given)
        late.round = 7
        #expect(Self.reported(Self.violations(given.events + [.decided(late)])) == ["I3"])
    }

    @Test func `3: two open seats of one person`() throws {
        var given = try Self.sound()
        for person in ["a", "b"] as [PersonID] { try given.does(person, .approve("review")) }
        let claim = Event.claimed("claimed", seat: 1, by: Performer("a"))
        #expect(Self.reported(Self.violations(given.events + [claim])) == ["I3"])
    }

    @Test func `4: an event removed, a decision changed`() throws {
        var given = try Self.sound()
        let before = given.state
        try given.does("a", .approve("review"))
        #expect(historyViolations(before, given.state) == [])
        #expect(!historyViolations(given.state, before).isEmpty)
        let changed = given.events.map { event in
            guard case .decided(var decision) = event, decision.step == "review" else { return event }
            decision.verdict = .rejected
            return .decided(decision)
        }
        #expect(!historyViolations(given.state, Given(Self.workflow, folding: changed).state).isEmpty)
    }

    @Test func `5: facts that belong to another state`() throws {
        var given = try Self.sound()
        let deliberation = given.when("a", .approve("review")).deliberation
        #expect(deliberationViolations(given.state, deliberation) == [])
        try given.does("b", .approve("review"))
        #expect(!deliberationViolations(given.state, deliberation).isEmpty)
    }

    @Test func `6: a log that is not the one that was folded`() throws {
        let given = try Self.sound()
        let snapshot = [(version: given.events.count, state: given.state)]
        #expect(foldViolations(Self.workflow, given.events, snapshot) == [])
        #expect(!foldViolations(Self.workflow, given.events.dropLast() + [.resumed(at: 0)], snapshot).isEmpty)
    }

    @Test func `6: a rule in which the order does matter`() throws {
        var workflow = Self.workflow
        workflow.steps[2] = .task("review", .any, ["group"])
        let given = Given(workflow, folding: try Self.sound().events)
        var random = SplitMix64(seed: 1)
        let found = (0..<20).flatMap { _ in permutationViolations(&random, given) { _ in true } }
        #expect(!found.isEmpty)
        #expect((0..<20).allSatisfy { _ in permutationViolations(&random, given).isEmpty }, "any of is not held to it")
    }

    @Test func `8: a step left in failure`() throws {
        let given = try Self.sound()
        #expect(Self.reported(Self.violations(given.events + [.failed("review")])) == ["I8"])
    }
}
