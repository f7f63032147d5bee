package import Approvals

/// The course of a case, of a form or of a rectification item, in the words of its workflow's net.
package struct Trace: Sendable, Equatable {
    /// The case that it belongs to.
    package var caseID: String
    /// The form or item; nil for the course of the case itself.
    package var unit: String?
    /// Which course of the net it is.
    package var kind: Course
    /// What happened, oldest first.
    package var happenings: [Happening] = []

    /// Creates a trace in which nothing has happened.
    package init(caseID: String, unit: String?, kind: Course) {
        (self.caseID, self.unit, self.kind) = (caseID, unit, kind)
    }

    /// `QJJJ-2022`, or `QJJJ-2022/14-03`.
    package var name: String { unit.map { "\(caseID)/\($0)" } ?? caseID }
}

/// Something that happened in a course: an entry of the log, or what follows from one for this course.
package struct Happening: Sendable, Equatable {
    /// The transition of the net.
    package var label: String
    /// The transition of the standard lifecycle of activities (IEEE 1849-2016, lifecycle extension).
    package var lifecycle: Lifecycle
    /// The entry of the log.
    package var seq: Int64
    /// The hash of the entry, in hexadecimal; empty in a log that somebody else wrote.
    package var digest = ""
    /// When it was recorded.
    package var at: Microseconds = 0
    /// The step that it happened to; nil for the case, form or item itself.
    package var step: StepName?
    /// Who acted; nil for what follows from an act.
    package var actor: Actor?

    /// Creates something that happened.
    package init(_ label: String, _ lifecycle: Lifecycle = .unknown, seq: Int64) {
        (self.label, self.lifecycle, self.seq) = (label, lifecycle, seq)
    }

    /// Whose act it was, who entered it, and in which role.
    package struct Actor: Sendable, Equatable {
        /// The one whose act it was, and the one who entered it if that was somebody else.
        package var performer: Performer
        /// The role in which it was done; nil where the log does not say.
        package var role: RoleName?

        /// Creates an actor.
        package init(_ performer: Performer, _ role: RoleName?) { (self.performer, self.role) = (performer, role) }
    }
}

/// The standard lifecycle of activities (IEEE 1849-2016, lifecycle extension), as far as it is used here.
package enum Lifecycle: String, Sendable {
    case start, complete, suspend, resume, assign, reassign, autoskip
    case abort = "ate_abort"
    case unknown
}
