import ArgumentParser
import CanonicalJSON
import Operations

struct LedgerRebuild: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "重建 Compute the read models anew from the log.",
        discussion: """
            例 Examples:
              countersign ledger rebuild
              countersign ledger rebuild --lang en
            """)
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("ledger.rebuild") }
}
