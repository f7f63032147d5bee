import Approvals
import ArgumentParser
import Engine

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
