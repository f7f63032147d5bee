import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger
import Spreadsheets

/// Forms and their contents.
extension Operation {
    static let forms: [Operation] = [
        formTemplateAdd, formTemplateList, formTemplateShow, formAdd, formImport, formShow, formList, formHistory,
        formDiff, formCheck, formScore,
    ]

    static let formAdd = act(
        "form.add", .init("登记一张表", "Add a form to the case."),
        [.theCase, .needs("unit", "表号", "the form's id"), .needs("title", "名称", "the title")]
    ) { desk, _ in
        var intent = Intent(.addUnit(UnitID(desk.arguments["unit"]), .form))
        intent.texts["title"] = desk.arguments["title"]
        return intent
    }

    static let formImport = act(
        "form.import", .init("导入", "Take a form's content from its file; changed parts reopen their sign-offs."),
        [
            .theCase,
            .takes(
                "content", "表的文件内容（YAML，JSON 也可）；或用 workbook",
                "the text of the form's file (YAML; JSON will do); else workbook"),
            .takes(
                "workbook", "导出后填好的工作簿（.xlsx），base64，至多 2 MB", "a filled-in workbook (.xlsx) in base64, at most 2 MB"),
            .takes("form", "工作簿中的表；省略则依工作表名", "the form in the workbook; else its sheet says which"),
            .takes("file", "文件名，报错时用", "the file's name, for errors"),
            .takes("reason", "修改说明", "why it changes"),
            .takes(
                "secret", .flag, "整张表涉密，不公开；省略则依内容，已涉密的仍涉密",
                "the form as a whole is 涉密 and not published; else as its content says, or as it was"),
        ]
    ) { desk, file in
        var content = try Importing.content(desk, file)
        let former =
            file.state.unit(UnitID(content.id)) == nil
            ? nil : try LedgerForms(records: desk.records, file: file).content(of: content.id)
        // A file that does not say so is no decision to publish.
        content.isSecret = desk.arguments[flag: "secret"] ?? (content.isSecret || former?.isSecret == true)
        let template = content.kind == .form ? try Templates(desk.records).template(of: content) : nil
        if let template { content.template = template.id }
        return try Revising.intent(for: content, after: former, under: template, desk, reason: desk.reason)
    }

    static let formList = Operation(
        "form.list", .init("表的列表", "The forms of a case and where each stands."), [.theCase],
        result: .init("各表", "each form: unit, title, standing, revision, digest"), for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            return desk.page(view.unitsJSON(.form), view.units(.form))
        })

    static let formHistory = Operation(
        "form.history", .init("修订史", "Every revision and decision of a form."), [.theCase, .theUnit],
        result: .init("各事件", "each entry with its texts"), for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            let unit = desk.arguments["unit"]
            try view.requireUnit(unit)
            // Named: a trailing closure would be taken for `until`.
            return try view.entries(where: { entry in
                entry.data["unit"]?.text == unit || view.isFinding(entry, of: unit)
                    || entry.data["step"]?.text?.split(separator: "/").contains(Substring(unit)) == true
            })
        })

    static let formShow = Operation(
        "form.show", .init("查看表", "Show a form's content, digest and standing."),
        [.theCase, .theUnit, .takes("revision", .number(1...1_000_000), "修订号；省略则为最后", "the revision; else the last")],
        result: .init("修订、摘要、状态、各部分摘要与内容", "revision, digest, standing, the digests of its parts, content"),
        for: .everybody,
        .look { desk in
            let view = try CaseView(desk)
            let id = desk.arguments["unit"]
            let (unit, revision, content) = try view.content(of: id, revision: desk.arguments.number("revision"))
            let state = unit.revisions[revision - 1]
            return Page(data: [
                "case": .string(view.file.id), "unit": .string(id), "revision": .int(Int64(revision)),
                "digest": .string(state.digest), "standing": .string(CaseViews.standing(of: unit, in: view.file.state)),
                "parts": .object(
                    JSON.Fields(state.parts.map { ($0.key.text, .string($0.value)) }) { first, _ in first }),
                "content": content,
            ]) {
                var lines = Lines()
                lines += "# \(desk.say("状态", "standing")): \(view.standing(of: unit))"
                lines +=
                    "# \(desk.say("修订", "revision")): \(revision)/\(unit.revision)   \(desk.say("摘要", "digest")): \(state.digest)"
                lines += FormText.write(content)
                return lines.text
            }
        })

    static let formDiff = Operation(
        "form.diff", .init("比较修订", "What changed between two revisions, value by value."),
        [
            .theCase, .theUnit,
            .takes("from", .number(0...1_000_000), "从；省略则为前一次", "the older revision; else the one before"),
            .takes("to", .number(1...1_000_000), "到；省略则为最后", "the newer revision; else the last"),
        ],
        result: .init("各处变化", "each change: path, old, new"), for: .everybody, .look(Differing.page))
}

