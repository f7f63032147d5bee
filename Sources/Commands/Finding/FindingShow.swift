import ArgumentParser
import CanonicalJSON
import Operations

struct FindingShow: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看疑点 Show a finding: what was found where, and who answered what.",
        discussion: """
            例 Examples:
              countersign finding show QJJJ-2022 3
              countersign finding show QJJJ-2022 3 --json
            """)
    @OptionGroup var finding: FindingArguments
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("finding.show", finding.values) }
}
