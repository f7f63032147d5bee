import Approvals
import TestSupport
import Testing

@Suite struct `Working days` {
    @Test func `weekends and holidays are passed over, shifted days are worked`() throws {
        let wednesday = try #require(CivilDate("2022-01-26"))
        let days = try (1...6).map { try WorkingCalendar.sample.workingDay($0, after: wednesday).description }
        #expect(days == ["2022-01-27", "2022-01-28", "2022-01-29", "2022-01-30", "2022-02-07", "2022-02-08"])
    }

    @Test func `a year without data is an error and not a guess`() throws {
        let day = try #require(CivilDate("2020-12-31"))
        let error = #expect(throws: WorkingCalendar.MissingYear.self) { try WorkingCalendar.sample.isWorkingDay(day) }
        #expect(error?.year == 2020)
    }

    @Test func `a line that is not understood is named`() {
        let error = #expect(throws: WorkingCalendar.Unreadable.self) {
            try WorkingCalendar(parsing: "year 2022\nholiday 2022-02-30")
        }
        #expect(error?.line == 2 && error?.text == "holiday 2022-02-30")
    }
}

@Suite struct `Days of the calendar` {
    @Test func `go there and back over four hundred years`() throws {
        var date = try #require(CivilDate("1899-12-31"))
        for _ in 0..<146_097 {
            let next = CivilDate(day: date.day + 1)
            let (year, month, day) = next.fields
            #expect(CivilDate(year: year, month: month, day: day) == next)
            date = next
        }
        #expect(date.description == "2299-12-31")
    }

    @Test(arguments: [
        "2022-02-29", "2022-13-01", "2022-00-10", "2022-1-01", "22-01-01", "2022-01-1x", "+022-01-01", "",
    ])
    func `there is no such day`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `a day in China begins at four in the afternoon, Greenwich`() throws {
        let day = try #require(CivilDate("2022-01-29"))
        #expect(CivilDate(inChina: day.endInChina) == day)
        #expect(CivilDate(inChina: day.endInChina + 1).description == "2022-01-30")
        #expect(CivilDate(inChina: -1).description == "1970-01-01")
        #expect(CivilDate(inChina: -8 * .hour - 1).description == "1969-12-31")
        #expect(day.isWeekend)
    }
}

@Suite struct `Deadlines` {
    static func workflow(_ due: DueTerm, _ whenOverdue: WhenOverdue = .remind) -> Workflow {
        .small(
            [.one("finance")],
            [
                .task("before", .any, ["office"]),
                .task("review", .any, ["finance"]) { ($0.due, $0.whenOverdue) = (due, whenOverdue) },
            ])
    }

    static func entered(_ due: DueTerm, _ whenOverdue: WhenOverdue = .remind) throws -> Given {
        var given = try Given(workflow(due, whenOverdue), ["finance": ["f"]])
        try given.does("m", .approve("before"))
        return given
    }

    @Test func `five working days over the Spring Festival end on its first Monday`() throws {
        #expect(try Self.entered(.workingDays(5)).state.steps["review"]?.due == FixedClock.endOf("2022-02-07"))
    }

    @Test func `a date lasts until midnight`() throws {
        let date = try #require(CivilDate("2022-03-15"))
        #expect(try Self.entered(.date(date)).state.steps["review"]?.due == FixedClock.endOf("2022-03-15"))
    }

    @Test func `a year missing from the calendar refuses the act and changes nothing`() throws {
        var given = try Given(Self.workflow(.workingDays(300)), ["finance": ["f"]])
        given.calendar = .only2022
        let refused = given.when("m", .approve("before"))
        #expect(refused.unmet == [.calendarYear])
        #expect(refused.condition(.calendarYear)?.facts["year"] == "2023")
        #expect(refused.deliberation.events.isEmpty && refused.deliberation.state == given.state)
        given.calendar = .sample
        #expect(given.when("m", .approve("before")).facts?.last == "entered review")
    }

    @Test func `only the clock says that a deadline has passed, once, and when it has`() throws {
        var given = try Self.entered(.workingDays(1))
        #expect(given.whenClock("review").unmet == [.deadlineDue])
        given.now = FixedClock.endOf("2022-01-27")
        #expect(given.whenClock("review").unmet == [.deadlineDue])
        given.now += 1
        #expect(given.when("m", .passDeadline("review")).unmet == [.notForTheClock])
        #expect(try given.clock("review").map(\.brief) == ["deadline of review passed"])
        #expect(given.whenClock("review").unmet == [.deadlineDue])
        #expect(given.when("f", .approve("review")).facts?[1] == "passed review", "a reminder does not close the step")
    }

