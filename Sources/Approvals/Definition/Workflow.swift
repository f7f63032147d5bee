/// A checked definition of how a kind of case runs: people, rules and steps.
///
/// The `Workflows` room reads it from a file and checks that it is sound; a case is pinned to the digest of its
/// canonical JSON and never sees a later version.
package struct Workflow: Sendable, Equatable {
    package var name: String
    package var version: String
    package var title: String
    /// The role that opens the case and manages it: appoints, adds forms, suspends, ends.
    package var manager: RoleName
    /// In the order of the file.
    package var roles: [Role]
    package var separations: [Separation]
    package var requests: [RequestRule]
    /// In order; the root is a sequence.
    package var steps: [Step]

    package init(
        name: String, version: String, title: String, manager: RoleName, roles: [Role], separations: [Separation] = [],
        requests: [RequestRule] = [], steps: [Step]
    ) {
        (self.name, self.version, self.title, self.manager) = (name, version, title, manager)
        (self.roles, self.separations, self.requests, self.steps) = (roles, separations, requests, steps)
    }

    package func role(_ name: RoleName) -> Role? { roles.first { $0.name == name } }
    package func request(_ kind: RequestKind) -> RequestRule? { requests.first { $0.kind == kind } }
}

/// What a `for_each` step makes one copy of.
package enum UnitKind: String, Sendable, CaseIterable { case form, item }

/// A duty that people are appointed to, for the whole case or for one form or item.
package struct Role: Sendable, Equatable {
    package var name: RoleName
    /// The field's term, for example 财务审核.
    package var title: String
    /// Nil: appointed once for the case. Otherwise once for every form or item.
    package var per: UnitKind?
    /// True: every member gets a seat when a step is entered. False: one member takes the one seat.
    package var everyone: Bool

    package init(_ name: RoleName, title: String, per: UnitKind? = nil, everyone: Bool = false) {
        (self.name, self.title, self.per, self.everyone) = (name, title, per, everyone)
    }
}

/// Roles or steps that different people must hold (职责分离), in the whole case or within each form or item.
package struct Separation: Sendable, Equatable {
    package var duties: [Duty]
    /// Nil: case-wide. Otherwise only acts on the same form or item are held against each other.
    package var within: UnitKind?

    package init(_ duties: [Duty], within: UnitKind? = nil) { (self.duties, self.within) = (duties, within) }
}

/// One side of a separation rule.
package enum Duty: Hashable, Sendable {
    case role(RoleName)
    case step(StepName)

    package var text: String {
        switch self {
        case .role(let name): name.text
        case .step(let name): name.text
        }
    }
}

/// What can be asked for outside the steps, with who may ask and who decides (申请).
package struct RequestRule: Sendable, Equatable {
    package var kind: RequestKind
    package var askedBy: [RoleName]
    package var grantedBy: [RoleName]

    package init(_ kind: RequestKind, askedBy: [RoleName], grantedBy: [RoleName]) {
        (self.kind, self.askedBy, self.grantedBy) = (kind, askedBy, grantedBy)
    }
}

package enum RequestKind: String, Sendable, CaseIterable {
    /// 不纳入自评: the form leaves the evaluation, without score and grade.
    case exclude
    /// 延期: a later deadline for a rectification item.
    case extend
    /// 结转: the item is followed up in the next year.
    case carryOver = "carry_over"

    /// The kind of unit that it is about.
    package var unit: UnitKind { self == .exclude ? .form : .item }
}
