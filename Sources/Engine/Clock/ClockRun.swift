package import Approvals

/// What the clock did in one run, in order.
package struct ClockRun: Sendable, Equatable {
    /// One event that the clock made.
    package struct Deed: Sendable, Equatable {
        /// Whether a deadline passed, a reminder was made, or others were told.
        package let act: ClockDuty.Act
        /// The case that it was made in.
        package let caseID: String
        /// The step that it is about.
        package let path: String
    }

    /// Passed deadlines first, then reminders and escalations.
    package internal(set) var deeds: [Deed] = []
    /// The year whose working days the calendar lacks, so that reminders and escalations wait; nil when none does.
    package internal(set) var missingYear: Int?

    /// How many deadlines were recorded as passed.
    package var passedDeadlines: Int { deeds.count { $0.act == .passDeadline } }
    /// How many reminders were made.
    package var reminders: Int { deeds.count { $0.act == .remind } }
    /// How often others were told.
    package var escalations: Int { deeds.count { $0.act == .escalate } }
}