    @Test func `where the workflow refuses the late, nobody can decide any more`() throws {
        var given = try Self.entered(.workingDays(1), .refuse)
        given.now += 10 * .day
        try given.clock("review")
        #expect(given.when("f", .approve("review")).unmet == [.deadlineMet])
        #expect(given.when("f", .reject("review")).unmet == [.deadlineMet])
        #expect(given.status("review") == .active, "it never passes or fails by itself")
    }

    @Test func `the machine does nothing else`() throws {
        let given = try Self.entered(.workingDays(1))
        #expect(Then(given.weigh(.machine, .approve("review"))).unmet == [.notForTheClock])
    }
}

@Suite struct `Suspending and resuming` {
    @Test(arguments: [true, false]) func `nothing happens while suspended, and the clock stops or runs`(stops: Bool)
        throws
    {
        var given = try Deadlines.entered(.workingDays(1))
        let due = try #require(given.state.steps["review"]?.due)
        #expect(given.when("f", .suspend(clockStops: stops, spoken: true)).unmet == [.managerHeld])
        #expect(given.when("m", .suspend(clockStops: stops, spoken: false)).unmet == [.reasonGiven])
        #expect(given.when("m", .resume).unmet == [.caseSuspended])
        try given.does("m", .suspend(clockStops: stops, spoken: true))
        #expect(given.when("f", .approve("review")).unmet == [.caseRunning])
        #expect(given.when("m", .suspend(clockStops: stops, spoken: true)).unmet == [.caseRunning])
        given.now += 9 * .day
        #expect(given.whenClock("review").unmet.first == .caseRunning)
        #expect(given.when("f", .resume).unmet == [.managerHeld])
        try given.does("m", .resume)
        #expect(given.state.steps["review"]?.due == due + (stops ? 9 * .day : 0))
        #expect((given.whenClock("review").facts != nil) == !stops)
    }

    @Test func `a suspended case can be terminated`() throws {
        var given = try Deadlines.entered(.workingDays(1))
        try given.does("m", .suspend(clockStops: true, spoken: true))
        #expect(given.when("m", .terminate(spoken: true)).facts?.last == "the case is terminated")
    }
}

@Suite struct `Urging (催办)` {
    @Test func `once a day for a step, by people of the case, and counted`() throws {
        var given = try Deadlines.entered(.workingDays(5))
        #expect(given.when("x", .urge("review")).unmet == [.roleKnown])
        try given.does("m", .urge("review"))
        #expect(given.when("f", .urge("review")).unmet == [.urgeSpaced])
        given.now += .day - 1
        #expect(given.when("f", .urge("review")).unmet == [.urgeSpaced])
        given.now += 1
        try given.does("f", .urge("review"))
        #expect(given.state.steps["review"]?.urges.count == 2)
        #expect(given.when("m", .urge("before")).unmet == [.stepActive])
    }
}

@Suite struct `Cancelling and terminating` {
    @Test func `the manager ends a form with a reason, and the rest goes on`() throws {
        var given = try `Steps for each form and item`.given()
        #expect(given.when("m", .cancelUnit("13", spoken: false)).unmet == [.reasonGiven])
        #expect(given.when("a", .cancelUnit("13", spoken: true)).unmet == [.managerHeld])
        #expect(
            try given.does("m", .cancelUnit("13", spoken: true)).map(\.brief) == [
                "cancelled forms/13/draft: unit_ended", "13 is cancelled",
            ])
        #expect(given.when("m", .cancelUnit("13", spoken: true)).unmet == [.unitOpen])
        try given.does("b", .approve("forms/14/draft"))
        #expect(try given.does("m", .approve("forms/14/review")).last?.brief == "entered group")
    }

    @Test(
        arguments: [
            (.cancelCase(spoken: true), .cancelled), (.terminate(spoken: true), .terminated),
        ] as [(Command, CaseState.Status)])
    func `the manager ends the case, and every open step with it`(command: Command, status: CaseState.Status) throws {
        var given = try `Steps for each form and item`.given()
        #expect(given.when("a", command).unmet == [.managerHeld])
        try given.does("m", command)
        #expect(given.state.status == status)
        #expect(!given.state.steps.values.contains { $0.status == .active })
        #expect(given.when("m", .resume).unmet == [.caseSuspended])
    }
}
