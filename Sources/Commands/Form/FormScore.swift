import ArgumentParser
import CanonicalJSON
import Operations

struct FormScore: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "重算 Compute what nobody should type, beside what was typed: rates, marks, totals, grades.",
        discussion: """
            例 Examples:
              countersign form score QJJJ-2022 14-03
              countersign form score QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表 Only this form.", completion: .custom(Completions.units)) var unit: String?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.score", ["case": .text(caseID), "unit": .text(unit)]) }
}
