import Approvals
import CanonicalJSON
import Engine
import Ledger
import TestSupport
import Testing

/// What was tried and not allowed is evidence too: kept in a stream of its own, with every condition.
@Suite struct `A refused attempt` {
    @Test(arguments: Backend.allCases) func `is recorded with its conditions and does not move the case`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        try office.write("a", "f-1", "一")
        try office.does("a", .approve("forms/f-1/draft"))
        let (version, rows) = (try office.state().version, try office.store.dumpViews())
        let error = engineError { try office.does("a", .approve("forms/f-1/review")) }
        let refusal = try #require(error?.refusal)
        #expect(refusal.unmet.map(\.code) == [.seatEligible, .separation])

        #expect(try office.state().version == version)
        #expect(try office.store.dumpViews() == rows)
        let attempts = try office.records.refusedAttempts("c-1")
        let attempt = try #require(attempts.first)
        #expect(attempts.count == 1)
        #expect(attempt.refusal == refusal)
        #expect(attempt.codes == ["seat.eligible", "separation"])
        #expect((attempt.caseID, attempt.person, attempt.verb) == ("c-1", "a", "approve"))
        #expect(attempt.about == "forms/f-1/review")
        #expect(attempt.registrar == nil)
        #expect(attempt.at == office.clock.now)
        let entry = try #require(try office.store.entries(from: attempt.seq, limit: 1).first)
        #expect(entry.stream == "refusals")
        #expect(try office.records.refusedAttempts("c-2").isEmpty)
    }

    @Test(arguments: Backend.allCases) func `of an auditor is recorded, whatever it was`(backend: Backend) throws {
        let office = try Office(backend)
        try office.begin()
        try office.does("m", .appoint("aud", "finance"))
        let version = try office.state().version
        for (command, verb) in [(Command.approve("forms/f-1/review"), "approve"), (.urge("forms/f-1/draft"), "urge")] {
            let error = engineError { try office.does("aud", command) }
            #expect(error == .notPermitted(person: "aud", act: verb, needs: [.office, .staff, .administrator]))
        }
        #expect(
            code {
                _ = try office.engine.open(
                    "c-9", title: "", year: 2022, workflow: "small", by: try office.who("aud"), key: "open")
            }
                == "engine.not_permitted")
        let attempts = try office.records.refusedAttempts(nil)
        #expect(attempts.map(\.codes) == Array(repeating: ["engine.not_permitted"], count: 3))
        #expect(attempts.map(\.verb) == ["approve", "urge", "open"])
        #expect(attempts.map(\.person) == ["aud", "aud", "aud"])
        #expect(try office.state().version == version)
    }

    @Test func `of staff to open a case is recorded each time`() throws {
        let office = try Office()
        for key in ["k", "k", "l"] {
            let error = engineError {
                _ = try office.engine.open(
                    "c-1", title: "", year: 2022, workflow: "small", by: try office.who("a"), key: key)
            }
            #expect(error?.code == "engine.not_permitted")
        }
        #expect(try office.records.refusedAttempts("c-1").count == 2)
    }

    @Test func `that the clock makes is not recorded`() throws {
        let office = try Office()
        try office.begin()
        let act = Act(.passDeadline("setup"), on: "c-1", by: nil, key: "k")
        #expect(code { _ = try office.engine.perform(act) } == "refused.step.active")
        #expect(try office.records.refusedAttempts(nil).isEmpty)
    }

    @Test func `can be asked about beforehand by the same rules`() throws {
        let office = try Office()
        try office.begin()
        let act = try office.act("a", .approve("forms/f-1/review"))
        let asked = try office.records.why(act, now: office.clock.now, calendar: .sample)
        let error = engineError { _ = try office.engine.perform(act) }
        #expect(error == .refused(Refusal(verb: "approve", conditions: asked)))
        let auditor = try office.act("aud", .approve("forms/f-1/review"))
        #expect(
            code { _ = try office.records.why(auditor, now: office.clock.now, calendar: .sample) }
                == "engine.not_permitted")
    }

    @Test func `that no program of this version can read stops the list`() throws {
        let office = try Office()
        _ = try office.store.append(
            Append(
                stream: "refusals", expectedVersion: nil,
                events: [NewEvent(type: "attempt-melted", data: ["case": "c-1"])],
                at: 0, actor: .person("a"), command: "k", request: .zero, answer: Array("{}".utf8)))
        let seq = try office.store.head().size
        #expect(
            engineError { _ = try office.records.refusedAttempts(nil) }
                == .unknownEvent(seq: seq, type: "attempt-melted/1"))
    }
}
