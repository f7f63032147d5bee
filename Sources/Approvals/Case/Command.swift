/// What somebody wants to do to a case. Looked-up facts, such as digests, come in with the command.
///
/// The rules never see the words that a person gives: `spoken` says that an opinion or a reason came along.
package enum Command: Sendable, Equatable {
    /// Opens the case; its first event.
    case open
    /// Puts a person into a role (任命).
    case appoint(Appointment)
    /// Takes a person out of a role (免去).
    case dismiss(Appointment)
    /// Puts another person in somebody's place, seats that are still undecided included.
    case replace(Appointment, with: PersonID)
    /// Adds a form or a rectification item.
    case addUnit(UnitID, UnitKind)
    /// Records new content of a unit.
    case revise(UnitID, Revision)
    /// 认领: takes an open seat that any holder of its role may fill.
    case claim(Path)
    /// Gives a claimed seat back, undecided.
    case release(Path)
    /// `about`: the digests that the decider saw, by unit; nil takes the content as it is now.
    case decide(Path, Decision.Verdict, about: [UnitID: String]?, spoken: Bool)
    /// 退回 to an earlier step; `unit` says whose copy of it, when a step of the whole case sends back.
    case sendBack(Path, to: StepName, unit: UnitID?, spoken: Bool)
    /// 撤回: takes a unit back that one has handed in, while nobody has decided since.
    case withdraw(UnitID)
    /// 拿回: retracts one's own decision in a step.
    case takeBack(Path)
    /// 申请: asks for what lies outside the steps; an extension names the later deadline.
    case ask(RequestKind, UnitID, deadline: Microseconds?, spoken: Bool)
    /// Grants or refuses the request of this number.
    case settle(Int, granted: Bool, spoken: Bool)
    /// Records what the checks of these forms found (疑点), and what they no longer find.
    case check([CheckedUnit])
    /// Explains (说明) the finding of this number.
    case explain(Int, spoken: Bool)
    /// Accepts or refuses the explanation of the finding of this number.
    case settleFinding(Int, accepted: Bool, spoken: Bool)
    /// 豁免: lets the finding of this number stand.
    case waive(Int, spoken: Bool)
    /// Adds a rectification item for the finding of this number; it does not settle the finding.
    case openItem(from: Int, UnitID)
    /// 撤销 of one form or item.
    case cancelUnit(UnitID, spoken: Bool)
    /// 撤销 of the whole case.
    case cancelCase(spoken: Bool)
    /// 挂起; `clockStops`: the terms of active steps move by as long as it lasts.
    case suspend(clockStops: Bool, spoken: Bool)
    /// 恢复 of a suspended case.
    case resume
    /// 终止 of the whole case.
    case terminate(spoken: Bool)
    /// 催办 of a step, at most once in 24 hours.
    case urge(Path)
    /// Made by the clock.
    case passDeadline(Path)
    /// Made by the clock on working days after a passed deadline, as often as the workflow says (逾期提醒).
    case remind(Path)
    /// Made by the clock once, when the reminders have not helped: somebody else is told (逾期上报).
    case escalate(Path)

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
        case .check: "check"
        case .explain: "explain"
        case .settleFinding(_, let accepted, _): accepted ? "accept-finding" : "refuse-finding"
        case .waive: "waive"
        case .openItem: "rectify"
        case .cancelUnit, .cancelCase: "cancel"
        case .suspend: "suspend"
        case .resume: "resume"
        case .terminate: "terminate"
        case .urge: "urge"
        case .passDeadline: "pass-deadline"
        case .remind: "remind"
        case .escalate: "escalate"
        }
    }
}

/// Who acts, when, and by which calendar: what the rules need from the world.
package struct Context: Sendable {
    /// Somebody, or the program's own clock, which passes deadlines, reminds and escalates, and no more.
    package enum Actor: Sendable, Equatable {
        case person(Performer)
        case machine
    }

    /// Who acts; a person's command from the clock is refused, and the other way round.
    package var actor: Actor
    /// The moment of the act, the same for every fact that it makes true.
    package var now: Microseconds
    /// The working days by which terms are counted that begin with this act.
    package var calendar: WorkingCalendar
    /// What came along of the actor's own signature.
    package var signature: OwnSignature

    /// Creates a context; the rules read no clock and no file besides it.
    package init(
        actor: Actor, now: Microseconds, calendar: WorkingCalendar, signature: OwnSignature = .none
    ) {
        (self.actor, self.now, self.calendar, self.signature) = (actor, now, calendar, signature)
    }

    var performer: Performer? {
        if case .person(let performer) = actor { performer } else { nil }
    }
}
