import ArgumentParser
import CanonicalJSON

struct AppointmentArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "角色 The role.") var role: String
    @Argument(help: "人员 The person.", completion: .custom(Completions.people)) var person: String
    @Option(
        name: .customLong("for"), help: "针对的表或整改项 The form or item, for a role per form or item.",
        completion: .custom(Completions.units))
    var unit: String?

    var values: [String: JSON?] {
        ["case": .text(caseID), "role": .text(role), "person": .text(person), "for": .text(unit)]
    }
}
