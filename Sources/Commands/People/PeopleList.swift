import ArgumentParser
import CanonicalJSON
import Operations

struct PeopleList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 Everybody whom the ledger knows.",
        discussion: """
            例 Examples:
              countersign people list
              countersign people list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("people.list") }
}
