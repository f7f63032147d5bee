/// Everything that the rules know of one case, folded from its events.
package struct CaseState: Sendable, Equatable {
    /// Where a case is in its life; events and programs' output carry the raw values.
    package enum Status: String, Sendable, CaseIterable {
        case unopened, running, suspended
        /// 归档: every step passed.
        case finished
        /// A refusal ended it.
        case refused
        /// 撤销 by those who opened it.
        case cancelled
        /// 终止 by those who manage it.
        case terminated

        /// True for the four ends; nothing can be done to such a case any more.
        package var isOver: Bool {
            switch self {
            case .finished, .refused, .cancelled, .terminated: true
            case .unopened, .running, .suspended: false
            }
        }
    }

    /// The name of the case's stream in the ledger; given by whoever opens the case.
    package let id: CaseID
    /// The definition that the case was opened under; a later version never replaces it.
    package let workflow: Workflow
    /// Moved by events alone; `unopened` before the first of them.
    package internal(set) var status = Status.unopened
    /// The number of events folded.
    package internal(set) var version: Int64 = 0
    /// When the case was opened; 0 before that.
    package internal(set) var openedAt: Microseconds = 0
    /// When the suspension (挂起) that lasts now began; nil while there is none.
    package internal(set) var suspendedAt: Microseconds?
    /// True while suspended with the clock stopped: resuming moves the active steps' terms by the time between.
    package internal(set) var clockStops = false
    /// When the last suspension ended; nil if there was none. The clock's reminders wait for the next working day.
    package internal(set) var resumedAt: Microseconds?
    /// Everybody's roles as they are now, in the order of appointment; settled by a step or not.
    package internal(set) var appointments: [Appointment] = []
    /// The appointments as they were when the step that settles them last passed, less those ended since.
    package internal(set) var confirmed: Set<Appointment> = []
    /// Counts the changes to appointments that a step settles; its sign-off is bound to this number.
    package internal(set) var rosterRevision = 0
    /// In the order in which they came.
    package internal(set) var units: [UnitState] = []
    /// Every step that was ever entered, in its latest round; one that was never entered is absent.
    package internal(set) var steps: [Path: StepState] = [:]
    /// The workflow laid out for the units of the case.
    package internal(set) var plan: Plan
    /// Append-only: a decision never leaves, its standing changes.
    package internal(set) var decisions: [Decision] = []
    /// Every request (申请) ever made, in order; number N stands at index N - 1.
    package internal(set) var requests: [Request] = []
    /// Every finding (疑点) ever raised, in order; number N stands at index N - 1, the closed ones too.
    package internal(set) var findings: [CaseFinding] = []
    /// Who had a hand in what; it only grows, so leaving a role clears nobody.
    package internal(set) var involvements: Set<Involvement> = []

    /// Creates a case before its first event: unopened, without people or units.
    package init(id: CaseID, workflow: Workflow) {
        (self.id, self.workflow, plan) = (id, workflow, Plan(workflow, units: []))
    }

    /// Finds a task by its path, in an ended unit too; nil when nothing has that path with the units added so far.
    package func leaf(at path: Path) -> Leaf? { plan.leaf(at: path) }
    /// The leaves that are in the flow, in order.
    package var leaves: [Leaf] { plan.live(self) }

    /// Finds a form or item by its id, an ended one too; nil when none was added under it.
    package func unit(_ id: UnitID) -> UnitState? { units.first { $0.id == id } }
    /// Lists who holds a role now, in the order of appointment.
    ///
    /// - Parameter unit: The form or item; it does not matter for a role that is appointed once for the case.
    package func holders(of role: RoleName, unit: UnitID?) -> [PersonID] {
        let wanted = workflow.role(role)?.per == nil ? nil : unit
        return appointments.filter { $0.role == role && $0.unit == wanted }.map(\.person)
    }
}

