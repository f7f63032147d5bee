import ArgumentParser
import CanonicalJSON
import Operations

struct FindingList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "疑点列表 The findings of a case, and how far each answer has come.",
        discussion: """
            例 Examples:
              countersign finding list QJJJ-2022 --open
              countersign finding list QJJJ-2022 --unit 14-03 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "表 Only this form.", completion: .custom(Completions.units)) var unit: String?
    @Flag(name: .long, help: "只看未处理的 Only those that wait for an answer.") var open = false
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call {
        Call("finding.list", ["case": .text(caseID), "unit": .text(unit), "open": .flag(open)])
    }
}
