import ArgumentParser
import CanonicalJSON
import Operations

struct RequestGrant: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "批准申请 Grant a request.",
        discussion: """
            例 Examples:
              countersign request grant QJJJ-2022 1
              countersign request grant QJJJ-2022 2 --opinion 同意结转
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "申请号 The request's number.") var number: Int
    @Option(name: .long, help: "意见 The opinion.") var opinion: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("request.grant", ["case": .text(caseID), "number": .number(number), "opinion": .text(opinion)])
    }
}
