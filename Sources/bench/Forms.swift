import CanonicalJSON
import FormSheets
import Forms
import Foundation
import Spreadsheets
import StrictYAML

/// Times the checks of forms, and the reading of a large workbook.
enum FormBench {
    private typealias Filled = (FormContent, FormTemplate)

    /// Checks one form, one case and a department of 500 forms made of it, in turn, and writes the workbook for `read`.
    static func run(workflows: String, book: String) throws {
        let templates = try templates(workflows)
        let base: [Filled] = try files("\(workflows)/examples/qujing-2022/forms").map { path in
            let form = try FormFile.read(text: try String(contentsOfFile: path, encoding: .utf8), file: path)
            guard let template = FormTemplate.choose(for: form, among: templates) else { throw Missing(what: path) }
            return (form, template)
        }
        let projects = base.filter { $0.1.kind == .project }
        guard base.count == 20, let first = projects.first else { throw Missing(what: "20 forms") }
        let others = base.filter { $0.1.kind != .project }
        let count = 500
        let department =
            others
            + (0..<count - others.count).map { number in
                let (form, template) = projects[number % projects.count]
                return (number < projects.count ? form : renamed(form, number), template)
            }
        var (one, small, large): ([Double], [Double], [Double]) = ([], [], [])
        var found = (small: 0, large: 0)
        for round in 0..<11 {
            one.append(milliseconds { _ = Evaluation(of: first.0, under: first.1).findings.count })
            small.append(milliseconds { found.small = CaseCheck.findings(of: base).count })
            large.append(milliseconds { found.large = CaseCheck.findings(of: department).count })
            // The first round warms up.
            if round == 0 { (one, small, large) = ([], [], []) }
        }
        let perForm = (small: median(small) / Double(base.count), large: median(large) / Double(count))
        print("one form                \(shown(median(one))) ms")
        print(
            "a case of 20 forms      \(shown(median(small))) ms, \(shown(perForm.small)) ms a form, \(found.small) findings"
        )
        print(
            "a department of 500     \(shown(median(large))) ms, \(shown(perForm.large)) ms a form, \(found.large) findings"
        )
        let ratio = perForm.large / perForm.small
        print("cost of a form, 500/20  \(shown(ratio)) (bar 1.5)\(ratio <= 1.5 ? "" : "  TOO SLOW")")
        try write(rows: 5_000, like: first, to: book)
        if ratio > 1.5 { exit(1) }
    }

    /// Reads a workbook as `form import` does, in a process of its own, whose memory it prints.
    static func read(book: String, workflows: String) throws {
        let before = memory("VmHWM")
        guard let template = try templates(workflows).first(where: { $0.kind == .project }) else {
            throw Missing(what: "a template")
        }
        var rows = 0
        let time = try milliseconds {
            guard let sheet = FormSheet.sheet(of: "x", in: try WorkbookReader.read(path: book)) else {
                throw Missing(what: "a sheet")
            }
            let base = FormContent(kind: .form, id: "x", title: "", parts: [])
            let form = try FormContent.read(sheet: try FormSheet.cells(of: sheet), under: template, over: base)
            rows = form.partJSON("indicators")?.list?.count ?? 0
        }
        let size = try Data(contentsOf: URL(filePath: book)).count
        print(
            "a workbook of \(rows) rows, \(size / 1024) KiB  \(shown(time)) ms, peak \(memory("VmHWM")) MiB (\(before) before)"
        )
        guard rows == 5_000 else { throw Missing(what: "5000 rows") }
    }

    private struct Missing: Error { let what: String }

    /// Another project of the same shape: its own names and words, so that what is repeated grows as the forms do.
    private static func renamed(_ form: FormContent, _ number: Int) -> FormContent {
        var form = form
        (form.id, form.title, form.table) = ("15-\(number)", "\(form.title)\(number)", "公开14-\(number)表")
        let names: Set = ["项目名称", "三级指标", "预期目标", "实际完成情况", "偏差原因分析及改进措施"]
        func renamed(_ json: JSON) -> JSON {
            switch json {
            case .object(let fields):
                .object(
                    JSON.Fields(
                        fields.map { name, value in
                            let text = value.text.map { names.contains(name) && !$0.isEmpty ? marked($0, number) : $0 }
                            return (name, text.map { .string($0) } ?? renamed(value))
                        }
                    ) { first, _ in first })
            case .array(let rows): .array(rows.map(renamed))
            default: json
            }
        }
        for index in form.parts.indices { form.parts[index].content = renamed(form.parts[index].content) }
        return form
    }

    /// The text with a word of its own, of characters that are no digits.
    private static func marked(_ text: String, _ number: Int) -> String {
        let characters = Array("甲乙丙丁戊己庚辛壬癸")
        return String(String(number).compactMap { $0.wholeNumberValue.map { characters[$0] } }) + text
    }

    private static func write(rows: Int, like form: Filled, to path: String) throws {
        var content = form.0
        content.id = "x"
        guard let index = content.parts.firstIndex(where: { $0.name == "indicators" }),
            let lines = content.parts[index].content.list, !lines.isEmpty
        else { throw Missing(what: "indicators") }
        content.parts[index].content = .array(
            (0..<rows).map { number in
                var fields = lines[number % lines.count].fields ?? [:]
                fields["三级指标"] = .string("\(fields["三级指标"]?.text ?? "")\(number)")
                return .object(fields)
            })
        let printed = PrintedForm(of: content, under: form.1, audience: .staff)
        try WorkbookWriter.write(
            [FormSheet.draft(of: printed, named: "x")], properties: DocumentProperties(created: 0), to: path)
    }

    private static func templates(_ workflows: String) throws -> [FormTemplate] {
        try files("\(workflows)/forms").map {
            try FormTemplate.read(text: try String(contentsOfFile: $0, encoding: .utf8), file: $0)
        }
    }

    private static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let time = try ContinuousClock().measure(work)
        return Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    private static func shown(_ value: Double) -> String { String(format: "%.2f", value) }

    /// A line of the kernel's account of this process, in MiB.
    private static func memory(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
}
