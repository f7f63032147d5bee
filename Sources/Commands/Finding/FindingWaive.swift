import ArgumentParser
import CanonicalJSON
import Operations

struct FindingWaive: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "豁免 Let a finding stand, with a reason.",
        discussion: """
            例 Examples:
              countersign finding waive QJJJ-2022 3 --reason "表样口径不同"
              countersign why finding waive QJJJ-2022 3 --as p01
            """)
    @OptionGroup var finding: FindingArguments
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("finding.waive", finding.values.with(["reason": .text(reason)])) }
}
