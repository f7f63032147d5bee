import ArgumentParser
import CanonicalJSON
import Operations

struct FindingAccept: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "认可说明 Accept the explanation of a finding.",
        discussion: """
            例 Examples:
              countersign finding accept QJJJ-2022 3
              countersign finding accept QJJJ-2022 3 --opinion "批复属实"
            """)
    @OptionGroup var finding: FindingArguments
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("finding.accept", finding.values.with(["opinion": .text(opinion)])) }
}
