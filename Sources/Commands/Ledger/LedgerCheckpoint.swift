import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerCheckpoint: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "检查点 The newest signed checkpoint; print its lines into the minutes.",
        discussion: """
            例 Examples:
              countersign ledger checkpoint
              countersign ledger checkpoint --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("ledger.checkpoint") }
}
