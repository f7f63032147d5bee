package import Approvals

extension Workflow {
    /// A small workflow: `setup`, where the manager `office` confirms all appointments, then `steps`.
    package static func small(
        _ roles: [Role], separations: [Separation] = [], requests: [RequestRule] = [],
        findings: FindingRule? = nil, staffed: Bool = false, _ steps: [Step]
    ) -> Workflow {
        let setup = Step.task("setup", .any, ["office"]) {
            ($0.appoints, $0.covers) = (roles.map(\.name), .appointments)
            if staffed { $0.needs = [.staffed] }
        }
        return Workflow(
            name: "small", version: "1", title: "", manager: "office", roles: [Role("office", title: "")] + roles,
            separations: separations, requests: requests, findings: findings, steps: [setup] + steps)
    }
}

extension Role {
    package static func one(_ name: RoleName) -> Role { Role(name, title: "") }
    package static func every(_ name: RoleName) -> Role { Role(name, title: "", everyone: true) }
    package static func perForm(_ name: RoleName) -> Role { Role(name, title: "", per: .form) }
    package static func perItem(_ name: RoleName) -> Role { Role(name, title: "", per: .item) }
}

extension Step {
    /// A step in which seats of these roles sign.
    package static func task(
        _ name: StepName, _ rule: SignRule, _ seats: [SeatSpec], act: Task.Act = .sign,
        configure: (inout Task) -> Void = { _ in }
    ) -> Step {
        var task = Task(act, rule, seats: seats)
        configure(&task)
        return Step(name, .task(task))
    }

    /// A step in which the editor fills the unit in and hands it in.
    package static func draft(
        _ name: StepName = "draft", by role: RoleName = "filler", until: StepName? = nil,
        configure: (inout Task) -> Void = { _ in }
    ) -> Step {
        .task(name, .any, [SeatSpec(role)], act: .submit) {
            $0.edits = Edits(until: until)
            configure(&$0)
        }
    }

    package static func forms(_ steps: [Step]) -> Step { Step("forms", .each(.form, addedBy: ["office"], steps)) }
    package static func items(_ steps: [Step]) -> Step { Step("items", .each(.item, addedBy: ["office"], steps)) }
}

extension SeatSpec: ExpressibleByStringLiteral {
    package init(stringLiteral role: String) { self.init(RoleName(role)) }
}
