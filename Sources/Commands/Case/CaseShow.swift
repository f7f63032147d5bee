import ArgumentParser
import CanonicalJSON
import Operations

struct CaseShow: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看 A case: its people, steps, forms, items and requests.",
        discussion: """
            例 Examples:
              countersign case show QJJJ-2022
              countersign show QJJJ-2022 --as-of 2023-03-01
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .customLong("as-of"), help: "截至某时或某条 As it was at a time or an entry.") var asOf: String?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("case.show", ["case": .text(caseID), "as_of": .text(asOf)]) }
}
