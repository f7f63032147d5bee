import ArgumentParser
import CanonicalJSON
import Operations

struct CaseTerminate: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminate", abstract: "终止 End a running case before its end.",
        discussion: """
            例 Examples:
              countersign case terminate QJJJ-2022 --reason "机构撤并"
              countersign why case terminate QJJJ-2022 --reason x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("case.terminate", ["case": .text(caseID), "reason": .text(reason)]) }
}
