import ArgumentParser
import CanonicalJSON
import Operations

struct WhoSigned: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "who-signed", abstract: "谁签了什么 Who approved which form, in which wording, when.",
        discussion: """
            例 Examples:
              countersign who-signed QJJJ-2022 14-03
              countersign who-signed QJJJ-2022 --all
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item; else all.", completion: .custom(Completions.units)) var unit: String?
    @Flag(name: .long, help: "含失效的 With stale, superseded and retracted ones.") var all = false
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call {
        Call("who-signed", ["case": .text(caseID), "unit": .text(unit), "all": .flag(all)])
    }
}
