import ArgumentParser
import CanonicalJSON
import Operations

struct FindingRefuse: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "不认可说明 Refuse the explanation of a finding, with a reason.",
        discussion: """
            例 Examples:
              countersign finding refuse QJJJ-2022 3 --reason "没有批复文件"
              countersign why finding refuse QJJJ-2022 3 --as p30
            """)
    @OptionGroup var finding: FindingArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("finding.refuse", finding.values.with(["reason": .text(reason)])) }
}
