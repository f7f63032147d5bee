import CanonicalJSON
import Engine
import Forms
import Ledger
import Messages

/// The templates that forms are filled, checked and printed under.
extension Operation {
    static let formTemplateAdd = Operation(
        "form.template.add", .init("登记表样", "Register a form's template, so that forms may be filled under it."),
        [
            .needs("content", "表样文件的内容（YAML）", "the text of the template's file (YAML)"),
            .takes("file", "文件名，报错时用", "the file's name, for errors"),
        ],
        result: .init("名称、版本、摘要", "name, version, digest"), for: .administrators,
        .change { desk, engine in
            let template = try FormTemplate.read(
                text: desk.arguments["content"], file: desk.arguments[maybe: "file"] ?? "content")
            let digest = try engine.register(template, by: desk.identity, key: desk.key)
            return desk.page(
                [
                    "name": .string(template.name), "version": .string(template.version),
                    "digest": .string(digest.hex),
                ],
                desk.say(
                    "已登记表样 \(template.id)《\(template.title)》，摘要 \(Messages.short(digest.hex))。",
                    "Registered \(template.id), digest \(Messages.short(digest.hex))."))
        })

    static let formTemplateList = Operation(
        "form.template.list", .init("表样列表", "The forms' templates that the ledger holds."),
        result: .init("各表样", "each template: name, version, title, tables, digest"), for: .everybody,
        .look { desk in
            let templates = zip(desk.directory.templates, try desk.records.formTemplates())
            return desk.page(
                .array(
                    templates.map { registered, template in
                        [
                            "name": .string(template.name), "version": .string(template.version),
                            "title": .string(template.title), "tables": .array(template.tables.map(JSON.string)),
                            "digest": .string(registered.digest.hex),
                        ]
                    }),
                Table(
                    header: [
                        desk.say("表样", "template"), desk.say("名称", "title"), desk.say("表号", "tables"),
                        desk.say("摘要", "digest"),
                    ],
                    rows: templates.map { registered, template in
                        [
                            template.id, template.title, template.tables.joined(separator: "、"),
                            Messages.short(registered.digest.hex),
                        ]
                    }
                ).render())
        })

    static let formTemplateShow = Operation(
        "form.template.show", .init("查看表样", "Show what a template asks for: parts, fields, checks."),
        [.needs("template", "表样，如 project-form/1", "the template, for example project-form/1")],
        result: .init("表样的定义", "the definition"), for: .everybody,
        .look { desk in
            let template = try Templates(desk.records).named(desk.arguments["template"])
            return desk.page(
                template.canonicalJSON(), TemplateText.lines(template, desk.language).joined(separator: "\n"))
        })
}

/// The templates of a ledger, for one request.
struct Templates {
    private let all: [FormTemplate]

    init(_ records: Records) throws { all = try records.formTemplates() }

    /// The template of a form: the one it names, else the newest for its table; nil for a table that none is for.
    ///
    /// - Throws: `template.unknown` for a named one that is not registered.
    func template(of content: FormContent) throws -> FormTemplate? {
        if let name = content.template { return try named(name) }
        return FormTemplate.choose(for: content, among: all)
    }

    /// The error for a form that no template is for.
    static func none(for form: String) -> NotFound {
        NotFound(
            code: "template.none", message: .init("\(form) 没有登记的表样", "No template is registered for \(form)"),
            remedy: .init("登记：countersign form template add 文件", "register one: countersign form template add FILE"))
    }

    /// The template of a name, with or without its version; without one the newest.
    func named(_ name: String) throws -> FormTemplate {
        if let found = all.last(where: { $0.id == name || $0.name == name }) { return found }
        let known = all.map(\.id).joined(separator: ", ")
        throw NotFound(
            code: "template.unknown",
            message: .init(
                "没有登记表样“\(name)”，已登记：\(known.isEmpty ? "无" : known)",
                "Expected a registered template, found '\(name)'; there are: \(known.isEmpty ? "none" : known)"),
            remedy: .init("登记：countersign form template add 文件", "register it: countersign form template add FILE"))
    }
}

/// A template in words.
enum TemplateText {
    /// What it asks for: each part with its fields, then the checks.
    static func lines(_ template: FormTemplate, _ language: Language) -> [String] {
        func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }
        var lines = ["\(template.id) \(template.title)  \(template.tables.joined(separator: "、"))"]
        for part in template.parts {
            let editors = part.editors.joined(separator: ", ")
            lines.append("\(part.title)  [\(part.name)]  \(say("填写", "edited by")): \(editors)")
            for field in part.fields {
                let marks = [
                    field.type.rawValue, field.unit, field.isRequired ? say("必填", "required") : "",
                    field.isSecret ? say("涉密，不公开", "secret, never published") : "",
                ]
                lines.append("  \(field.name)  \(marks.filter { !$0.isEmpty }.joined(separator: ", "))")
            }
        }
        lines.append(say("检查", "checks") + ":")
        for check in template.checks { lines.append("  \(FindingText.word(check.severity, language))  \(check.id)") }
        return lines
    }
}
