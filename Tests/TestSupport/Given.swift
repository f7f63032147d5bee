package import Approvals

/// A case as its events have made it: *given events, when command, then events or refusal*.
package struct Given: Sendable {
    package private(set) var state: CaseState
    package private(set) var events: [Event] = []
    package var now = FixedClock.start
    package var calendar = WorkingCalendar.sample

    /// A case of `workflow` that nobody has opened.
    package init(unopened workflow: Workflow) { state = CaseState(id: "case-1", workflow: workflow) }

    /// A case opened by the manager `m`, with units and people, its `setup` step confirmed.
    ///
    /// - Parameters:
    ///   - people: Who holds a role, as `["finance": ["f1", "f2"]]`; roles of a unit as `["filler 14": ["a"]]`.
    package init(
        _ workflow: Workflow, forms: [UnitID] = [], items: [UnitID] = [], _ people: KeyValuePairs<String, [PersonID]>,
        confirmed: Bool = true
    ) throws {
        self.init(unopened: workflow)
        try does("m", .open)
        for form in forms { try does("m", .addUnit(form, .form)) }
        for item in items { try does("m", .addUnit(item, .item)) }
        for (role, holders) in people {
            let words = role.split(separator: " ").map(String.init)
            for person in holders {
                try does("m", .appoint(person, RoleName(words[0]), unit: words.count > 1 ? UnitID(words[1]) : nil))
            }
        }
        if confirmed { try does("m", .approve("setup")) }
    }

    /// A case as recorded `events` tell it.
    package init(_ workflow: Workflow, folding events: [Event]) {
        self.init(unopened: workflow)
        for event in events { state.evolve(event) }
        self.events = events
    }

    /// Carries out a command that has to succeed and goes on from there.
    @discardableResult
    package mutating func does(_ performer: Performer, _ command: Command) throws -> [Event] {
        try accept(weigh(.person(performer), command))
    }

    @discardableResult
    package mutating func does(_ person: PersonID, _ command: Command) throws -> [Event] {
        try does(Performer(person), command)
    }

    /// The clock makes a passed deadline known, or does something else that is its to do.
    @discardableResult
    package mutating func clock(_ path: Path, _ act: ClockDuty.Act = .passDeadline) throws -> [Event] {
        try accept(weigh(.machine, act.command(at: path)))
    }

    /// Goes on from what was weighed; its facts are folded anew.
    @discardableResult
    package mutating func accept(_ deliberation: Deliberation) throws(Refusal) -> [Event] {
        let facts = try deliberation.facts()
        for fact in facts { state.evolve(fact) }
        events += facts
        return facts
    }

    /// What would come of a command, without going on.
    package func when(_ performer: Performer, _ command: Command) -> Then { Then(weigh(.person(performer), command)) }
    package func when(_ person: PersonID, _ command: Command) -> Then { when(Performer(person), command) }
    package func whenClock(_ path: Path, _ act: ClockDuty.Act = .passDeadline) -> Then {
        Then(weigh(.machine, act.command(at: path)))
    }

    package func weigh(_ actor: Context.Actor, _ command: Command) -> Deliberation {
        Deliberation(command, on: state, in: Context(actor: actor, now: now, calendar: calendar))
    }

    package func status(_ path: Path) -> StepState.Status? { state.steps[path]?.status }
}

/// The answer to a command: facts in brief, or the codes of the conditions that are not met.
package struct Then: Sendable {
    package let deliberation: Deliberation

    package init(_ deliberation: Deliberation) { self.deliberation = deliberation }

    /// The facts in brief; nil when refused.
    package var facts: [String]? { (try? deliberation.facts()).map { $0.map(\.brief) } }
    /// The codes of the conditions that are not met, in order; empty when allowed.
    package var unmet: [Condition.Code] { deliberation.conditions.filter { !$0.passed }.map(\.code) }
    package func condition(_ code: Condition.Code) -> Condition? { deliberation.conditions.first { $0.code == code } }
}

extension Performer {
    /// The act of `person`, entered by `registrar`.
    package static func registered(_ person: PersonID, by registrar: PersonID) -> Performer {
        Performer(person, registrar: registrar)
    }
}
