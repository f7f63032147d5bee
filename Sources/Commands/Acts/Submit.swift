import ArgumentParser
import CanonicalJSON
import Operations

struct Submit: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "提交 Hand in a form or an item for review.",
        discussion: """
            例 Examples:
              countersign submit QJJJ-2022 14-03 --opinion "数据已核对"
              countersign why submit QJJJ-2022 14-03
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("submit", seat.values.with(decision.values)) }
}
