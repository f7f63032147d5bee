import ArgumentParser
import CanonicalJSON
import Operations

struct FormShow: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看 Show a form's content, digest and standing.",
        discussion: """
            例 Examples:
              countersign form show QJJJ-2022 14-03
              countersign form show QJJJ-2022 14-03 --revision 1
            """)
    @OptionGroup var form: FormArguments
    @Option(name: .long, help: "修订号 The revision; else the last.") var revision: Int?
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.show", form.values.with(["revision": .number(revision)])) }
}
