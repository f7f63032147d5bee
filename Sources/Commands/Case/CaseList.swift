import ArgumentParser
import CanonicalJSON
import Operations

struct CaseList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 All cases.",
        discussion: """
            例 Examples:
              countersign case list
              countersign case list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("case.list") }
}
