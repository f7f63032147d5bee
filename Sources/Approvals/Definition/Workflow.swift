/// A checked definition of how a kind of case runs: people, rules and steps.
///
/// The `Workflows` room reads it from a file and checks that it is sound; a case is pinned to the digest of its
/// canonical JSON and never sees a later version.
package struct Workflow: Sendable, Equatable {
    /// What kind of case it is, for example `self-evaluation`; `[a-z][a-z0-9_-]*`, at most 64 long.
    package var name: String
    /// Any text; a ledger holds one definition under a name and version.
    package var version: String
    /// What people read, for example 部门绩效自评.
    package var title: String
    /// The role that opens the case and manages it: appoints, adds forms, suspends, ends.
    package var manager: RoleName
    /// In the order of the file.
    package var roles: [Role]
    /// Those of the file, and those that are added by default between filling and reviewing.
    package var separations: [Separation]
    /// At most one for each kind; what has none cannot be asked for.
    package var requests: [RequestRule]
    /// Who answers what the checks find; nil where nobody does.
    package var findings: FindingRule?
    /// In order; the root is a sequence.
    package var steps: [Step]

    /// Creates a definition without checking that it is sound.
    package init(
        name: String, version: String, title: String, manager: RoleName, roles: [Role], separations: [Separation] = [],
        requests: [RequestRule] = [], findings: FindingRule? = nil, steps: [Step]
    ) {
        (self.name, self.version, self.title, self.manager) = (name, version, title, manager)
        (self.roles, self.separations, self.requests, self.steps) = (roles, separations, requests, steps)
        self.findings = findings
    }

    /// Finds a declared role; nil when the file has none of this name.
    package func role(_ name: RoleName) -> Role? { roles.first { $0.name == name } }
    /// Finds who may ask for something and who decides; nil when it cannot be asked for.
    package func request(_ kind: RequestKind) -> RequestRule? { requests.first { $0.kind == kind } }
}

/// What a `for_each` step makes one copy of.
package enum UnitKind: String, Sendable, CaseIterable { case form, item }

/// A duty that people are appointed to, for the whole case or for one form or item.
package struct Role: Sendable, Equatable {
    /// Unique in the workflow; appointments, seats and rules use it.
    package var name: RoleName
    /// The field's term, for example 财务审核.
    package var title: String
    /// Nil: appointed once for the case. Otherwise once for every form or item.
    package var per: UnitKind?
    /// True: every member gets a seat when a step is entered. False: one member takes the one seat.
    package var everyone: Bool

    /// Creates a role of the whole case whose one seat any holder takes, unless more is said.
    package init(_ name: RoleName, title: String, per: UnitKind? = nil, everyone: Bool = false) {
        (self.name, self.title, self.per, self.everyone) = (name, title, per, everyone)
    }
}

/// Roles or steps that different people must hold (职责分离), in the whole case or within each form or item.
///
/// The principle of checks and balances (制衡性原则) asks for it: 行政事业单位内部控制规范（试行）, 2012, article 5 (3).
package struct Separation: Sendable, Equatable {
    /// Two or more; the rule holds between any two of them, in either order of time.
    package var duties: [Duty]
    /// Nil: case-wide. Otherwise only acts on the same form or item are held against each other.
    package var within: UnitKind?

    /// Creates a separation, over the whole case unless a kind of unit is given.
    package init(_ duties: [Duty], within: UnitKind? = nil) { (self.duties, self.within) = (duties, within) }
}

/// One side of a separation rule.
package enum Duty: Hashable, Sendable {
    case role(RoleName)
    case step(StepName)

    /// The name alone; no role and step share one.
    package var text: String {
        switch self {
        case .role(let name): name.text
        case .step(let name): name.text
        }
    }
}

/// What can be asked for outside the steps, with who may ask and who decides (申请).
package struct RequestRule: Sendable, Equatable {
    /// What the rule is about.
    package var kind: RequestKind
    /// Any holder of one of these may ask.
    package var askedBy: [RoleName]
    /// Any holder of one of these grants or refuses it, alone, unless they asked for it.
    package var grantedBy: [RoleName]

    /// Creates the rule for one kind of request.
    package init(_ kind: RequestKind, askedBy: [RoleName], grantedBy: [RoleName]) {
        (self.kind, self.askedBy, self.grantedBy) = (kind, askedBy, grantedBy)
    }
}

/// What can be asked for (申请); the raw values are keys of the workflow file and stand in events.
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

/// Who answers the findings of the checks (疑点); a role of the form counts for its own form.
package struct FindingRule: Sendable, Equatable {
    /// Any holder of one of these explains a finding.
    package var explainedBy: [RoleName]
    /// Any holder of one of these accepts or refuses an explanation, unless it is their own.
    package var acceptedBy: [RoleName]
    /// Any holder of one of these lets a finding stand (豁免), unless they explained it.
    package var waivedBy: [RoleName]

    /// Creates the rule; an empty list leaves the act to nobody.
    package init(explainedBy: [RoleName], acceptedBy: [RoleName], waivedBy: [RoleName]) {
        (self.explainedBy, self.acceptedBy, self.waivedBy) = (explainedBy, acceptedBy, waivedBy)
    }
}
