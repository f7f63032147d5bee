import ArgumentParser
import CanonicalJSON
import Operations

struct RectificationOpen: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "登记问题 Open an item for a problem found.",
        discussion: """
            例 Examples:
              countersign rectification open QJJJ-2022 R-01 --title "公开14-14 分值合计为95"
              countersign appoint QJJJ-2022 responsible p33 --for R-01
            """)
    @OptionGroup var item: ItemArguments
    @Option(name: .long, help: "问题 The problem, in a line.") var title: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("rectification.open", item.values.with(["title": .text(title)])) }
}
