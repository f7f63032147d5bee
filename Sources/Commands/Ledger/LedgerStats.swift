import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerStats: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "统计 Size of the log, its cases and its file.",
        discussion: """
            例 Examples:
              countersign ledger stats
              countersign ledger stats --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("ledger.stats") }
}
