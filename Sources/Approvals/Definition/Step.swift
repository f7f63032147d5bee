/// A stage of a workflow (环节): one task, or a container of steps.
package struct Step: Sendable, Equatable {
    /// What a step is made of; containers nest, but no `each` stands in another.
    package enum Body: Sendable, Equatable {
        case task(Task)
        /// One after another.
        case sequence([Step])
        /// All at the same time; done when all are.
        case parallel([Step])
        /// A sequence for every form or item of the case; done when every copy is.
        case each(UnitKind, addedBy: [RoleName], [Step])
    }

    /// Unique in the workflow, among the containers too; it is a part of every path through it.
    package var name: StepName
    /// What people read, for example 财务审核; empty where the file gives none.
    package var title: String
    /// The task, or the steps inside.
    package var body: Body

    /// Creates a step; where it has no title, people see its path.
    package init(_ name: StepName, title: String = "", _ body: Body) {
        (self.name, self.title, self.body) = (name, title, body)
    }

    /// The steps directly inside, in the order of the file; none for a task.
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

    /// What is done here: the file's `by`, `signs` or `records`.
    package var act: Act
    /// How the decisions add up; `all` for a step that submits or records.
    package var rule: SignRule
    /// In the order of the file, which is the turn under 顺序会签.
    package var seats: [SeatSpec]
    /// The appointments that this step settles; its sign-off is on them.
    package var appoints: [RoleName] = []
    /// The parts of the unit that may be edited while the step is open; nil: none.
    package var edits: Edits?
    /// The content that a decision here answers for.
    package var covers: Coverage = .nothing
    /// What an approval needs besides, all of them; other verdicts are not held to it.
    package var needs: [Need] = []
    /// Whether everybody who decides or sends back here signs that with a key of their own.
    package var isSignatureRequired = false
    /// The earlier steps that one signer may send back to (退回); empty: none.
    package var returnTo: [StepName] = []
    /// What happens to the steps between after a return; a refusal always walks them again.
    package var resubmit: Resubmit = .through
    /// What follows when the sign rule fails (否决); only a step that signs can fail.
    package var ifRefused: IfRefused = .end
    /// How long the step may take from its entry; nil: as long as it takes.
    package var due: DueTerm?
    /// Whether the step still takes decisions after its term.
    package var whenOverdue: WhenOverdue = .remind
    /// How often the clock reminds after the term; nil: as often as is usual, see `reminders`.
    package var remind: Int?
    /// Whom the clock tells once, when the reminders have not helped (上报); nil: nobody.
    package var escalateTo: RoleName?

    /// How often the clock reminds where a step says nothing of it and still takes decisions after its term.
    package static let usualReminders = 3
    /// How often the clock reminds after the term, at most: once each working day; 0 for never.
    package var reminders: Int { remind ?? (whenOverdue == .remind ? Self.usualReminders : 0) }

    /// Creates a task that covers and needs nothing, has no term, and ends what is refused.
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

    /// Creates the permission to edit; with no argument every part, while the step is open.
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
    /// The content was checked, and no finding of this weight or a heavier one waits for its answer: of the step's
    /// form, or in a step of the whole case of every open form.
    case noOpenFinding(CaseFinding.Severity)
}

/// How a returned unit comes back (退回后再送).
package enum Resubmit: String, Sendable, CaseIterable {
    /// Every step between is walked again.
    case through
    /// Straight back to the returning step; skipped sign-offs count while their basis still matches.
    case direct
}

/// What a failed step leads to (`if_refused`).
package enum IfRefused: Sendable, Equatable {
    /// The unit, or for a step of the whole case the case, ends as refused.
    case end
    /// The named step is entered again, and what comes after it is walked again.
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
