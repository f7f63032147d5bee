import ArgumentParser
import CanonicalJSON
import Operations

struct Refused: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "refused", abstract: "被拒的尝试 What was tried and refused, by whom, and why.",
        discussion: """
            例 Examples:
              countersign refused
              countersign refused QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case; else all.", completion: .custom(Completions.cases)) var caseID: String?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("refused", ["case": .text(caseID)]) }
}