/// What a request brings to be imported.
private enum Importing {
    /// A workbook of a form is small; the one writer reads it, and all others wait.
    private static let limits = {
        var limits = ReadLimits()
        (limits.fileSize, limits.partSize, limits.totalSize) = (2_000_000, 12_000_000, 24_000_000)
        (limits.cells, limits.rows, limits.merges) = (100_000, 10_000, 10_000)
        return limits
    }()

    static func content(_ desk: Desk, _ file: CaseFile) throws -> FormContent {
        let name = desk.arguments[maybe: "file"]
        switch (desk.arguments[maybe: "content"], desk.arguments[maybe: "workbook"]) {
        case (let text?, nil): return try FormFile.read(text: text, file: name ?? "content")
        case (nil, let text?):
            guard let bytes = Base64.bytes(text) else {
                throw Usage("workbook：应为 base64", "workbook: expected base64")
            }
            let workbook: Workbook
            do throws(SpreadsheetError) {
                workbook = try WorkbookReader.read(bytes, limits: limits)
            } catch {
                throw BadContent(error, desk.language, in: name)
            }
            return try WorkbookForm.read(
                workbook, file: name ?? "workbook", of: desk.arguments[maybe: "form"],
                from: LedgerForms(records: desk.records, file: file), desk.language)
        case (nil, nil), (_?, _?):
            throw Usage("应给出 content 或 workbook，二者取一", "Expected either content or workbook")
        }
    }
}

/// What an act that revises content means.
enum Revising {
    /// The act that records this content, with the content itself as its text.
    ///
    /// - Parameters:
    ///   - former: What it takes the place of.
    ///   - template: What it is filled under, which may say that fields are 涉密.
    static func intent(
        for content: FormContent, after former: FormContent?, under template: FormTemplate?, _ desk: Desk,
        reason: String? = nil
    ) throws -> Intent {
        var content = content
        let isSecret = content.holdsSecrets(under: template)
        content.salt = isSecret ? try salt(after: former, desk) : nil
        var intent = Intent(.revise(UnitID(content.id), try Revision(content)), reason: reason)
        intent.contents["content"] = content.bytes
        if isSecret { intent.secret = ["content"] }
        return intent
    }

    /// The salt of the content before, so that what is equal stays equal; that of the same act, if it was sent before.
    private static func salt(after former: FormContent?, _ desk: Desk) throws -> String {
        if let salt = former?.salt { return salt }
        if let key = desk.arguments[maybe: "key"], let seq = try desk.records.ledger.command(key)?.firstSeq,
            let bytes = try desk.records.body("content", of: seq), let json = try? JSONReader.parse(bytes),
            let salt = json["salt"]?.text
        {
            return salt
        }
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(random.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

/// What changed between two revisions.
private enum Differing {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let view = try CaseView(desk)
        let unit = desk.arguments["unit"]
        let (_, newer, new) = try view.content(of: unit, revision: desk.arguments.number("to"))
        let older = desk.arguments.number("from") ?? newer - 1
        let old = older == 0 ? .object([:]) : try view.content(of: unit, revision: older).content
        let changes = FormDiff.changes(from: old, to: new)
        let data = JSON.array(
            changes.map {
                [
                    "path": .string($0.path), "old": $0.old.map { .string($0) } ?? nil,
                    "new": $0.new.map { .string($0) } ?? nil,
                ]
            })
        guard !changes.isEmpty else { return desk.page(data, desk.say("内容相同。", "The content is equal.")) }
        return desk.page(
            data,
            Table(
                header: [
                    desk.say("位置", "where"), desk.say("修订 \(older)", "revision \(older)"),
                    desk.say("修订 \(newer)", "revision \(newer)"),
                ],
                rows: changes.map { [$0.path, Width.clip($0.old ?? "∅", to: 40), Width.clip($0.new ?? "∅", to: 40)] }
            ).render())
    }
}
