/// A stage of a workflow (环节): one task, or a container of steps.
package struct Step: Sendable, Equatable {
    package enum Body: Sendable, Equatable {
        case task(Task)
        /// One after another.
        case sequence([Step])
        /// All at the same time; done when all are.
        case parallel([Step])
        /// A sequence for every form or item of the case; done when every copy is.
        case each(UnitKind, addedBy: [RoleName], [Step])
    }

    package var name: StepName
    package var title: String
    package var body: Body

    package init(_ name: StepName, title: String = "", _ body: Body) {
        (self.name, self.title, self.body) = (name, title, body)
    }

    package var children: [Step] {
        switch body {
        case .task: []
        case .sequence(let steps), .parallel(let steps), .each(_, _, let steps): steps
        }
    }
}

/// A step that people act in: who decides, by which rule, on what, and what follows.
package struct Task: Sendable, Equatable {
    /// What a decision in this step is called.
    package enum Act: String, Sendable, CaseIterable {
        /// 填报: the content is handed in.
        case submit
        /// 审核、审定: approve, reject or abstain.
        case sign
        /// 登记: a fact outside the program is recorded, for example a publication.
        case record
    }

    package var act: Act
    package var rule: SignRule
    package var seats: [SeatSpec]
    /// The appointments that this step settles; its sign-off is on them.
    package var appoints: [RoleName] = []
    /// The parts of the unit that may be edited while the step is open; empty: none.
    package var edits: Edits?
    /// The content that a decision here answers for.
    package var covers: Coverage = .nothing
    package var needs: [Need] = []
    package var returnTo: [StepName] = []
    package var resubmit: Resubmit = .through
    package var ifRefused: IfRefused = .end
    package var due: DueTerm?
    package var whenOverdue: WhenOverdue = .remind

    package init(_ act: Act, _ rule: SignRule, seats: [SeatSpec]) {
        (self.act, self.rule, self.seats) = (act, rule, seats)
    }
}

/// Which parts a step's editor may change, and how long.
package struct Edits: Sendable, Equatable {
    /// Nil: every part.
    package var parts: [PartName]?
    /// Edits stay possible until this step has passed; nil: only while the editing step is open.
    package var until: StepName?

    package init(parts: [PartName]? = nil, until: StepName? = nil) { (self.parts, self.until) = (parts, until) }
}

/// The content that a decision is bound to; a change to it makes the decision stale.
package enum Coverage: Sendable, Equatable {
    case nothing
    /// The unit of the step's own `for_each` copy; nil: all parts.
    case unit(parts: [PartName]?)
    /// Every form of the case that is not excluded, and the set of them.
    case allForms
    /// The appointments settled by this step.
    case appointments
}

/// A named condition on content that must hold before a step can be decided.
package enum Need: Sendable, Equatable {
    /// Every remaining step can be staffed under the separation rules.
    case staffed
    /// These fields of the unit are filled in.
    case filled([String])
    /// A verdict of approval needs an opinion in words.
    case opinion
}

/// How a returned unit comes back (退回后再送).
package enum Resubmit: String, Sendable, CaseIterable {
    /// Every step between is walked again.
    case through
    /// Straight back to the returning step; skipped sign-offs count while their basis still matches.
    case direct
}

package enum IfRefused: Sendable, Equatable {
    /// The unit, or for a step of the whole case the case, ends as refused.
    case end
    case returnTo(StepName)
}

/// How long a step may take.
package enum DueTerm: Sendable, Equatable {
    case workingDays(Int)
    case date(CivilDate)
    /// The deadline that the unit's own content names, as a rectification plan does.
    case unitDeadline
}

/// What a passed deadline does; it never passes a step.
package enum WhenOverdue: Sendable, Equatable { case remind, refuse }
