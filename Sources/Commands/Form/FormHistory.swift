import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger

struct FormHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "修订史 Every revision and decision of a form.",
        discussion: """
            例 Examples:
              countersign form history QJJJ-2022 14-03
              countersign form history QJJJ-2022 14-03 --json
            """)
    @OptionGroup var form: FormArguments
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let view = try CaseView(Desk(looking), form.caseID)
        try view.requireUnit(form.unit)
        // Named: a trailing closure would be taken for `until`.
        try view.showEntries(where: { entry in
            entry.data["unit"]?.text == form.unit
                || entry.data["step"]?.text?.split(separator: "/").contains(Substring(form.unit)) == true
        })
    }
}
