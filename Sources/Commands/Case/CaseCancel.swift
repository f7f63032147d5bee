import ArgumentParser
import CanonicalJSON
import Operations

struct CaseCancel: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "撤销 Cancel a case, or one form or item of it.",
        discussion: """
            例 Examples:
              countersign case cancel QJJJ-2022 --reason "重复立案"
              countersign case cancel QJJJ-2022 --unit R-04 --reason "登记有误"
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .long, help: "只撤销此表或整改项 Only this form or item.") var unit: String?
    @Option(name: .long, help: "理由 The reason.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("case.cancel", ["case": .text(caseID), "unit": .text(unit), "reason": .text(reason)])
    }
}
