import ArgumentParser
import CanonicalJSON
import Operations

struct WorkflowList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 The workflows that the ledger holds.",
        discussion: """
            例 Examples:
              countersign workflow list
              countersign workflow list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("workflow.list") }
}
