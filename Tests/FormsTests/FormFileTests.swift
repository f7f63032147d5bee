import CanonicalJSON
import Foundation
import StrictYAML
import Testing

@testable import Forms

@Suite struct `A form file` {
    static let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Workflows/examples/qujing-2022/forms")

    static func files() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: examples, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }

    @Test func `of a real evaluation is read and written back without loss`() throws {
        let files = try Self.files()
        #expect(files.count == 20)
        for file in files {
            let content = try FormFile.read(
                text: try String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
            let again = try FormFile.read(text: FormText.write(content.json()), file: "again")
            #expect(try again.json().canonical() == content.json().canonical(), "\(file.lastPathComponent)")
            #expect(FormDiff.changes(from: content.json(), to: again.json()) == [])
            #expect(FormContent(json: content.json())?.json() == content.json())
        }
    }

    @Test func `keeps every value as the text that was typed`() throws {
        let text = """
            form: 14-01
            table: 公开14-1表
            title: 专项经费
            year: 2022
            deadline: 2023-06-30
            parts:
              head: {项目名称: 专项经费, 主管部门: "", 备注: 　, 状态: 0}
              funds:
                - {资金: 年度资金总额, 年初预算数: 450.00, 得分: "—"}
            """
        let content = try FormFile.read(text: text, file: "f")
        #expect(content.kind == .form && content.id == "14-01" && content.year == 2022)
        #expect(content.deadline == "2023-06-30")
        #expect(content.parts.map(\.name) == ["head", "funds"])
        #expect(content.partJSON("funds")?.list?[0]["年初预算数"] == "450.00")
        #expect(content.partJSON("plan") == nil)
        // A form that names no template has the same bytes as before there were any.
        #expect(content.template == nil && content.json().fields?["template"] == nil)
        // Blank is not filled in, full-width blanks included; a zero is.
        #expect(content.filled == ["head.状态", "head.项目名称"])
    }

    @Test func `that is 涉密 as a whole says so, and one that is not has the bytes that it always had`() throws {
        let text = { (line: String) in "form: a\ntable: t\ntitle: t\nyear: 2022\n\(line)parts: {head: {甲: 乙}}\n" }
        let (open, secret) = (
            try FormFile.read(text: text(""), file: "f"), try FormFile.read(text: text("secret: true\n"), file: "f")
        )
        #expect(!open.isSecret && open.json()["secret"] == nil)
        #expect(
            try FormFile.read(text: text("secret: false\n"), file: "f").json().canonical() == open.json().canonical())
        #expect(secret.isSecret && secret.json()["secret"] == true && FormContent(json: secret.json()) == secret)
        #expect(
            FormDiff.changes(from: open.json(), to: secret.json())
                == [.init(part: nil, path: "secret", old: nil, new: "true")])
    }

    @Test func `of an item needs no table and no year`() throws {
        let text = """
            item: R-01
            title: 预算执行偏低
            parts:
              plan: {问题: 执行率低, 措施: "", 期限: 2023-06-30}
            """
        let content = try FormFile.read(text: text, file: "f")
        #expect(content.kind == .item && content.id == "R-01" && content.table == nil && content.year == nil)
        #expect(content.filled == ["plan.期限", "plan.问题"])
        #expect(content.json()["year"] == JSON.null)
    }

    static let mistakes: [(code: String, at: String, text: String)] = [
        ("form.form_or_item", "1:1", "title: t\nparts: {a: b}\n"),
        ("form.form_or_item", "1:1", "form: a\nitem: b\ntable: t\ntitle: t\nyear: 2022\nparts: {a: b}\n"),
        ("form.bad_id", "1:7", "item: a/b\ntitle: t\nparts: {a: b}\n"),
        ("form.bad_part", "3:9", "item: a\ntitle: t\nparts: {资金: b}\n"),
        ("form.bad_year", "3:7", "item: a\ntitle: t\nyear: 22年\nparts: {a: b}\n"),
        ("form.bad_date", "3:11", "item: a\ntitle: t\ndeadline: 2023-02-30\nparts: {a: b}\n"),
        ("form.bad_template", "3:11", "item: a\ntitle: t\ntemplate: Project\nparts: {a: b}\n"),
        ("form.bad_secret", "3:9", "item: a\ntitle: t\nsecret: 是\nparts: {a: b}\n"),
        ("form.no_parts", "3:8", "item: a\ntitle: t\nparts: {}\n"),
        ("yaml.missing_key", "1:1", "form: a\ntitle: t\nyear: 2022\nparts: {a: b}\n"),
        ("yaml.unknown_key", "3:1", "item: a\ntitle: t\npart: {a: b}\nparts: {a: b}\n"),
        ("yaml.duplicate_key", "3:15", "item: a\ntitle: t\nparts: {a: b, a: c}\n"),
        ("yaml.wrong_kind", "3:8", "item: a\ntitle: t\nparts: text\n"),
    ]

    @Test(arguments: mistakes.indices)
    func `with a mistake is refused at its place`(_ index: Int) throws {
        let (code, at, text) = Self.mistakes[index]
        let error = try #require(throws: FormError.self) { try FormFile.read(text: text, file: "f") }
        let found = error.problems.map { "\($0.at) \($0.code)" }
        #expect(found.contains("\(at) \(code)"), "\(found)")
    }

    @Test func `has a test for every code`() {
        #expect(FormKinds.all.map(\.code).allSatisfy { code in Self.mistakes.contains { $0.code == code } })
    }
}

