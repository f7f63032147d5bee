import ArgumentParser
import CanonicalJSON
import Operations

struct Vote: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "vote", abstract: "表决 Vote: approve, reject or abstain.",
        discussion: """
            例 Examples:
              countersign vote QJJJ-2022 approve --opinion 同意
              countersign vote QJJJ-2022 abstain
            """)
    enum Ballot: String, ExpressibleByArgument, CaseIterable {
        case approve, reject, abstain
    }
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "approve 同意 | reject 反对 | abstain 弃权") var ballot: Ballot
    @Option(name: .long, help: "环节 The step, when more than one is open.") var step: String?
    @Option(name: .long, help: "意见 The opinion, in words; needed to reject.") var opinion: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "vote",
            [
                "case": .text(caseID), "ballot": .text(ballot.rawValue), "step": .text(step), "opinion": .text(opinion),
            ])
    }
}
