import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "整改台账 The rectification ledger of a case.",
        discussion: """
            例 Examples:
              countersign rectification list QJJJ-2022
              countersign rectification list QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("rectification.list", ["case": .text(caseID)]) }
}
