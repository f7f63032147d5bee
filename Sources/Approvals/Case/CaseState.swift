/// Everything that the rules know of one case, folded from its events.
package struct CaseState: Sendable, Equatable {
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

        package var isOver: Bool {
            switch self {
            case .finished, .refused, .cancelled, .terminated: true
            case .unopened, .running, .suspended: false
            }
        }
    }

    package let id: CaseID
    package let workflow: Workflow
    package internal(set) var status = Status.unopened
    /// The number of events folded.
    package internal(set) var version: Int64 = 0
    package internal(set) var openedAt: Microseconds = 0
    package internal(set) var suspendedAt: Microseconds?
    package internal(set) var clockStops = false
    package internal(set) var appointments: [Appointment] = []
    /// The appointments as they were when the step that settles them last passed, less those ended since.
    package internal(set) var confirmed: Set<Appointment> = []
    /// Counts the changes to appointments that a step settles; its sign-off is bound to this number.
    package internal(set) var rosterRevision = 0
    /// In the order in which they came.
    package internal(set) var units: [UnitState] = []
    package internal(set) var steps: [Path: StepState] = [:]
    /// The workflow laid out for the units of the case.
    package internal(set) var plan: Plan
    /// Append-only: a decision never leaves, its standing changes.
    package internal(set) var decisions: [Decision] = []
    package internal(set) var requests: [Request] = []
    package internal(set) var involvements: Set<Involvement> = []

    package init(id: CaseID, workflow: Workflow) {
        (self.id, self.workflow, plan) = (id, workflow, Plan(workflow, units: []))
    }

    package func leaf(at path: Path) -> Leaf? { plan.leaf(at: path) }
    /// The leaves that are in the flow, in order.
    package var leaves: [Leaf] { plan.live(self) }

    package func unit(_ id: UnitID) -> UnitState? { units.first { $0.id == id } }
    package func holders(of role: RoleName, unit: UnitID?) -> [PersonID] {
        let wanted = workflow.role(role)?.per == nil ? nil : unit
        return appointments.filter { $0.role == role && $0.unit == wanted }.map(\.person)
    }
}

/// One person in one role, for the case or for one unit.
package struct Appointment: Hashable, Sendable {
    package var role: RoleName
    package var unit: UnitID?
    package var person: PersonID

    package init(_ role: RoleName, unit: UnitID?, _ person: PersonID) {
        (self.role, self.unit, self.person) = (role, unit, person)
    }
}

/// A form or a rectification item with its revisions.
package struct UnitState: Sendable, Equatable {
    package enum Status: String, Sendable {
        case open
        /// 不纳入自评
        case excluded
        /// 结转
        case carriedOver = "carried_over"
        case cancelled, refused
    }

    package let id: UnitID
    package let kind: UnitKind
    package internal(set) var status = Status.open
    package internal(set) var revisions: [Revision] = []
    package internal(set) var deadline: Microseconds?
    package internal(set) var extensions = 0

    package var current: Revision? { revisions.last }
    /// 1 for the first content, 0 before it.
    package var revision: Int { revisions.count }
}

/// The content of a unit at one moment, by digest: the whole and each part.
package struct Revision: Sendable, Equatable {
    package var digest: String
    package var parts: [PartName: String]
    /// The fields that are not blank, for the conditions that need them; sorted.
    package var filled: [String]
    /// The deadline that the content names, if it names one.
    package var deadline: Microseconds?

    package init(
        digest: String, parts: [PartName: String], filled: [String] = [], deadline: Microseconds? = nil
    ) {
        (self.digest, self.parts, self.filled, self.deadline) = (digest, parts, filled.sorted(), deadline)
    }

    func digests(of parts: [PartName]?) -> [PartName: String] {
        guard let parts else { return self.parts }
        return self.parts.filter { parts.contains($0.key) }
    }
}

/// A step that has been entered, in its current round.
package struct StepState: Sendable, Equatable {
    package enum Status: String, Sendable {
        case active, passed, failed
        /// Taken out by a return, to be walked again.
        case cancelled
        /// Passed, and skipped by a direct resubmission as long as its sign-offs match.
        case held
    }

    package let path: Path
    package let step: StepName
    package let unit: UnitID?
    package internal(set) var round: Int
    package internal(set) var status: Status
    package internal(set) var seats: [Seat]
    package internal(set) var enteredAt: Microseconds
    package internal(set) var due: Microseconds?
    package internal(set) var overdue = false
    package internal(set) var urges: [Microseconds] = []

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
    package var role: RoleName
    /// Set for a seat of one member of an `everyone` role.
    package var member: PersonID?
    package var claimedBy: PersonID?
    package var order: Int
    package var weight: Int
    package var veto: Bool
    package var advisory: Bool
    /// The index in `decisions` of the decision that fills the seat.
    package var decision: Int?
    package var voided = false

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
    package enum Verdict: String, Sendable, CaseIterable { case approved, rejected, abstained, advised }
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

    package var path: Path
    package var step: StepName
    package var unit: UnitID?
    package var round: Int
    package var seat: Int
    package var role: RoleName
    package var performer: Performer
    package var verdict: Verdict
    package var basis: [Basis]
    package var at: Microseconds
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

    package init(_ person: PersonID, registrar: PersonID? = nil) {
        (self.person, self.registrar) = (person, registrar)
    }
}

/// The content that a decision is about.
package struct Basis: Hashable, Sendable {
    /// Nil: the appointments of the case; the revision is then the roster's.
    package var unit: UnitID?
    package var revision: Int
    package var digest: String

    package init(unit: UnitID?, revision: Int, digest: String) {
        (self.unit, self.revision, self.digest) = (unit, revision, digest)
    }
}

/// Something asked for outside the steps (申请), decided by one person.
package struct Request: Sendable, Equatable {
    package enum Status: String, Sendable { case open, granted, refused }

    /// From 1, within the case.
    package let number: Int
    package let kind: RequestKind
    package let unit: UnitID
    package let askedBy: Performer
    package let deadline: Microseconds?
    package let at: Microseconds
    package internal(set) var status = Status.open
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
    package var person: PersonID
    package var role: RoleName
    package var step: StepName?
    package var unit: UnitID?
    /// True: only registered another person's act. Two such acts never conflict with each other.
    package var asRegistrar: Bool
}
