import Approvals
import Engine
import Ledger
import TestSupport
import Testing

@Suite struct `Time in the log` {
    @Test(arguments: Backend.allCases) func `never goes backwards, whatever the clock says`(backend: Backend) throws {
        let office = try Office(backend)
        try office.begin()
        let start = office.clock.now
        func last() throws -> Microseconds {
            try #require(try office.store.entries(from: try office.store.head().size, limit: 1).first).at
        }
        office.clock.now = start + .day
        try office.write("a", "f-1", "一")
        office.clock.now = start
        try office.write("b", "f-2", "一")
        #expect(try last() == start + .day)
        let restarted = try office.restarted()
        _ = code { try restarted.does("b", .approve("forms/f-1/review")) }
        #expect(try last() == start + .day)

        office.clock.now = start + 2 * .day
        try office.engine.register([Office.person("x", .staff)], by: try office.who("adm"), key: "x")
        office.clock.now = start
        try office.write("a", "f-1", "二")
        #expect(try last() == start + 2 * .day)

        office.clock.now = start + 3 * .day
        _ = try office.engine.performAll([.act(try office.act("a", .write("f-1", ["p": "三"])))], CaseCache())
        office.clock.now = start
        try office.write("a", "f-1", "四")
        #expect(try last() == start + 3 * .day)
        #expect(try office.store.verify().isGood)
    }
}

/// A passed deadline is a fact that the clock makes, once.
@Suite struct `A deadline` {
    @Test(arguments: Backend.allCases) func `that passes is recorded once, even over a restart`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        #expect(try office.engine.runClock().deeds.isEmpty)
        // Ten working days over the Spring Festival.
        let due = try #require(try office.store.deadlines(passed: false, quietBefore: .max, limit: 1).first).due
        #expect(due == FixedClock.endOf("2022-02-14"))
        office.clock.now = due
        #expect(try office.engine.runClock().deeds.isEmpty)
        office.clock.now = due + 1
        let deeds = try office.engine.runClock().deeds
        // The next day is a working day: the first reminder comes with it.
        let drafts = ["forms/f-1/draft", "forms/f-2/draft"]
        #expect(deeds.map(\.act) == [.passDeadline, .passDeadline, .remind, .remind])
        #expect(deeds.map(\.path) == drafts + drafts)
        let size = try office.store.head().size
        let entries = try office.store.entries(from: size - 3, limit: 4)
        #expect(entries.map(\.type) == ["deadline-passed", "deadline-passed", "reminded", "reminded"])
        #expect(entries.allSatisfy { $0.actor == .machine })
        for office in [office, try office.restarted()] { #expect(try office.engine.runClock().deeds.isEmpty) }
        #expect(try office.store.head().size == size)
        #expect(try office.state().steps["forms/f-1/draft"]?.overdue == true)
    }

    @Test func `is passed by the next start of the program when this one ends between two`() throws {
        let store = ForgetfulLedger()
        let office = try Office(settingUp: store)
        try office.begin()
        office.clock.now += 60 * .day
        store.mood = .losesAnswer
        #expect(code { _ = try office.engine.runClock() } == "ledger.unknown")
        store.mood = .losesCommit
        #expect(code { _ = try office.engine.runClock() } == "ledger.unknown")
        store.mood = .well
        let deeds = try office.restarted().engine.runClock().deeds
        #expect(deeds.filter { $0.act == .passDeadline }.map(\.path) == ["forms/f-2/draft"])
        #expect(deeds.filter { $0.act == .remind }.count == 2)
        #expect(try office.state().steps.values.filter(\.overdue).count == 2)
    }

    @Test(arguments: Backend.allCases) func `that a step gets anew passes anew, even on the same day`(
        backend: Backend
    ) throws {
        var workflow = Workflow.story
        workflow.steps[0] = workflow.steps[0].due(.date(CivilDate("2022-01-28")!))
        let office = try Office(backend, [workflow])
        try office.begin(confirmed: false)
        office.clock.now += 5 * .day
        #expect(try office.engine.runClock().deeds.map(\.act) == [.passDeadline, .remind])
        try office.does("m", .approve("setup"))
        // A change of people reopens the step, which has the same day again.
        try office.does("m", .appoint("o", "finance"))
        #expect(try office.state().steps["setup"]?.overdue == false)
        #expect(try office.state().steps["setup"]?.reminders == 0)
        // It is late anew, but has been reminded of today.
        #expect(try office.engine.runClock().deeds.map(\.act) == [.passDeadline])
        #expect(try office.engine.runClock().deeds.isEmpty)
        #expect(try office.state().steps["setup"]?.overdue == true)
        #expect(try office.records.verifyReplay() == 1)
    }

    @Test func `stands still while the case is suspended`() throws {
        let office = try Office()
        try office.begin()
        try office.does("m", .suspend(clockStops: true, spoken: true))
        office.clock.now += 60 * .day
        #expect(try office.engine.runClock().deeds.isEmpty)
        try office.does("m", .resume)
        #expect(try office.engine.runClock().deeds.isEmpty)
        office.clock.now += 60 * .day
        #expect(try office.engine.runClock().passedDeadlines == 2)
    }
}

extension Step {
    /// The step with a term, and with what the clock does after it.
    func due(_ term: DueTerm, remind: Int? = nil, escalateTo: RoleName? = nil) -> Step {
        guard case .task(var task) = body else { return self }
        (task.due, task.remind, task.escalateTo) = (term, remind, escalateTo)
        return Step(name, title: title, .task(task))
    }
}
