import Approvals
import Ledger
import TestSupport
import Testing

@testable import Engine

/// The clock of the program: whatever is due is made once, in order, whenever and however often it runs.
@Suite struct `The clock of the program` {
    /// Cases whose setup was due on Friday, 2022-01-28: two shifted working days follow, then the Spring Festival.
    static func office(
        _ backend: Backend = .memory, remind: Int? = nil, cases: [String] = ["c-1"]
    ) throws -> Office {
        var workflow = Workflow.story
        workflow.steps[0] = workflow.steps[0].due(.date(CivilDate("2022-01-28")!), remind: remind, escalateTo: "chief")
        let office = try Office(backend, [workflow])
        for id in cases { try office.begin(id, confirmed: false) }
        return office
    }

    static func brief(_ deeds: [ClockRun.Deed]) -> [String] { deeds.map { "\($0.act.rawValue) \($0.caseID)" } }

    @Test(arguments: Backend.allCases) func `reminds on working days and then tells others, over every restart`(
        backend: Backend
    ) throws {
        let office = try Self.office(backend)
        var days: [String] = []
        for _ in 0..<(20 * 6) {
            // Twice, by two runs of the program: the second finds nothing.
            for _ in 1...2 {
                days += try office.restarted().engine.runClock().deeds.map { deed in
                    "\(CivilDate(inChina: office.clock.now)) \(deed.act.rawValue)"
                }
            }
            office.clock.now += 4 * .hour
        }
        #expect(
            days == [
                "2022-01-29 pass-deadline", "2022-01-29 remind", "2022-01-30 remind", "2022-02-07 remind",
                "2022-02-08 escalate",
            ])
        let told = try #require(try office.state().steps["setup"]?.escalation)
        #expect((told.role, told.people) == ("chief", ["h"]))
        #expect(try office.records.verifyReplay() == 1)
        let rows = try office.store.dumpViews()
        #expect(try office.engine.rebuild() == 1)
        #expect(try office.store.dumpViews() == rows)
    }

    @Test(arguments: Backend.allCases) func `makes in order what is due after a standstill, one reminder a day`(
        backend: Backend
    ) throws {
        let office = try Self.office(backend, cases: ["c-1", "c-2"])
        office.clock.now = FixedClock.at("2022-03-05")
        let expected = ["pass-deadline c-1", "pass-deadline c-2", "remind c-1", "remind c-2"]
        #expect(try Self.brief(office.engine.runClock().deeds) == expected)
        #expect(try office.engine.runClock().deeds.isEmpty)
        // A Sunday and no working day.
        office.clock.now += .day
        #expect(try office.engine.runClock().deeds.isEmpty)
        office.clock.now += .day
        #expect(try Self.brief(office.engine.runClock().deeds) == ["remind c-1", "remind c-2"])
        office.clock.now += 30 * .day
        #expect(try Self.brief(office.engine.runClock().deeds) == ["remind c-1", "remind c-2"])
        office.clock.now += 30 * .day
        #expect(try Self.brief(office.engine.runClock().deeds) == ["escalate c-1", "escalate c-2"])
        office.clock.now += 30 * .day
        #expect(try office.engine.runClock().deeds.isEmpty)
        #expect(try office.state("c-2").steps["setup"]?.reminders == 3)
    }

    @Test func `goes on in portions where it stopped`() throws {
        let cases = (1...5).map { "c-\($0)" }
        let (whole, portions) = (try Self.office(remind: 0, cases: cases), try Self.office(remind: 0, cases: cases))
        for office in [whole, portions] { office.clock.now = FixedClock.at("2022-03-04") }
        var deeds: [ClockRun.Deed] = []
        while true {
            let run = try portions.restarted().engine.runClock(atMost: 3)
            #expect(run.deeds.count <= 3)
            if run.deeds.isEmpty { break }
            deeds += run.deeds
        }
        #expect(try whole.engine.runClock().deeds == deeds)
        #expect(deeds.count == 10)
        #expect(try whole.engine.runClock(atMost: 0).deeds.isEmpty)
    }

    @Test func `is not kept from others by a row that the rules refuse`() throws {
        let office = try Self.office(cases: ["c-1", "c-2"])
        // As if the case had moved on: it stands first in the list and stays there.
        let strange = DeadlineRow(
            caseID: "c-1", scope: "strange", path: "forms/f-1/draft", due: 0, passed: false, next: "pass-deadline",
            quietUntil: 0)
        try office.store.writeViews([
            ViewChanges(replace: [ScopeRows(caseID: "c-1", scope: "strange", deadlines: [strange])])
        ])
        office.clock.now = FixedClock.at("2022-02-07")
        #expect(try Self.brief(office.engine.runClock(atMost: 1).deeds) == ["pass-deadline c-1"])
        #expect(
            try Self.brief(office.engine.runClock().deeds) == ["pass-deadline c-2", "remind c-1", "remind c-2"])
    }

    @Test func `rests while a case is suspended, and goes on with the working day after`() throws {
        let office = try Self.office()
        office.clock.now = FixedClock.at("2022-01-29")
        #expect(try office.engine.runClock().deeds.count == 2)
        try office.does("m", .suspend(clockStops: false, spoken: true))
        office.clock.now = FixedClock.at("2022-02-10")
        #expect(try office.engine.runClock().deeds.isEmpty)
        try office.does("m", .resume)
        #expect(try office.engine.runClock().deeds.isEmpty)
        office.clock.now += .day
        #expect(try Self.brief(office.engine.runClock().deeds) == ["remind c-1"])
    }

    @Test func `makes an event once when its answer gets lost`() throws {
        var workflow = Workflow.story
        workflow.steps[0] = workflow.steps[0].due(.date(CivilDate("2022-01-28")!), remind: 1, escalateTo: "chief")
        let store = ForgetfulLedger()
        let office = try Office(settingUp: store, [workflow])
        try office.begin(confirmed: false)
        for (day, wanted) in [("2022-02-07", 2), ("2022-02-08", 1)] {
            office.clock.now = FixedClock.at(day)
            for _ in 0..<wanted {
                store.mood = .losesCommit
                #expect(code { _ = try office.engine.runClock() } == "ledger.unknown")
                store.mood = .losesAnswer
                #expect(code { _ = try office.engine.runClock() } == "ledger.unknown")
            }
            store.mood = .well
            #expect(try office.restarted().engine.runClock().deeds.isEmpty)
        }
        let types = try office.records.entries(of: "c-1").suffix(3).map(\.type)
        #expect(types == ["deadline-passed", "reminded", "escalated"])
    }

    @Test func `says which year the calendar lacks, and still passes deadlines`() throws {
        let office = try Self.office()
        let engine = try Engine(office.store, calendar: .only2022) { FixedClock.at("2023-01-10") }
        let run = try engine.runClock()
        #expect(run.deeds.map(\.act) == [.passDeadline])
        #expect(run.missingYear == 2023)
        let known = try Engine(office.store, calendar: .sample) { FixedClock.at("2023-01-10") }
        #expect(try known.runClock().deeds.map(\.act) == [.remind])
        #expect(try engine.runClock() == ClockRun(), "nothing waits, so nothing lacks")
    }
}
