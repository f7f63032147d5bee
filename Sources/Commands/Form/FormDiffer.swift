import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Forms
import Ledger

struct FormDiffer: ParsableCommand {
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

    func validate() throws {
        try FormArguments.check(from, "--from", from: 0)
        try FormArguments.check(to, "--to", from: 1)
    }

    func run() throws {
        let desk = Desk(looking)
        let view = try CaseView(desk, form.caseID)
        let (_, newer, new) = try view.content(of: form.unit, revision: to)
        let older = from ?? newer - 1
        let old = older == 0 ? .object([:]) : try view.content(of: form.unit, revision: older).content
        let changes = FormDiff.changes(from: old, to: new)
        if looking.json {
            return Output.result(
                .array(
                    changes.map {
                        [
                            "path": .string($0.path), "old": $0.old.map { .string($0) } ?? nil,
                            "new": $0.new.map { .string($0) } ?? nil,
                        ]
                    }))
        }
        guard !changes.isEmpty else { return Output.result(desk.say("内容相同。", "The content is equal.")) }
        Output.result(
            Table(
                header: [
                    desk.say("位置", "where"), desk.say("修订 \(older)", "revision \(older)"),
                    desk.say("修订 \(newer)", "revision \(newer)"),
                ],
                rows: changes.map { [$0.path, Width.clip($0.old ?? "∅", to: 40), Width.clip($0.new ?? "∅", to: 40)] }
            ).render())
    }
}
