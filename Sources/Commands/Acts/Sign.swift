import ArgumentParser
import CanonicalJSON
import Operations

struct Sign: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "签核同意 Approve a form, an item or a step.",
        discussion: """
            例 Examples:
              countersign sign QJJJ-2022 14-03 --opinion 同意 --about 3f9a2c41
              countersign sign QJJJ-2022 --step leader-approval --ssh-key ~/.ssh/id_ed25519
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var decision: DecisionArguments
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("sign", seat.values.with(decision.values)) }
}
