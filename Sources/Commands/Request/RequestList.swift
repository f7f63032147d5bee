import ArgumentParser
import CanonicalJSON
import Operations

struct RequestList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 What was asked for in a case, and what was decided.",
        discussion: """
            例 Examples:
              countersign request list QJJJ-2022
              countersign request list QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("request.list", ["case": .text(caseID)]) }
}
