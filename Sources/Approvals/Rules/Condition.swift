/// One thing that must hold for an act, with its answer: what `why` lists and what a refusal shows.
package struct Condition: Sendable, Equatable {
    /// What must hold; names the sentence that explains it.
    package var code: Code
    /// True when it holds.
    package var passed: Bool
    /// The facts of the sentence, by the names that the message catalog uses.
    package var facts: [String: String]

    /// Creates an answered condition.
    package init(_ code: Code, _ passed: Bool, _ facts: [String: String] = [:]) {
        (self.code, self.passed, self.facts) = (code, passed, facts)
    }

    /// Stable names of the conditions; never renamed or reused.
    package enum Code: String, Sendable, CaseIterable {
        case caseUnopened = "case.unopened"
        case caseRunning = "case.running"
        case caseSuspended = "case.suspended"
        case caseNotOver = "case.not_over"
        case managerHeld = "case.manager"
        case notForTheClock = "actor.person"
        case roleKnown = "role.known"
        case roleUnit = "role.unit"
        case appointmentNew = "appointment.new"
        case appointmentHeld = "appointment.held"
        case appointmentOther = "appointment.other_person"
        case appointmentConfirmed = "appointment.confirmed"
        case unitNew = "unit.new"
        case unitName = "unit.name"
        case unitKnown = "unit.known"
        case unitOpen = "unit.open"
        case unitAdder = "unit.adder"
        case unitKindUsed = "unit.kind_used"
        case unitHasContent = "unit.has_content"
        case contentEditor = "content.editor"
        case contentEditable = "content.editable"
        case contentParts = "content.parts"
        case contentCurrent = "content.current"
        case contentFilled = "content.filled"
        case stepKnown = "step.known"
        case stepEntered = "step.entered"
        case stepActive = "step.active"
        case stepsBefore = "step.before"
        case seatEligible = "seat.eligible"
        case seatOpen = "seat.open"
        case seatUnclaimed = "seat.unclaimed"
        case seatClaimed = "seat.claimed"
        case seatOncePerPerson = "seat.once_per_person"
        case separation = "separation"
        case verdictPossible = "verdict.possible"
        case opinionGiven = "opinion.given"
        case reasonGiven = "reason.given"
        case staffed = "staffing"
        case returnListed = "return.listed"
        case returnReachable = "return.reachable"
        case nobodyDecided = "withdraw.nobody_decided"
        case ownSubmission = "withdraw.own"
        case ownDecision = "take_back.own"
        case nobodyDownstream = "take_back.nobody_downstream"
        case requestPossible = "request.possible"
        case requestAsker = "request.asker"
        case requestNew = "request.new"
        case requestKnown = "request.known"
        case requestOpen = "request.open"
        case requestDecider = "request.decider"
        case requestOther = "request.other_person"
        case requestDeadline = "request.deadline"
        case caseRoleHeld = "case.role_held"
        case findingKnown = "finding.known"
        case findingStanding = "finding.standing"
        case findingAnswerer = "finding.answerer"
        case findingOther = "finding.other_person"
        case findingWithoutItem = "finding.without_item"
        case findingChecked = "finding.checked"
        case findingSettled = "finding.settled"
        case signatureGiven = "signature.given"
        case signatureGenuine = "signature.genuine"
        case signatureKeyKnown = "signature.key_known"
        case signatureKeyOwn = "signature.key_own"
        case signatureKeyValid = "signature.key_valid"
        case signatureIntent = "signature.intent"
        case urgeSpaced = "urge.spaced"
        case deadlineDue = "deadline.due"
        case deadlineMet = "deadline.met"
        case calendarYear = "calendar.year"
        case deadlineMarked = "deadline.marked"
        case workingDayBegun = "clock.working_day"
        case reminderLeft = "reminder.left"
        case escalationNamed = "escalation.role"
        case escalationNew = "escalation.new"
        case escalationRemindersMade = "escalation.after_reminders"
        case escalationHeld = "escalation.held"
    }
}

/// Why an act is not possible: every condition, the met ones too.
package struct Refusal: Error, Sendable, Equatable {
    /// The stable name of what was refused, as `Command.verb` has it.
    package let verb: String
    /// In the order in which they were asked; none where the act was turned away before the rules.
    package let conditions: [Condition]

    /// Creates a refusal from all conditions of an act.
    package init(verb: String, conditions: [Condition]) { (self.verb, self.conditions) = (verb, conditions) }

    /// The conditions that stand in the way, in the same order.
    package var unmet: [Condition] { conditions.filter { !$0.passed } }
}
