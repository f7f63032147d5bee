import ArgumentParser
import CanonicalJSON
import Operations

struct Release: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "退还席位 Give a claimed seat back.",
        discussion: """
            例 Examples:
              countersign release QJJJ-2022 14-03
              countersign release QJJJ-2022 14-03 --step finance-review
            """)
    @OptionGroup var seat: SeatArguments
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("release", seat.values) }
}
