import ArgumentParser
import CanonicalJSON
import Operations

struct FindingExplain: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "说明 Explain a finding.",
        discussion: """
            例 Examples:
              countersign finding explain QJJJ-2022 3 --reason "年中调剂，附批复"
              countersign why finding explain QJJJ-2022 3 --as p17
            """)
    @OptionGroup var finding: FindingArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("finding.explain", finding.values.with(["reason": .text(reason)])) }
}
