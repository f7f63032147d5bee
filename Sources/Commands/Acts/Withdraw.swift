import ArgumentParser
import CanonicalJSON
import Operations

struct Withdraw: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "撤回 Take one's own form back to the draft while nobody has decided.",
        discussion: """
            例 Examples:
              countersign withdraw QJJJ-2022 14-05
              countersign why withdraw QJJJ-2022 14-05
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.", completion: .custom(Completions.units)) var unit: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call { Call("withdraw", ["case": .text(caseID), "unit": .text(unit)]) }
}
