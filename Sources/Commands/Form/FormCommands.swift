import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Forms
import Ledger

struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "表 Forms: add, import, show, list, history, diff.",
        subcommands: [FormAdd.self, FormImport.self, FormShow.self, FormList.self, FormHistory.self, FormDiffer.self])
}

struct FormAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记一张表 Add a form to the case.",
        discussion: """
            例 Examples:
              countersign form add QJJJ-2022 14-03 --title 车管业务专项经费
              countersign why form add QJJJ-2022 14-19 --title x
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表号 The form's id.") var unit: String
    @Option(name: .long, help: "名称 The title.") var title: String
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        var intent = Intent(.addUnit(UnitID(unit), .form))
        intent.texts["title"] = title
        return intent
    }
}

struct FormImport: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入 Take a form's content from its file; changed parts reopen their sign-offs.",
        discussion: """
            例 Examples:
              countersign form import QJJJ-2022 forms/14-03.yaml
              countersign form import QJJJ-2022 forms/14-03.yaml --reason "更正目标值"
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @Option(name: .long, help: "修改说明 Why it changes.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        try Self.intent(for: try TextFile.form(self.file), reason)
    }

    /// The act that records this content, with the content itself as its text.
    static func intent(for content: FormContent, _ reason: String?) throws -> Intent {
        var intent = Intent(.revise(UnitID(content.id), try Revision(content)), reason: reason)
        intent.contents["content"] = content.bytes
        return intent
    }
}

/// The form that a command looks at.
struct FormArguments: ParsableArguments {
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "表或整改项 The form or item.", completion: .custom(Completions.units)) var unit: String

    /// Refuses a number that no revision has.
    static func check(_ revision: Int?, _ option: String, from first: Int) throws {
        guard let revision, revision < first else { return }
        throw ValidationError("\(option): 应不小于 expected at least \(first), 收到 found \(revision)")
    }
}

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