/// One person in one role, for the case or for one unit.
package struct Appointment: Hashable, Sendable {
    /// The role that is held; the manager's is filled by opening the case.
    package var role: RoleName
    /// The form or item that it is for; nil for a role that is appointed once for the case.
    package var unit: UnitID?
    /// Who holds the role; the engine lets nobody be appointed whom the ledger does not know.
    package var person: PersonID

    /// Creates an appointment; `unit` is nil for a role of the whole case.
    package init(_ role: RoleName, unit: UnitID?, _ person: PersonID) {
        (self.role, self.unit, self.person) = (role, unit, person)
    }
}

/// A form or a rectification item with its revisions.
package struct UnitState: Sendable, Equatable {
    /// Whether a unit is in the flow, as only an `open` one is, and else how it left; events carry the raw values.
    package enum Status: String, Sendable {
        case open
        /// 不纳入自评
        case excluded
        /// 结转
        case carriedOver = "carried_over"
        case cancelled, refused
    }

    /// Unique among the forms and items of the case: 1 to 64 of the letters a-z and A-Z, 0-9, `-`, `.` and `_`.
    package let id: UnitID
    /// Whether it is a form or an item, and so which `for_each` steps it walks.
    package let kind: UnitKind
    /// How the unit stands; it ends once and is never opened again.
    package internal(set) var status = Status.open
    /// Every content that was recorded, oldest first; revision N stands at index N - 1.
    package internal(set) var revisions: [Revision] = []
    /// The moment that its content names or an extension (延期) set; nil without one.
    ///
    /// Steps with `due: unit deadline` follow it.
    package internal(set) var deadline: Microseconds?
    /// How many extensions (延期) have been granted; they are counted, not limited.
    package internal(set) var extensions = 0
    /// The number of the revision whose checks were recorded last; 0 while none was, or since a form left that they were
    /// made beside.
    package internal(set) var checkedRevision = 0

    /// The newest content; nil before the first.
    package var current: Revision? { revisions.last }
    /// 1 for the first content, 0 before it.
    package var revision: Int { revisions.count }
    /// False while the newest content could be checked and was not; content without a template has nothing to check.
    package var isChecked: Bool { current?.template == nil || checkedRevision == revision }
}

/// The content of a unit at one moment, by digest: the whole and each part.
package struct Revision: Sendable, Equatable {
    /// SHA-256, in hexadecimal, of the whole content's canonical JSON; a decision names it to say what it is about.
    package var digest: String
    /// The digest of each part by itself; tells which sign-offs a change touches.
    package var parts: [PartName: String]
    /// The fields that are not blank, for the conditions that need them; sorted.
    package var filled: [String]
    /// The deadline that the content names, if it names one.
    package var deadline: Microseconds?
    /// The id of the template (表样) that the form was filled under, for example `project-form/1`; nil: under none.
    package var template: String?

    /// Creates a revision; `filled` is put in order.
    package init(
        digest: String, parts: [PartName: String], filled: [String] = [], deadline: Microseconds? = nil,
        template: String? = nil
    ) {
        (self.digest, self.parts, self.filled, self.deadline) = (digest, parts, filled.sorted(), deadline)
        self.template = template
    }

    /// The digests of the parts that a sign-off covers; all for nil, and none for a part that the content lacks.
    func digests(of parts: [PartName]?) -> [PartName: String] {
        guard let parts else { return self.parts }
        return self.parts.filter { parts.contains($0.key) }
    }
}

