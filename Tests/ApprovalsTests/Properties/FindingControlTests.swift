import Approvals
import TestSupport
import Testing

/// A checker that cannot fail proves nothing: those of findings are shown what breaks their invariants.
@Suite struct `The checkers of findings find what is wrong` {
    typealias Findings = `Findings (疑点)`

    static func reported(_ events: [Event]) -> Set<String> {
        var shadow = Shadow(Findings.workflow())
        for event in events { shadow.note(event) }
        return Set(shadow.standingViolations().map { String($0.split(separator: " ")[0]) })
    }

    static func approval(in given: Given) -> Event {
        .decided(
            Decision(
                path: "forms/14/check", step: "check", unit: "14", round: 1, seat: 1, role: "finance",
                performer: Performer("g"), verdict: .approved, basis: [Basis(unit: "14", revision: 1, digest: "p=1")],
                at: given.now))
    }

    @Test func `a sound case is not reported`() throws {
        var given = try Findings.found()
        try given.does("l", .waive(1))
        try given.does("g", .approve("forms/14/check"))
        #expect(Self.reported(given.events) == [])
    }

    @Test func `9: an approval over an open finding, and over unchecked content`() throws {
        let found = try Findings.found()
        let passed = [Self.approval(in: found), .passed("forms/14/check")]
        #expect(Self.reported(found.events + passed) == ["I9"])
        #expect(Self.reported(try Findings.given().events + passed) == ["I9"])
    }

    @Test func `2: an explanation settled by its own author`() throws {
        var given = try Findings.found()
        try given.does("f", .explain(1))
        let own = Event.findingSettled(1, accepted: true, by: Performer("f"), role: "finance")
        #expect(Self.reported(given.events + [own]) == ["I2"])
    }

    @Test func `10: the same finding twice, and a check of other content`() throws {
        let given = try Findings.found()
        guard
            case .findingRaised(let first) = given.events.first(where: {
                if case .findingRaised = $0 { true } else { false }
            })
        else {
            Issue.record("nothing was raised")
            return
        }
        let twin = CaseFinding(
            number: 3, unit: first.unit, key: first.key, check: first.check, severity: .high,
            fingerprint: first.fingerprint, revision: 1)
        #expect(Self.reported(given.events + [.findingRaised(twin)]) == ["I10"])
        let stale = Event.checked([Basis(unit: "14", revision: 1, digest: "?")], by: Performer("g"))
        #expect(Self.reported(given.events + [stale]) == ["I10"])
    }

    @Test func `11: a finding that is gone`() throws {
        let before = try Findings.found()
        let after = Given(
            Findings.workflow(),
            folding: before.events.filter {
                if case .findingRaised = $0 { false } else { true }
            })
        #expect(historyViolations(before.state, after.state).contains { $0.hasPrefix("I11") })
        #expect(Self.reported(before.events + [.findingClosed(9)]) == ["I11"])
    }
}
