import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerVerify: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核验 Check bytes, chain, density, bodies, and that replaying gives what is recorded.",
        discussion: """
            例 Examples:
              countersign ledger verify
              countersign ledger verify --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("ledger.verify") }
}