/// A step that has been entered, in its current round.
package struct StepState: Sendable, Equatable {
    /// How a step stands in its round; one that was never entered has no state at all.
    package enum Status: String, Sendable {
        case active, passed, failed
        /// Taken out by a return, to be walked again.
        case cancelled
        /// Passed, and skipped by a direct resubmission as long as its sign-offs match.
        case held
    }

    /// Its place in the case; tells the copies of one step apart.
    package let path: Path
    /// Its name in the workflow, the same in every copy.
    package let step: StepName
    /// The form or item whose copy it is; nil for a step of the whole case.
    package let unit: UnitID?
    /// From 1, one more each time the step is entered; reopening a seat starts no new round.
    package internal(set) var round: Int
    /// `active` on entry.
    package internal(set) var status: Status
    /// In the order of their numbers; a seat never leaves, it becomes void.
    package internal(set) var seats: [Seat]
    /// When this round began.
    package internal(set) var enteredAt: Microseconds
    /// By when the step is owed; nil without a term, or while the unit that it follows has no deadline.
    package internal(set) var due: Microseconds?
    /// True once the clock has recorded that the term passed; a new term clears it, resuming a case does not.
    package internal(set) var overdue = false
    /// When the step was urged (催办) in this round, oldest first; at least 24 hours lie between two.
    package internal(set) var urges: [Microseconds] = []
    /// How often the clock reminded (逾期提醒) since this term passed; a new term counts from 0.
    package internal(set) var reminders = 0
    /// When the clock reminded last in this round, whatever the term; so no two reminders are on one day.
    package internal(set) var remindedAt: Microseconds?
    /// Whom the clock told that the step is late; nil before that, and again with a new term.
    package internal(set) var escalation: Escalation?

    /// A step as it is when it is entered.
    package init(
        path: Path, step: StepName, unit: UnitID?, round: Int, seats: [Seat], enteredAt: Microseconds,
        due: Microseconds?
    ) {
        (self.path, self.step, self.unit, self.round, self.status) = (path, step, unit, round, .active)
        (self.seats, self.enteredAt, self.due) = (seats, enteredAt, due)
    }
}

/// "One decision is owed here" (席位).
package struct Seat: Sendable, Equatable {
    /// From 1, within the step and round.
    package var number: Int
    /// The role whose holders may fill it.
    package var role: RoleName
    /// Set for a seat of one member of an `everyone` role.
    package var member: PersonID?
    /// Who took a seat that any holder may fill (认领); nil while it is free.
    package var claimedBy: PersonID?
    /// Its turn under 顺序会签, from 1; no other rule looks at it.
    package var order: Int
    /// The votes of this seat under `by weight`, 1 to 1000; no other rule looks at it.
    package var weight: Int
    /// 一票否决: a rejection here fails the step, and a vote does not pass while this seat is undecided.
    package var veto: Bool
    /// 协办: owes an opinion, which is not counted.
    package var advisory: Bool
    /// The index in `decisions` of the decision that fills the seat.
    package var decision: Int?
    /// True once nothing is owed here, since its member left the role; never undone.
    package var voided = false

    /// Creates an undecided seat that nobody has claimed.
    package init(
        number: Int, role: RoleName, member: PersonID? = nil, order: Int = 1, weight: Int = 1, veto: Bool = false,
        advisory: Bool = false
    ) {
        (self.number, self.role, self.member, self.order) = (number, role, member, order)
        (self.weight, self.veto, self.advisory) = (weight, veto, advisory)
    }
}

/// What somebody decided on a seat, on which content. Never changed; only its standing is.
package struct Decision: Sendable, Equatable {
    /// What was said: 同意, 驳回, 弃权, or an opinion (协办). A submission or a record is stored as `approved`.
    package enum Verdict: String, Sendable, CaseIterable { case approved, rejected, abstained, advised }
    /// Whether a decision counts; only a `valid` one does.
    package enum Standing: String, Sendable {
        case valid
        /// The content it covers has changed.
        case stale
        /// Its round was cancelled by a return.
        case superseded
        /// Its step is skipped by a direct resubmission; counts again if the basis matches.
        case held
        /// 拿回 by the decider.
        case retracted
    }

    /// The step's place in the case when it was made.
    package var path: Path
    /// The step's name in the workflow; separation rules speak of it.
    package var step: StepName
    /// The form or item whose copy of the step it was; nil for a step of the whole case.
    package var unit: UnitID?
    /// The step's round in which it was made; decisions of earlier rounds no longer count.
    package var round: Int
    /// The number of the seat that it fills, in that round.
    package var seat: Int
    /// The role of the seat, in which the person acted.
    package var role: RoleName
    /// Whose decision it is, and who entered it if that was somebody else.
    package var performer: Performer
    /// What was said; fixed once it is recorded.
    package var verdict: Verdict
    /// The content as it was: nothing, the roster, one unit, or every open form, in the order in which they were added.
    package var basis: [Basis]
    /// When it was recorded; never back-dated.
    package var at: Microseconds
    /// The one field that later events change.
    package internal(set) var standing = Standing.valid

    /// A decision as it is when it is made.
    package init(
        path: Path, step: StepName, unit: UnitID?, round: Int, seat: Int, role: RoleName, performer: Performer,
        verdict: Verdict, basis: [Basis], at: Microseconds
    ) {
        (self.path, self.step, self.unit, self.round, self.seat) = (path, step, unit, round, seat)
        (self.role, self.performer, self.verdict, self.basis, self.at) = (role, performer, verdict, basis, at)
    }
}