@Suite struct `Writing a form` {
    @Test func `gives back every text, however nasty`() throws {
        var random = Seeded(state: 11)
        for _ in 0..<500 {
            let content = FormContent(
                kind: Bool.random(using: &random) ? .form : .item, id: "F-1", table: "表 1: #",
                title: text(&random) + "x",
                year: Int.random(in: 0...9999, using: &random), deadline: "2024-02-29",
                isSecret: Bool.random(using: &random),
                parts: ["head", "funds", "zz_1", "on"].map { .init(name: $0, content: value(&random, depth: 4)) })
            let written = FormText.write(content.json())
            let again = try FormFile.read(text: written, file: "f")
            #expect(try again.json().canonical() == content.json().canonical(), "\(written)")
        }
    }

    private func text(_ random: inout Seeded) -> String {
        let pieces = [
            "", " ", "a", ": ", "'", "\"", "\n", "中文", "—", "~", "😀", "#", " #", "- ", "[", "{", "}", ",", "\\", "\t",
            "450.00", "yes", "\u{85}", "\u{FEFF}", "e\u{301}", "&", "*", "%", "\u{7}",
        ]
        return (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }

    private func value(_ random: inout Seeded, depth: Int) -> JSON {
        let count = Int.random(in: 0...4, using: &random)
        switch Int.random(in: 0..<(depth == 0 ? 1 : 3), using: &random) {
        case 0: return .string(text(&random))
        case 1: return .array((0..<count).map { _ in value(&random, depth: depth - 1) })
        default:
            var fields: JSON.Fields = [:]
            for _ in 0..<count {
                let key = text(&random)
                fields[key] = value(&random, depth: depth - 1)
            }
            return .object(fields)
        }
    }
}

@Suite struct `Comparing two contents of a form` {
    @Test func `names each cell that differs`() {
        let row = { (name: String, score: JSON) -> JSON in ["三级指标": .string(name), "得分": score] }
        let old = form(["indicators": [row("甲", "10"), row("乙", "10"), row("丙", "10")], "notes": ["说明": "无"]])
        let new = form([
            "indicators": [row("甲", "10"), row("乙", "8"), row("丙", "10")], "notes": ["说明": "无", "附": "1"],
        ])
        #expect(
            FormDiff.changes(from: old, to: new) == [
                .init(part: "indicators", path: "indicators[2].得分", old: "10", new: "8"),
                .init(part: "notes", path: "notes.附", old: nil, new: "1"),
            ])
    }

    @Test func `shows one inserted row as one`() {
        let old = form(["funds": ["a", "b", "c"]])
        let new = form(["funds": ["a", "x", "b", "c"]])
        #expect(FormDiff.changes(from: old, to: new) == [.init(part: "funds", path: "funds[2]", old: nil, new: "x")])
        #expect(FormDiff.changes(from: new, to: old) == [.init(part: "funds", path: "funds[2]", old: "x", new: nil)])
    }

    @Test func `sees a change of shape and of spelling`() {
        let changes = FormDiff.changes(from: form(["a": "x", "b": "é"]), to: form(["a": ["x"], "b": "e\u{301}"]))
        #expect(changes.map(\.path) == ["a", "b"])
    }

    private func form(_ parts: JSON) -> JSON {
        ["kind": "form", "id": "1", "title": "t", "table": nil, "year": 2022, "deadline": nil, "parts": parts]
    }
}

/// The same numbers in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
