import ArgumentParser
import CanonicalJSON
import Operations

struct CaseResume: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "恢复 Resume a suspended case.",
        discussion: """
            例 Examples:
              countersign case resume QJJJ-2022
              countersign why case resume QJJJ-2022
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("case.resume", ["case": .text(caseID)]) }
}
