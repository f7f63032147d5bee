package import Approvals

/// What comes before an act and what `why` asks: the same two functions for both.
extension Records {
    /// Checks what comes before the rules: the ledger role of who acts, and the persons whom the command names.
    ///
    /// - Throws: `engine.not_permitted` for an auditor, who reads and never acts; `engine.unknown_person` for a person
    ///   that the ledger does not know.
    func permit(_ act: Act) throws(EngineError) {
        if let identity = act.identity, identity.role == .auditor {
            throw .notPermitted(
                person: identity.person.text, act: act.command.verb, needs: [.office, .staff, .administrator])
        }
        let directory = try directory()
        for person in act.command.named where directory.person(person) == nil {
            throw .unknownPerson(person.text, known: directory.people.map(\.id.text))
        }
    }

    /// Every condition of an act with its answer, and nothing done.
    ///
    /// - Throws: What performing the act would throw before the rules are asked.
    package func why(
        _ act: Act, now: Microseconds, calendar: WorkingCalendar
    ) throws(EngineError) -> [Condition] {
        try permit(act)
        let file = try caseFile(act.caseID)
        let context = try context(of: act, on: file, now: now, calendar: calendar)
        return Deliberation(act.command, on: file.state, in: context).conditions
    }
}

extension Command {
    /// The persons whom the command puts into roles.
    fileprivate var named: [PersonID] {
        switch self {
        case .appoint(let appointment): [appointment.person]
        case .replace(_, let successor): [successor]
        default: []
        }
    }
}
