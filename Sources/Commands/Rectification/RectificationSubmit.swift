import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationSubmit: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "提交 Hand in the plan or the evidence.",
        discussion: """
            例 Examples:
              countersign rectification submit QJJJ-2022 R-01
              countersign why rectification submit QJJJ-2022 R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "说明 An opinion, in words.") var opinion: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("rectification.submit", item.values.with(["opinion": .text(opinion)])) }
}
