/// What somebody wants to do to a case. Looked-up facts, such as digests, come in with the command.
package enum Command: Sendable, Equatable {
    case open
    case appoint(Appointment)
    case dismiss(Appointment)
    case replace(Appointment, with: PersonID)
    case addUnit(UnitID, UnitKind)
    case revise(UnitID, Revision)
    case claim(Path)
    case release(Path)
    /// `about`: the digests that the decider saw, by unit; nil takes the content as it is now.
    case decide(Path, Decision.Verdict, about: [UnitID: String]?, spoken: Bool)
    case sendBack(Path, to: StepName, unit: UnitID?, spoken: Bool)
    case withdraw(UnitID)
    case takeBack(Path)
    case ask(RequestKind, UnitID, deadline: Microseconds?, spoken: Bool)
    case settle(Int, granted: Bool, spoken: Bool)
    case cancelUnit(UnitID, spoken: Bool)
    case cancelCase(spoken: Bool)
    case suspend(clockStops: Bool, spoken: Bool)
    case resume
    case terminate(spoken: Bool)
    case urge(Path)
    /// Made by the clock.
    case passDeadline(Path)

    /// The verb's stable name, as in `why` and in the matrix of verbs.
    package var verb: String {
        switch self {
        case .open: "open"
        case .appoint: "appoint"
        case .dismiss: "dismiss"
        case .replace: "replace"
        case .addUnit: "add"
        case .revise: "revise"
        case .claim: "claim"
        case .release: "release"
        case .decide(_, let verdict, _, _):
            switch verdict {
            case .approved: "approve"
            case .rejected: "reject"
            case .abstained: "abstain"
            case .advised: "advise"
            }
        case .sendBack: "return"
        case .withdraw: "withdraw"
        case .takeBack: "take-back"
        case .ask: "ask"
        case .settle(_, let granted, _): granted ? "grant" : "refuse"
        case .cancelUnit, .cancelCase: "cancel"
        case .suspend: "suspend"
        case .resume: "resume"
        case .terminate: "terminate"
        case .urge: "urge"
        case .passDeadline: "pass-deadline"
        }
    }
}

/// Who acts, when, and by which calendar: what the rules need from the world.
package struct Context: Sendable {
    package enum Actor: Sendable, Equatable {
        case person(Performer)
        case machine
    }

    package var actor: Actor
    package var now: Microseconds
    package var calendar: WorkingCalendar

    package init(actor: Actor, now: Microseconds, calendar: WorkingCalendar) {
        (self.actor, self.now, self.calendar) = (actor, now, calendar)
    }

    var performer: Performer? {
        if case .person(let performer) = actor { performer } else { nil }
    }
}
