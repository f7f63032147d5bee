import ArgumentParser
import CanonicalJSON
import Operations

struct TakeBack: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-back", abstract: "拿回 Take one's own decision back while nobody after it has acted.",
        discussion: """
            例 Examples:
              countersign take-back QJJJ-2022 14-05 --step department-review
              countersign take-back QJJJ-2022 --step group-decision
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("take-back", seat.values) }
}
