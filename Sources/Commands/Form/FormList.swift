import ArgumentParser
import CanonicalJSON
import Operations

struct FormList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 The forms of a case and where each stands.",
        discussion: """
            例 Examples:
              countersign form list QJJJ-2022
              countersign form list QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.list", ["case": .text(caseID)]) }
}
