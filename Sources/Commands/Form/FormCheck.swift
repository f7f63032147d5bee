import ArgumentParser
import CanonicalJSON
import Operations

struct FormCheck: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "检查 Check the forms of a case: figures, scores, texts, and one form against another.",
        discussion: """
            例 Examples:
              countersign form check QJJJ-2022
              countersign form check QJJJ-2022 14-03 --lang en
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表 Only this form.", completion: .custom(Completions.units)) var unit: String?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.check", ["case": .text(caseID), "unit": .text(unit)]) }
}
