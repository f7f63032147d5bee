import ArgumentParser
import CanonicalJSON
import Operations

struct FormDiffer: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "比较 What changed between two revisions, value by value.",
        discussion: """
            例 Examples:
              countersign form diff QJJJ-2022 14-03
              countersign form diff QJJJ-2022 14-03 --from 1 --to 3
            """)
    @OptionGroup var form: FormArguments
    @Option(name: .long, help: "从 The older revision; else the one before.") var from: Int?
    @Option(name: .long, help: "到 The newer revision; else the last.") var to: Int?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.diff", form.values.with(["from": .number(from), "to": .number(to)])) }
}
