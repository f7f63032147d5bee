import ArgumentParser
import CanonicalJSON
import Operations

struct FindingRectify: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "rectify", abstract: "转为整改事项 Make a rectification item of a finding.",
        discussion: """
            例 Examples:
              countersign finding rectify QJJJ-2022 3 --item R-01
              countersign finding rectify QJJJ-2022 3 --item R-01 --title "分值合计为95"
            """)
    @OptionGroup var finding: FindingArguments
    @Option(name: .long, help: "整改项 The item's id.") var item: String
    @Option(name: .long, help: "问题 The problem, in a line; else the finding's sentence.") var title: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("finding.rectify", finding.values.with(["item": .text(item), "title": .text(title)]))
    }
}
