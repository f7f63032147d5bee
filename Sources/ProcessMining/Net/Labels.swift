package import Approvals

/// Whose course a trace tells, and which part of the net it is played on.
package enum Course: Hashable, Sendable {
    /// What belongs to the case as a whole.
    case whole
    /// What belongs to one form or one item.
    case unit(UnitKind)

    /// The word that stands for it in labels and places.
    package var word: String {
        switch self {
        case .whole: "case"
        case .unit(let kind): kind.rawValue
        }
    }

    /// The label of something that happens to the case, form or item itself; no step has a colon in its name.
    func label(_ fact: String) -> String { "\(word):\(fact)" }
    /// A place that belongs to the course itself.
    func place(_ name: String) -> String { label(name) }

    /// What it is in the standard lifecycle when something happens to the case, form or item itself.
    func lifecycle(_ fact: String) -> Lifecycle {
        switch fact {
        case "opened", "added", "incomplete": .start
        case "finished", "complete": .complete
        case "suspended": .suspend
        case "resumed": .resume
        case "skipped", "pause-skipped", "left-blank": .autoskip
        case "closed", "withdrawn", "extended": .unknown
        // The other ends.
        default: .abort
        }
    }
}

/// What can happen to a step.
///
/// Every raw value is one transition of the step's part of the net. Where the same entry of the log means one thing for
/// a step that is open and another for one that has passed, there are two of them: so a label alone says what happened,
/// and no tool has to guess between transitions of the same label.
enum StepFact: String, CaseIterable {
    /// The step is in a new round.
    case entered
    /// The outcome became certain, or hopeless, without a decision: somebody left, or took an opinion back.
    case carried, lost
    case passed, failed
    /// Taken out of the flow while it was open, and after it had passed.
    case cancelled, undone
    /// Taken out after it had failed.
    case cleared
    /// Skipped by a direct resubmission, and then: walked again after all, or counted again.
    case held, dropped, restored
    /// A sign-off went stale in a step that had passed, and in one that is still open.
    case reopened, stale
    /// A decision was taken back in a step that had passed, and in one that is still open.
    case takenBack = "taken-back"
    case retracted
    /// Somebody sent it back (退回).
    case returned
    case claimed, released, urged, overdue, reminded, escalated
    /// Content was recorded that this step lets people edit: the first of the form or item, and any after it.
    case written, revised
    /// Not needed any more, since its form, item or case has ended.
    case skipped

    func label(_ step: StepName) -> String { "\(step.text).\(rawValue)" }

    /// What it is in the standard lifecycle of activities; a decision alone, and much else, is nothing there.
    var lifecycle: Lifecycle {
        switch self {
        case .entered: .start
        case .passed: .complete
        case .failed, .cancelled, .undone, .dropped: .abort
        case .held: .suspend
        case .restored, .reopened, .takenBack: .resume
        case .claimed: .assign
        case .released: .reassign
        case .skipped: .autoskip
        case .carried, .lost, .cleared, .stale, .retracted, .returned, .urged, .overdue, .reminded, .escalated,
            .written, .revised:
            .unknown
        }
    }
}

extension Decision.Verdict {
    /// The label of a decision: the plain word where it has its usual effect, else with what it came to.
    ///
    /// The sign rule counts the seats, which only the case knows; so a decision that makes the outcome certain is told
    /// apart from one after which it is still open, and the net holds the log to that: a step passes after the first kind.
    func label(_ step: StepName, _ outcome: Outcome) -> String {
        let isUsual =
            switch self {
            case .approved: outcome == .passed
            case .rejected: outcome == .failed
            case .abstained, .advised: outcome == .pending
            }
        if isUsual { return "\(step.text).\(rawValue)" }
        return "\(step.text).\(rawValue)-\(outcome.rawValue)"
    }
}

extension RequestKind {
    /// The label of what becomes of a request of this kind.
    func label(_ fact: String) -> String { "\(rawValue):\(fact)" }
}
