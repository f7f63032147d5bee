import CanonicalJSON
import FormSheets
import Forms
import Foundation
import Spreadsheets
import Testing

@Suite struct `A form in a workbook` {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let templates: [FormTemplate] = files("Workflows/forms").map { file in
        try! FormTemplate.read(text: try! String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
    }

    static let forms: [FormContent] =
        (files("Workflows/examples/qujing-2022/forms") + files("Workflows/examples/fumin-2023/forms")).map { file in
            try! FormFile.read(text: try! String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
        }

    private static func files(_ folder: String) -> [URL] {
        let all = try? FileManager.default.contentsOfDirectory(
            at: package.appending(path: folder), includingPropertiesForKeys: nil)
        return (all ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }

    static func template(of form: FormContent) throws -> FormTemplate {
        try #require(FormTemplate.choose(for: form, among: templates), "\(form.id)")
    }

    private static func sheet(of form: FormContent) throws -> Sheet {
        let workbook = try WorkbookReader.read(try bytes(of: form))
        return try #require(FormSheet.sheet(of: form.id, in: workbook))
    }

    static func bytes(of form: FormContent) throws -> [UInt8] {
        let printed = PrintedForm(of: form, under: try template(of: form), audience: .staff)
        return try WorkbookWriter.bytes(
            [FormSheet.draft(of: printed, named: form.id)], properties: DocumentProperties(created: 0))
    }

    @Test(arguments: forms.indices) func `comes back as it was, digit by digit`(index: Int) throws {
        #expect(Self.forms.count == 23)
        let form = Self.forms[index]
        let cells = try FormSheet.cells(of: try Self.sheet(of: form))
        let again = try FormContent.read(sheet: cells, under: try Self.template(of: form), over: form)
        #expect(FormDiff.changes(from: form.json(), to: again.json()) == [])
        #expect(try again.json().canonical() == form.json().canonical())
    }

    @Test func `is filled in there, and only what was changed changes`() throws {
        let form = try #require(Self.forms.first { $0.id == "14-01" })
        var cells = try FormSheet.cells(of: try Self.sheet(of: form))
        let place = try #require(cells.firstIndex { $0.text == "861.53" })
        cells[place].text = "８６１．６０"
        let again = try FormContent.read(sheet: cells, under: try Self.template(of: form), over: form)
        let changes = FormDiff.changes(from: form.json(), to: again.json())
        #expect(changes.count == 1 && changes[0].old == "861.53" && changes[0].new == "861.60", "\(changes)")
    }

    @Test(arguments: [
        ("450", "0.00", "450.00"), ("0.95", "0%", "95%"), ("0.9515", "0.0%", "95.15%"), ("-0.5", "0.00%", "-50.00%"),
        ("1", "0%", "100%"), ("861.53", "General", "861.53"), ("0.005", "0%", "0.5%"),
        ("12", "#,##0.00;[Red]0", "12.00"),
    ])
    func `has its numbers as people see them`(number: String, format: String, shown: String) throws {
        let name = try #require(CellName("B2"))
        let sheet = Sheet(
            name: "a",
            cells: [.init(name: name, cell: Spreadsheets.Cell(.number(number), format: NumberFormat(code: format)))])
        #expect(try FormSheet.cells(of: sheet).map(\.text) == [shown])
    }

    @Test func `names every formula without a result`() throws {
        let (one, other) = (try #require(CellName("B2")), try #require(CellName("C7")))
        let sheet = Sheet(
            name: "a",
            cells: [
                .init(name: one, cell: Spreadsheets.Cell(.error("#DIV/0!"), formula: .init("1/0"))),
                .init(name: other, cell: Spreadsheets.Cell(.empty, formula: .init("SUM(A1:A3)"))),
            ])
        let problems = #expect(throws: SheetProblems.self) { try FormSheet.cells(of: sheet) }?.problems
        #expect(problems?.map { "\($0.cell) \($0.code)" } == ["B2 sheet.failed_formula", "C7 sheet.no_result"])
    }
}
