import ArgumentParser
import CanonicalJSON
import Operations

struct FindingCheck: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查并登记疑点 Check the forms and record what is found, changed, or gone.",
        discussion: """
            例 Examples:
              countersign finding check QJJJ-2022
              countersign finding check QJJJ-2022 14-03 --as p17
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表 Only this form.", completion: .custom(Completions.units)) var unit: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("finding.check", ["case": .text(caseID), "unit": .text(unit)]) }
}
