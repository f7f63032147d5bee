package import Approvals

extension Messages {
    /// Puts a condition into words.
    ///
    /// A met one says what holds. An unmet one says what was expected and found, and its remedy what clears it and who
    /// can do that.
    package static func sentence(
        _ condition: Condition, _ language: Language, _ glossary: Glossary
    ) -> Sentence {
        let wording = Wording(language: language, glossary: glossary, facts: condition.facts)
        let phrase = wording.phrase(condition.code)
        return condition.passed ? Sentence(phrase.met) : Sentence(phrase.unmet, remedy: phrase.remedy)
    }
}

extension Wording {
    func phrase(_ code: Condition.Code) -> Phrase {
        switch code {
        case .caseUnopened: caseUnopened
        case .caseRunning: caseRunning
        case .caseSuspended: caseSuspended
        case .caseNotOver: caseNotOver
        case .managerHeld: managerHeld
        case .notForTheClock: notForTheClock
        case .roleKnown: roleKnown
        case .roleUnit: roleUnit
        case .appointmentNew: appointmentNew
        case .appointmentHeld: appointmentHeld
        case .appointmentOther: appointmentOther
        case .appointmentConfirmed: appointmentConfirmed
        case .unitNew: unitNew
        case .unitName: unitName
        case .unitKnown: unitKnown
        case .unitOpen: unitOpen
        case .unitAdder: unitAdder
        case .unitKindUsed: unitKindUsed
        case .unitHasContent: unitHasContent
        case .contentEditor: contentEditor
        case .contentEditable: contentEditable
        case .contentParts: contentParts
        case .contentCurrent: contentCurrent
        case .contentFilled: contentFilled
        case .stepKnown: stepKnown
        case .stepEntered: stepEntered
        case .stepActive: stepActive
        case .stepsBefore: stepsBefore
        case .seatEligible: seatEligible
        case .seatOpen: seatOpen
        case .seatUnclaimed: seatUnclaimed
        case .seatClaimed: seatClaimed
        case .seatOncePerPerson: seatOncePerPerson
        case .separation: separation
        case .verdictPossible: verdictPossible
        case .opinionGiven: opinionGiven
        case .reasonGiven: reasonGiven
        case .staffed: staffed
        case .returnListed: returnListed
        case .returnReachable: returnReachable
        case .nobodyDecided: nobodyDecided
        case .ownSubmission: ownSubmission
        case .ownDecision: ownDecision
        case .nobodyDownstream: nobodyDownstream
        case .requestPossible: requestPossible
        case .requestAsker: requestAsker
        case .requestNew: requestNew
        case .requestKnown: requestKnown
        case .requestOpen: requestOpen
        case .requestDecider: requestDecider
        case .requestOther: requestOther
        case .requestDeadline: requestDeadline
        case .caseRoleHeld: caseRoleHeld
        case .findingKnown: findingKnown
        case .findingStanding: findingStanding
        case .findingAnswerer: findingAnswerer
        case .findingOther: findingOther
        case .findingWithoutItem: findingWithoutItem
        case .findingChecked: findingChecked
        case .findingSettled: findingSettled
        case .signatureGiven: signatureGiven
        case .signatureGenuine: signatureGenuine
        case .signatureKeyKnown: signatureKeyKnown
        case .signatureKeyOwn: signatureKeyOwn
        case .signatureKeyValid: signatureKeyValid
        case .signatureIntent: signatureIntent
        case .urgeSpaced: urgeSpaced
        case .deadlineDue: deadlineDue
        case .deadlineMet: deadlineMet
        case .calendarYear: calendarYear
        case .deadlineMarked: deadlineMarked
        case .workingDayBegun: workingDayBegun
        case .reminderLeft: reminderLeft
        case .escalationNamed: escalationNamed
        case .escalationNew: escalationNew
        case .escalationRemindersMade: escalationRemindersMade
        case .escalationHeld: escalationHeld
        }
    }
}
