import Approvals
import ArgumentParser
import Engine

struct FormList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 The forms of a case and where each stands.",
        discussion: """
            例 Examples:
              countersign form list QJJJ-2022
              countersign form list QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let view = try CaseView(Desk(looking), caseID)
        view.showUnits(.form)
    }
}
