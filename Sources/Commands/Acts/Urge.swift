import ArgumentParser
import CanonicalJSON
import Operations

struct Urge: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "urge", abstract: "催办 Urge an open step, at most once a day.",
        discussion: """
            例 Examples:
              countersign urge QJJJ-2022 14-03
              countersign urge QJJJ-2022 --step group-decision
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("urge", seat.values) }
}
