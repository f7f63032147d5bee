import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationClose: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "销号 Close an item that was verified.",
        discussion: """
            例 Examples:
              countersign rectification close QJJJ-2022 R-01
              countersign why rectification close QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "说明 A note.") var note: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("rectification.close", item.values.with(["note": .text(note)])) }
}
