/// Something that a check found in a form (疑点), from the moment it was recorded; it never leaves, its status moves.
package struct CaseFinding: Sendable, Equatable {
    /// How much a finding weighs; events and workflow files carry the raw values.
    package enum Severity: String, Sendable, CaseIterable {
        /// Changes a score, a grade or an amount, or makes a published claim false.
        case high
        /// A rule is broken, and the form has to say why.
        case medium
        /// The data could be better.
        case low
        /// Worth knowing.
        case info

        /// True for this weight and for what is heavier than the other.
        package func isAtLeast(_ other: Severity) -> Bool { rank <= other.rank }

        private var rank: Int {
            switch self {
            case .high: 0
            case .medium: 1
            case .low: 2
            case .info: 3
            }
        }
    }

    /// How far the answer to a finding has come; programs' output carries the raw values.
    package enum Status: String, Sendable, CaseIterable {
        /// Nobody has answered, or the figures changed since somebody did.
        case open
        /// 已说明: waits for its acceptance.
        case explained
        /// 已认可 by a reviewer.
        case accepted
        /// 未认可: the explanation was not enough.
        case refused
        /// 豁免 by a named person, with a reason.
        case waived
        /// The content no longer shows it.
        case closed

        /// True while a step may still have to wait for it.
        package var isUnsettled: Bool {
            switch self {
            case .open, .explained, .refused: true
            case .accepted, .waived, .closed: false
            }
        }
    }

    /// From 1, within the case.
    package let number: Int
    /// The form it is about; what does not fit between two forms is about the one that is to be corrected.
    package let unit: UnitID
    /// The digest of what makes it the same finding, whatever the figures say now; no two of a case that are not
    /// closed share it.
    package let key: String
    /// The check's stable id, for example `weights.sum`.
    package let check: String
    /// What it weighed when it was shown last with other figures.
    package internal(set) var severity: Severity
    /// The digest of key and figures: an answer holds as long as it stays the same.
    package internal(set) var fingerprint: String
    /// The number of the form's revision that showed these figures: the evidence.
    package internal(set) var revision: Int
    /// `open` when it is raised.
    package internal(set) var status = Status.open
    /// Who explained it last; nil before that, and again when the figures change.
    package internal(set) var explainedBy: Performer?
    /// Who accepted, refused or waived it last; nil before that, and again when the figures change.
    package internal(set) var settledBy: Performer?
    /// The rectification item (整改项) that was made of it; nil without one.
    package internal(set) var item: UnitID?

    /// A finding as it is when it is raised.
    package init(
        number: Int, unit: UnitID, key: String, check: String, severity: Severity, fingerprint: String, revision: Int
    ) {
        (self.number, self.unit, self.key, self.check) = (number, unit, key, check)
        (self.severity, self.fingerprint, self.revision) = (severity, fingerprint, revision)
    }
}

/// What the checks made of a form: the content that they saw, and what they found in it.
package struct CheckedUnit: Sendable, Equatable {
    /// The form.
    package var unit: UnitID
    /// The digest of the content that was checked.
    package var digest: String
    /// At most one for a key.
    package var observations: [Observation]

    /// One thing found.
    package struct Observation: Sendable, Equatable {
        /// As `CaseFinding` has it.
        package var key: String
        /// As `CaseFinding` has it.
        package var check: String
        /// As `CaseFinding` has it.
        package var severity: CaseFinding.Severity
        /// As `CaseFinding` has it.
        package var fingerprint: String

        /// Creates what was found.
        package init(key: String, check: String, severity: CaseFinding.Severity, fingerprint: String) {
            (self.key, self.check, self.severity, self.fingerprint) = (key, check, severity, fingerprint)
        }
    }

    /// Creates the result of the checks of one form.
    package init(_ unit: UnitID, digest: String, observations: [Observation]) {
        (self.unit, self.digest, self.observations) = (unit, digest, observations)
    }
}
