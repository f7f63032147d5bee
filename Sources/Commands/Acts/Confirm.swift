import ArgumentParser
import CanonicalJSON
import Operations

struct Confirm: SignedCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "确认任命 Confirm the appointments; the staffing is checked.",
        discussion: """
            例 Examples:
              countersign confirm QJJJ-2022 --opinion 同意
              countersign why confirm QJJJ-2022
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var signing: SigningOptions
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("confirm", ["case": .text(caseID), "opinion": .text(opinion)]) }
}
