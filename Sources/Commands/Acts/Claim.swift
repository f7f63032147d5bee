import ArgumentParser
import CanonicalJSON
import Operations

struct Claim: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "认领席位 Take a seat of a role; the others of the role then wait.",
        discussion: """
            例 Examples:
              countersign claim QJJJ-2022 14-03
              countersign release QJJJ-2022 14-03
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("claim", seat.values) }
}
