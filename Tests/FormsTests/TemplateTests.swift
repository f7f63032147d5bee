import CanonicalJSON
import Foundation
import StrictYAML
import Testing

@testable import Forms

@Suite struct `A form template` {
    @Test func `that is shipped is read without a problem`() throws {
        let files = Shipped.files("forms")
        #expect(files.count == 5)
        for file in files {
            do {
                let template = try FormTemplate.read(text: Shipped.text(file), file: file.lastPathComponent)
                #expect(file.lastPathComponent == "\(template.name).v\(template.version).yaml")
            } catch let error {
                Issue.record("\(error.rendered(chinese: false))")
            }
        }
    }

    @Test func `is the same after it was stored`() throws {
        for template in Shipped.templates {
            let stored = try JSONReader.parse(text: template.canonicalJSON().pretty())
            let again = try FormTemplate(canonicalJSON: stored)
            #expect(again == template)
            #expect(try again.canonicalJSON().canonical() == template.canonicalJSON().canonical())
        }
        #expect(throws: TemplateError.self) { try FormTemplate(canonicalJSON: ["format": 2]) }
    }

    @Test func `is chosen by the form's own word, else by the table's number`() throws {
        let templates = Shipped.templates
        func chosen(_ table: String?, _ template: String? = nil) -> String? {
            let form = FormContent(kind: .form, id: "1", table: table, title: "t", template: template, parts: [])
            return FormTemplate.choose(for: form, among: templates)?.id
        }
        #expect(chosen("公开12表") == "narrative-form/1" && chosen("公开13表") == "department-form/1")
        #expect(chosen("公开14-1表") == "project-form/1" && chosen("公开14-18表") == "project-form/1")
        #expect(chosen("公开14-表") == nil && chosen("公开14-1a表") == nil && chosen("附件1") == nil && chosen(nil) == nil)
        #expect(chosen("附件1", "project-score/1") == "project-score/1")
        #expect(chosen("公开14-1表", "project-form/2") == nil)
        let item = FormContent(kind: .item, id: "R-01", table: "公开13表", title: "t", parts: [])
        #expect(FormTemplate.choose(for: item, among: templates) == nil)
    }

    @Test func `says who may edit a field and what is secret`() throws {
        let part = try #require(Shipped.template("project-form").part(.funds))
        #expect(part.editors == ["filler", "finance"] && part.field("得分")?.editors == part.editors)
        let secrets = Shipped.template("project-form").parts.flatMap(\.fields).filter(\.isSecret).map(\.name)
        #expect(secrets == ["涉密事项"])
    }

    /// A whole template, in which one line is changed for each mistake.
    static let whole = """
        form_template: 1
        name: small-form
        version: "1"
        title: 小表
        kind: project
        tables: [表1]
        parts:
          - part: head
            title: 概况
            holds: head
            fields:
              - {field: 名称, means: name, required: true}
          - part: rows
            title: 行
            holds: scores
            list: true
            fields:
              - {field: 三级指标, means: level3}
              - {field: 得分, means: score, type: number}
        scoring:
          over: 130
          rows:
            - {level3: 甲, rule: stepwise, from: 90, costs: 0.3}
        checks:
          weights.sum: {severity: high}
          text.copied: {characters: 9}
        layout:
          widths: [10, 10]
          heading: 小表
          rows:
            - cells: [{label: 名称}, {field: head.名称}]
            - each: rows
              cells: [{column: 三级指标}, {column: 得分}]
        """

    @Test func `takes its settings from the file and the rest from the check`() throws {
        let template = try FormTemplate.read(text: Self.whole, file: "f")
        #expect(template.setting("text.copied")?.numbers["characters"] == 9)
        #expect(template.setting("text.copied")?.severity == .low)
        #expect(template.scoring.grades == Scoring.Grade.norm)
    }

    static let mistakes: [(code: String, at: String, old: String, new: String)] = [
        ("template.format", "1:16", "form_template: 1", "form_template: 2"),
        ("template.bad_name", "2:7", "name: small-form", "name: Small"),
        ("template.bad_value", "5:7", "kind: project", "kind: projekt"),
        ("template.bad_value", "12:28", "means: name", "means: nam"),
        ("template.bad_value", "23:25", "rule: stepwise", "rule: stepwize"),
        ("template.bad_number", "21:9", "over: 130", "over: many"),
        ("template.bad_number", "31:53", "field: head.名称}", "field: head.名称, across: 0}"),
        ("template.duplicate", "13:11", "part: rows", "part: head"),
        ("template.unknown_check", "25:3", "weights.sum", "weight.sum"),
        ("template.unknown_field", "31:36", "field: head.名称", "field: head.名"),
        ("template.unknown_field", "32:13", "each: rows", "each: head"),
        ("template.unknown_field", "33:24", "column: 三级指标", "column: 三级"),
        ("template.width", "31:7", "{field: head.名称}", "{field: head.名称, across: 2}"),
        ("template.cell", "31:15", "{label: 名称}", "{label: 名称, field: head.名称}"),
        ("yaml.unknown_key", "12:34", "required: true", "requird: true"),
        ("yaml.unknown_key", "26:17", "characters: 9", "letters: 9"),
        ("yaml.missing_key", "23:7", ", costs: 0.3", ""),
        ("yaml.missing_key", "1:1", "version: \"1\"\n", ""),
    ]

    @Test(arguments: mistakes.indices) func `with a mistake is refused at its place`(_ index: Int) throws {
        let (code, at, old, new) = Self.mistakes[index]
        let text = Self.whole.replacing(old, with: new)
        #expect(text != Self.whole)
        let error = try #require(throws: TemplateError.self) { try FormTemplate.read(text: text, file: "f") }
        let found = error.problems.map { "\($0.at) \($0.code)" }
        #expect(found.contains("\(at) \(code)"), "\(found)")
    }

    @Test func `shows all its mistakes at once, with the names that were meant`() throws {
        let text = Self.whole.replacing("weights.sum", with: "weight.sum").replacing(
            "kind: project", with: "kind: projct")
        let error = try #require(throws: TemplateError.self) { try FormTemplate.read(text: text, file: "f") }
        let words = error.rendered(chinese: false)
        #expect(words.contains("Did you mean \"weights.sum\"?") && words.contains("Did you mean \"project\"?"))
    }

    @Test func `however mangled, is read or refused`() throws {
        var random = Seeded(state: 17)
        let pieces = [
            ".", "", "0", "-1", "each", "{", "[]", "down", "99999999999999999999", "field: .", "a+b", "+", "\"",
        ]
        for file in Shipped.files("forms") {
            let lines = Shipped.text(file).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for _ in 0..<60 {
                var lines = lines
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let index = Int.random(in: 0..<lines.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: lines[index] = ""
                    case 1: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
                    default:
                        let words = lines[index].split(separator: " ", omittingEmptySubsequences: false)
                        guard let word = words.filter({ !$0.isEmpty }).randomElement(using: &random) else { continue }
                        lines[index] = lines[index].replacing(word, with: pieces.randomElement(using: &random)!)
                    }
                }
                let text = lines.joined(separator: "\n")
                guard let template = try? FormTemplate.read(text: text, file: "f") else { continue }
                var forms = RandomForms(seed: 3)
                let form = forms.form(of: template)
                let printed = PrintedForm(of: form, under: template, audience: .staff)
                _ = try? FormContent.read(sheet: printed.cells, under: template, over: form)
                _ = Evaluation(of: form, under: template)
            }
        }
    }

    @Test func `has a test for every code`() {
        #expect(TemplateKinds.all.map(\.code).allSatisfy { code in Self.mistakes.contains { $0.code == code } })
    }
}
