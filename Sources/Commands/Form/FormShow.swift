import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Forms
import Ledger

struct FormShow: ParsableCommand {
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

    func validate() throws { try FormArguments.check(revision, "--revision", from: 1) }

    func run() throws {
        let desk = Desk(looking)
        let view = try CaseView(desk, form.caseID)
        let (unit, revision, content) = try view.content(of: form.unit, revision: revision)
        let state = unit.revisions[revision - 1]
        if looking.json {
            return Output.result([
                "case": .string(form.caseID), "unit": .string(form.unit), "revision": .int(Int64(revision)),
                "digest": .string(state.digest), "standing": .string(CaseViews.standing(of: unit, in: view.file.state)),
                "parts": .object(
                    Dictionary(uniqueKeysWithValues: state.parts.map { ($0.key.text, .string($0.value)) })),
                "content": content,
            ])
        }
        let standing = view.standing(of: unit)
        Output.result("# \(desk.say("状态", "standing")): \(standing)")
        Output.result(
            "# \(desk.say("修订", "revision")): \(revision)/\(unit.revision)   \(desk.say("摘要", "digest")): \(state.digest)"
        )
        Output.result(FormText.write(content))
    }
}
