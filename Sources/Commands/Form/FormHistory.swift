import ArgumentParser
import CanonicalJSON
import Operations

struct FormHistory: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "修订史 Every revision and decision of a form.",
        discussion: """
            例 Examples:
              countersign form history QJJJ-2022 14-03
              countersign form history QJJJ-2022 14-03 --json
            """)
    @OptionGroup var form: FormArguments
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.history", form.values) }
}
