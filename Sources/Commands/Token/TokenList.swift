import ArgumentParser
import CanonicalJSON
import Operations

struct TokenList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 Every token, without its text.",
        discussion: """
            例 Examples:
              countersign token list
              countersign token list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("token.list") }
}
