import ArgumentParser
import CanonicalJSON
import Operations

struct Advise: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise", abstract: "协办意见 Give an advisory opinion; it is not counted.",
        discussion: """
            例 Examples:
              countersign advise QJJJ-2022 14-03 --opinion "建议补充说明"
              countersign advise QJJJ-2022 --step group-decision --opinion "已阅"
            """)
    @OptionGroup var seat: SeatArguments
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("advise", seat.values.with(["opinion": .text(opinion)])) }
}
