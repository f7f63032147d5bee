/// One command weighed against one case: the conditions it needs and, if all hold, the facts it makes true.
///
/// `why` and the act itself are the same deliberation, so they cannot disagree.
package struct Deliberation: Sendable {
    /// What was asked.
    package let command: Command
    /// Who asked, when, and by which calendar.
    package let context: Context
    /// The case with the facts so far applied.
    package private(set) var state: CaseState
    /// In the order in which they were asked; what depends on an unmet one may be left out.
    package private(set) var conditions: [Condition] = []
    /// The facts in the order in which they follow; none when refused, or when what is asked is so already.
    package private(set) var events: [Event] = []

    /// True when every condition holds; then `facts()` does not throw.
    package var isAllowed: Bool { conditions.allSatisfy(\.passed) }

    /// Whether the conditions carry the facts of their sentences.
    private let isInWords: Bool

    /// Weighs the command at once; when it is refused, `state` is the case as it was.
    package init(_ command: Command, on state: CaseState, in context: Context) {
        self.init(command, on: state, in: context, inWords: true)
    }

    /// Weighs a command that is most likely allowed: only where it is refused are the conditions put into words.
    package init(briefly command: Command, on state: CaseState, in context: Context) {
        self.init(command, on: state, in: context, inWords: false)
        if !isAllowed { self.init(command, on: state, in: context) }
    }

    private init(_ command: Command, on state: CaseState, in context: Context, inWords: Bool) {
        (self.command, self.state, self.context, isInWords) = (command, state, context, inWords)
        weigh()
    }

    /// Returns the facts that the command makes true; none if they already are.
    ///
    /// - Throws: `Refusal` with every condition that was asked, when one of them is not met.
    package func facts() throws(Refusal) -> [Event] {
        guard isAllowed else { throw Refusal(verb: command.verb, conditions: conditions) }
        return events
    }

    private mutating func weigh() {
        let before = state
        requireGoodSignature()
        switch command {
        case .open: open()
        case .appoint(let appointment): appoint(appointment)
        case .dismiss(let appointment): dismiss(appointment)
        case .replace(let appointment, let person): replace(appointment, with: person)
        case .addUnit(let unit, let kind): addUnit(unit, kind)
        case .revise(let unit, let revision): revise(unit, revision)
        case .claim(let path): claim(path)
        case .release(let path): release(path)
        case .decide(let path, let verdict, let about, let spoken): decide(path, verdict, about, spoken)
        case .sendBack(let path, let target, let unit, let spoken): sendBack(path, target, unit, spoken)
        case .withdraw(let unit): withdraw(unit)
        case .takeBack(let path): takeBack(path)
        case .ask(let kind, let unit, let deadline, let spoken): ask(kind, unit, deadline, spoken)
        case .settle(let number, let granted, let spoken): settleRequest(number, granted, spoken)
        case .check(let units): check(units)
        case .explain(let number, let spoken): explain(number, spoken)
        case .settleFinding(let number, let accepted, let spoken): settleFinding(number, accepted, spoken)
        case .waive(let number, let spoken): waive(number, spoken)
        case .openItem(let number, let unit): openItem(from: number, unit)
        case .cancelUnit(let unit, let spoken): cancelUnit(unit, spoken)
        case .cancelCase(let spoken): endCase(.cancelled, spoken)
        case .terminate(let spoken): endCase(.terminated, spoken)
        case .suspend(let clockStops, let spoken): suspend(clockStops, spoken)
        case .resume: resume()
        case .urge(let path): urge(path)
        case .passDeadline(let path): passDeadline(path)
        case .remind(let path): remind(path)
        case .escalate(let path): escalate(path)
        }
        if !isAllowed { (state, events) = (before, []) }
    }

    /// Adds a condition to the list and says whether it holds.
    @discardableResult
    mutating func require(_ code: Condition.Code, _ passed: Bool, _ facts: [String: String] = [:]) -> Bool {
        conditions.append(Condition(code, passed, facts))
        return passed
    }

    /// The facts of a sentence, where there will be one.
    func words(_ facts: @autoclosure () -> [String: String]) -> [String: String] { isInWords ? facts() : [:] }

    /// Applies a fact to the case and keeps it, so that what is asked next sees it.
    mutating func emit(_ event: Event) {
        state.evolve(event)
        events.append(event)
    }

    /// The person who acts; a person's command that the clock makes is refused.
    mutating func performer() -> Performer? {
        require(.notForTheClock, context.performer != nil)
        return context.performer
    }

    /// Requires a case that is open and neither suspended nor over.
    mutating func requireRunning() {
        require(.caseRunning, state.status == .running, words(["found": state.status.rawValue]))
    }

    /// Requires a holder of the role that manages the case.
    mutating func requireManager(_ person: PersonID) {
        let managers = state.holders(of: state.workflow.manager, unit: nil)
        require(
            .managerHeld, managers.contains(person),
            words(["role": state.workflow.manager.text, "person": person.text, "who": list(managers)]))
    }

    /// Requires a reason in words; the words themselves do not reach the rules.
    mutating func requireReason(_ spoken: Bool) { require(.reasonGiven, spoken) }

    /// Joins names by `, `, as the message catalog takes the facts of a sentence apart.
    func list(_ names: some Sequence<some Name>) -> String { names.map(\.text).joined(separator: ", ") }
}
