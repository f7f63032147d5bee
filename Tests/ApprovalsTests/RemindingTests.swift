import Approvals
import TestSupport
import Testing

/// What the clock makes of a step after its term: reminders on working days, then somebody else is told.
@Suite struct `Reminding and escalating` {
    static func workflow(_ due: DueTerm, _ remind: Int?, _ overdue: WhenOverdue, to role: RoleName?) -> Workflow {
        .small(
            [.one("finance"), .one("leader")],
            [
                .task("before", .any, ["office"]),
                .task("review", .any, ["finance"]) {
                    ($0.due, $0.remind, $0.whenOverdue, $0.escalateTo) = (due, remind, overdue, role)
                    ($0.returnTo, $0.resubmit) = (["before"], .through)
                },
                .task("after", .any, ["office"]),
            ])
    }

    /// The review entered on a Wednesday and due on Thursday, 2022-01-27.
    static func entered(
        remind: Int? = nil, _ overdue: WhenOverdue = .remind, to role: RoleName? = "leader",
        leaders: [PersonID] = ["l", "k"]
    ) throws -> Given {
        let workflow = workflow(.workingDays(1), remind, overdue, to: role)
        var given = try Given(workflow, ["finance": ["f"], "leader": leaders])
        try given.does("m", .approve("before"))
        return given
    }

    /// Lets the clock do whatever it may, every hour; each fact with its day.
    static func run(_ given: inout Given, days: Int) throws -> [String] {
        var facts: [String] = []
        for _ in 0..<(days * 24) {
            for act in ClockDuty.Act.allCases where given.whenClock("review", act).facts != nil {
                let day = CivilDate(inChina: given.now).description.dropFirst(5)
                facts += try given.clock("review", act).map { "\(day) \($0.brief)" }
            }
            given.now += .hour
        }
        return facts
    }

    @Test func `come with each working day, not with a holiday, and end with telling others once`() throws {
        var given = try Self.entered()
        let expected = [
            "01-28 deadline of review passed", "01-28 reminder 1 of review", "01-29 reminder 2 of review",
            "01-30 reminder 3 of review", #"02-07 leader told of review: ["l", "k"]"#,
        ]
        #expect(try Self.run(&given, days: 60) == expected)
        let step = try #require(given.state.steps["review"])
        #expect(step.status == .active && step.seats.count == 1 && step.reminders == 3)
        #expect(step.escalation?.people == ["l", "k"] && step.escalation?.role == "leader")
        #expect(given.state.eligible(at: "review") == ["f"], "who is told has no seat by it")
        #expect(given.when("f", .approve("review")).facts?[1] == "passed review")
    }

