import Approvals
import Engine

/// Who has which role in a case.
extension Operation {
    static let appointing: [Operation] = [appoint, dismiss, replace, confirm]

    private static let appointment: [Parameter] = [
        .theCase, .needs("role", "角色", "the role"), .needs("person", "人员", "the person"),
        .takes("for", "针对的表或整改项", "the form or item, for a role per form or item"),
    ]

    static let appoint = act("appoint", .init("任命", "Appoint a person to a role of the case."), appointment) {
        desk, _ in
        Intent(.appoint(desk.appointment))
    }

    static let dismiss = act("dismiss", .init("免去", "End an appointment."), appointment) { desk, _ in
        Intent(.dismiss(desk.appointment))
    }

    static let replace = act(
        "replace", .init("更换", "Put one person in the place of another; open seats go over."),
        appointment + [.needs("successor", "接任者", "the successor")]
    ) { desk, _ in Intent(.replace(desk.appointment, with: PersonID(desk.arguments["successor"]))) }

    static let confirm = act(
        "confirm", .init("确认任命", "Confirm the appointments; the staffing is checked."),
        [.theCase, .opinion] + Parameter.signing
    ) { desk, file in
        let settling = file.state.leaves.first { !$0.task.appoints.isEmpty }
        let path = try file.step(
            unit: nil, named: settling?.step.name ?? "setup", acts: [.sign], for: desk.identity.person)
        return Intent(.decide(path, .approved, about: nil, spoken: desk.opinion != nil), opinion: desk.opinion)
    }
}

extension Desk {
    fileprivate var appointment: Appointment {
        Appointment(RoleName(arguments["role"]), unit: arguments.unit("for"), PersonID(arguments["person"]))
    }
}
