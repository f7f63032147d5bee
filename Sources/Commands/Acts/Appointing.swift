import Approvals
import ArgumentParser
import Engine

struct AppointmentArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "角色 The role.") var role: String
    @Argument(help: "人员 The person.", completion: .custom(Completions.people)) var person: String
    @Option(
        name: .customLong("for"), help: "针对的表或整改项 The form or item, for a role per form or item.",
        completion: .custom(Completions.units))
    var unit: String?

    func appointment(in file: CaseFile) throws -> Appointment {
        Appointment(RoleName(role), unit: unit.map { UnitID($0) }, PersonID(person))
    }
}

struct Appoint: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "任命 Appoint a person to a role of the case.",
        discussion: """
            例 Examples:
              countersign appoint QJJJ-2022 leader p01
              countersign appoint QJJJ-2022 filler p12 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { who.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        return Intent(.appoint(try who.appointment(in: file)))
    }
}

struct Dismiss: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "免去 End an appointment.",
        discussion: """
            例 Examples:
              countersign dismiss QJJJ-2022 finance p31
              countersign dismiss QJJJ-2022 filler p12 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @OptionGroup var acting: ActingOptions
    var caseID: String { who.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        Intent(.dismiss(try who.appointment(in: file)))
    }
}

struct Replace: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "更换 Put one person in the place of another; open seats go over.",
        discussion: """
            例 Examples:
              countersign replace QJJJ-2022 finance p31 p43
              countersign replace QJJJ-2022 department_head p24 p42 --for 14-03
            """)
    @OptionGroup var who: AppointmentArguments
    @Argument(help: "接任者 The successor.", completion: .custom(Completions.people)) var successor: String
    @OptionGroup var acting: ActingOptions
    var caseID: String { who.caseID }

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        return Intent(.replace(try who.appointment(in: file), with: PersonID(successor)))
    }
}

struct Confirm: ActCommand {
    static let configuration = CommandConfiguration(
        abstract: "确认任命 Confirm the appointments; the staffing is checked.",
        discussion: """
            例 Examples:
              countersign confirm QJJJ-2022 --opinion 同意
              countersign why confirm QJJJ-2022
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        let leaves = file.state.leaves
        let settling = leaves.first { !$0.task.appoints.isEmpty }
        let path = try file.step(
            unit: nil, named: settling?.step.name ?? "setup", acts: [.sign], for: identity.person)
        return Intent(.decide(path, .approved, about: nil, spoken: opinion != nil), opinion: opinion)
    }
}