    @Test func `are as many as the workflow says`() throws {
        var given = try Self.entered(remind: 1, to: nil)
        #expect(
            try Self.run(&given, days: 60) == ["01-28 deadline of review passed", "01-28 reminder 1 of review"])
        #expect(given.whenClock("review", .escalate).unmet == [.escalationNamed])
        #expect(given.state.clockDuty(at: "review") == nil)
    }

    @Test(arguments: [(0, .remind), (nil, .refuse)] as [(Int?, WhenOverdue)])
    func `without a reminder others are told with the first working day`(remind: Int?, overdue: WhenOverdue) throws {
        var given = try Self.entered(remind: remind, overdue)
        #expect(
            try Self.run(&given, days: 60) == [
                "01-28 deadline of review passed", #"01-28 leader told of review: ["l", "k"]"#,
            ])
    }

    @Test func `are not made up after a standstill, and their numbers have no gap`() throws {
        var given = try Self.entered()
        given.now = FixedClock.at("2022-03-01")
        try given.clock("review")
        #expect(try given.clock("review", .remind).map(\.brief) == ["reminder 1 of review"])
        #expect(given.whenClock("review", .remind).unmet == [.workingDayBegun])
        #expect(given.whenClock("review", .escalate).unmet == [.escalationRemindersMade, .workingDayBegun])
        given.now = FixedClock.endOf("2022-03-01")
        #expect(given.whenClock("review", .remind).unmet == [.workingDayBegun])
        given.now += 1
        #expect(try given.clock("review", .remind).map(\.brief) == ["reminder 2 of review"])
        given.now = FixedClock.at("2022-04-01")
        let rest = ["04-01 reminder 3 of review", #"04-04 leader told of review: ["l", "k"]"#]
        #expect(try Self.run(&given, days: 10) == rest)
    }

    @Test func `are the clock's alone, and of a step that is late`() throws {
        var given = try Self.entered()
        for act in [ClockDuty.Act.remind, .escalate] {
            #expect(given.when("m", act.command(at: "review")).unmet == [.notForTheClock, .deadlineMarked])
            #expect(given.whenClock("review", act).unmet == [.deadlineMarked])
            #expect(given.whenClock("before", act).unmet == [.stepActive])
            #expect(given.whenClock("nowhere", act).unmet == [.stepActive])
        }
        _ = try Self.run(&given, days: 30)
        #expect(given.whenClock("review", .remind).unmet == [.reminderLeft])
        #expect(given.whenClock("review", .escalate).unmet == [.escalationNew])
        try given.does("f", .approve("review"))
        #expect(given.whenClock("review", .remind).unmet == [.stepActive])
    }

    @Test func `wait until somebody holds the role that is told`() throws {
        var given = try Self.entered(remind: 0, leaders: [])
        #expect(try Self.run(&given, days: 30) == ["01-28 deadline of review passed"])
        #expect(given.whenClock("review", .escalate).unmet == [.escalationHeld])
        #expect(given.state.clockDuty(at: "review") == nil)
        try given.does("m", .appoint("l", "leader"))
        try given.does("m", .approve("setup"))
        #expect(try given.clock("review", .escalate).map(\.brief) == [#"leader told of review: ["l"]"#])
    }

    @Test(arguments: [true, false]) func `rest while the case is suspended, and the day on which it goes on`(
        stops: Bool
    ) throws {
        var given = try Self.entered()
        given.now = FixedClock.at("2022-01-28")
        try given.clock("review")
        try given.clock("review", .remind)
        try given.does("m", .suspend(clockStops: stops, spoken: true))
        #expect(try Self.run(&given, days: 20) == [])
        #expect(given.whenClock("review", .remind).unmet.first == .caseRunning)
        try given.does("m", .resume)
        #expect(given.whenClock("review", .remind).unmet == [.workingDayBegun])
        #expect(try Self.run(&given, days: 2) == ["02-18 reminder 2 of review"])
    }

    @Test func `begin anew with a new round, and not on the day of its entry`() throws {
        let date = try #require(CivilDate("2022-01-27"))
        var given = try Given(
            Self.workflow(.date(date), 1, .remind, to: "leader"), ["finance": ["f"], "leader": ["l"]])
        try given.does("m", .approve("before"))
        #expect(try Self.run(&given, days: 30).count == 3)
        try given.does("f", .returnTo("before", from: "review"))
        try given.does("m", .approve("before"))
        let step = try #require(given.state.steps["review"])
        #expect(step.round == 2 && step.reminders == 0 && step.escalation == nil && step.remindedAt == nil)
        // Its date has passed long ago: it is late at once, and reminded of with the next working day.
        #expect(
            try Self.run(&given, days: 20) == [
                "02-25 deadline of review passed", "02-28 reminder 1 of review",
                #"03-01 leader told of review: ["l"]"#,
            ])
    }

    @Test func `begin anew with a later deadline`() throws {
        let workflow = Workflow.small(
            [.perItem("owner"), .one("leader")],
            requests: [RequestRule(.extend, askedBy: ["owner"], grantedBy: ["leader"])],
            [
                .items([
                    .draft("review", by: "owner") { ($0.due, $0.remind, $0.escalateTo) = (.unitDeadline, 1, "leader") }
                ])
            ])
        var given = try Given(workflow, items: ["i"], ["owner i": ["o"], "leader": ["l"]])
        let path: Path = "items/i/review"
        try given.does("o", .write("i", ["p": "1"], deadline: FixedClock.endOf("2022-02-08")))
        given.now = FixedClock.at("2022-02-09")
        for act in [ClockDuty.Act.passDeadline, .remind] { try given.clock(path, act) }
        given.now += .day
        try given.clock(path, .escalate)
        try given.does("o", .extend("i", to: FixedClock.endOf("2022-02-10")))
        try given.does("l", .grant(1))
        let step = try #require(given.state.steps[path])
        #expect(step.reminders == 0 && step.escalation == nil && !step.overdue)
        given.now += .day
        try given.clock(path)
        #expect(try given.clock(path, .remind).map(\.brief) == ["reminder 1 of \(path)"])
    }

    @Test func `leave a step alone that others hold up`() throws {
        let workflow = Workflow.small(
            [.perForm("filler"), .one("finance"), .one("leader")],
            [
                .forms([
                    .draft(until: "decision"), .task("review", .any, ["finance"]) { $0.covers = .unit(parts: nil) },
                ]),
                .task("decision", .any, ["leader"]) { ($0.covers, $0.due) = (.allForms, .workingDays(1)) },
            ])
        var given = try Given(workflow, forms: ["14"], ["filler 14": ["w"], "finance": ["f"], "leader": ["l"]])
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("w", .approve("forms/14/draft"))
        try given.does("f", .approve("forms/14/review"))
        given.now += 20 * .day
        try given.clock("decision")
        #expect(given.whenClock("decision", .remind).unmet == [])
        try given.does("w", .write("14", ["p": "2"]))
        #expect(given.whenClock("decision", .remind).unmet == [.stepsBefore])
        #expect(given.state.clockDuty(at: "decision") == nil)
    }

    @Test func `need the working days of the year`() throws {
        var given = try Self.entered()
        given.calendar = .only2022
        given.now = FixedClock.at("2023-01-10")
        try given.clock("review")
        let refused = given.whenClock("review", .remind)
        #expect(refused.unmet == [.calendarYear])
        #expect(refused.condition(.calendarYear)?.facts["year"] == "2023")
    }
}