/// Who acts: a person, or an administrator who registers the act of a person, visibly.
package struct Performer: Hashable, Sendable {
    /// Whose act it is.
    package var person: PersonID
    /// Who entered it, when that is somebody else.
    package var registrar: PersonID?

    /// Creates a performer; `registrar` is nil when people act for themselves.
    package init(_ person: PersonID, registrar: PersonID? = nil) {
        (self.person, self.registrar) = (person, registrar)
    }

    /// True when this one may settle what another began: whoever registers for others may not settle in their own name
    /// what they entered, nor enter what they began.
    package func isApart(from other: Performer) -> Bool {
        ![other.person, other.registrar].contains(person) && registrar != other.person
    }
}

/// The content that a decision is about.
package struct Basis: Hashable, Sendable {
    /// Nil: the appointments of the case; the revision is then the roster's.
    package var unit: UnitID?
    /// The unit's revision, from 1; for the appointments the number of changes to them.
    package var revision: Int
    /// That of the whole unit, even where the step covers parts of it; empty for the appointments.
    package var digest: String

    /// Creates a basis; `unit` is nil for the appointments.
    package init(unit: UnitID?, revision: Int, digest: String) {
        (self.unit, self.revision, self.digest) = (unit, revision, digest)
    }
}

/// Something asked for outside the steps (申请), decided by one person.
package struct Request: Sendable, Equatable {
    /// How far a request has come; it is granted or refused once.
    package enum Status: String, Sendable { case open, granted, refused }

    /// From 1, within the case.
    package let number: Int
    /// What is asked for: 不纳入自评, 延期 or 结转.
    package let kind: RequestKind
    /// The form that is to be excluded, or the item that is to be extended or carried over.
    package let unit: UnitID
    /// Who asked, and who entered it; neither may decide it.
    package let askedBy: Performer
    /// The later moment that an extension asks for; the other kinds need none.
    package let deadline: Microseconds?
    /// When it was made.
    package let at: Microseconds
    /// `open` when it is made.
    package internal(set) var status = Status.open
    /// Who granted or refused it; nil while it is open.
    package internal(set) var decidedBy: Performer?

    /// A request as it is when it is made.
    package init(
        number: Int, kind: RequestKind, unit: UnitID, askedBy: Performer, deadline: Microseconds?, at: Microseconds
    ) {
        (self.number, self.kind, self.unit) = (number, kind, unit)
        (self.askedBy, self.deadline, self.at) = (askedBy, deadline, at)
    }
}

/// A person had a hand in something; separation of duties counts these (semantics: Who may act).
package struct Involvement: Hashable, Sendable {
    /// Who acted, or who registered the act.
    package var person: PersonID
    /// The role that it was done in.
    package var role: RoleName
    /// The step that it was done in; nil for requests and findings, which stand outside the steps.
    package var step: StepName?
    /// The form or item that it was about; nil for a step of the whole case.
    package var unit: UnitID?
    /// True: only registered another person's act. Two such acts never conflict with each other.
    package var asRegistrar: Bool
}
