import ArgumentParser
import CanonicalJSON
import Operations

struct RequestRefuse: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "不批准申请 Refuse a request, with a reason.",
        discussion: """
            例 Examples:
              countersign request refuse QJJJ-2022 1 --reason "项目已部分实施"
              countersign why request refuse QJJJ-2022 1 --reason x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "申请号 The request's number.") var number: Int
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("request.refuse", ["case": .text(caseID), "number": .number(number), "reason": .text(reason)])
    }
}
