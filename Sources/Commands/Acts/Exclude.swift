import ArgumentParser
import CanonicalJSON
import Operations

struct Exclude: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "exclude", abstract: "不纳入自评 Ask to leave a form out of the evaluation; the leader decides.",
        discussion: """
            例 Examples:
              countersign exclude QJJJ-2022 14-02 --reason "项目未开展"
              countersign request grant QJJJ-2022 1
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表 The form.", completion: .custom(Completions.units)) var unit: String
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("exclude", ["case": .text(caseID), "unit": .text(unit), "reason": .text(reason)])
    }
}
