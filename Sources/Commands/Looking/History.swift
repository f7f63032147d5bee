import ArgumentParser
import CanonicalJSON
import Operations

struct History: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "经过 Every event of a case, oldest first.",
        discussion: """
            例 Examples:
              countersign history QJJJ-2022
              countersign history QJJJ-2022 --as-of 2023-03-01
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .customLong("as-of"), help: "截至某时或某条 Only up to a time (2023-03-01T09:00) or an entry (#120).")
    var asOf: String?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("history", ["case": .text(caseID), "as_of": .text(asOf)]) }
}
