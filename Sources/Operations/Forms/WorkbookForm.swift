import Approvals
import CanonicalJSON
import Engine
import FormSheets
package import Forms
package import Messages
package import Spreadsheets

/// Where a workbook that comes back finds the form that it is about: the ledger, or whoever asks it.
package protocol FormSource {
    /// The last content of a form; nil for one that has none yet.
    ///
    /// - Throws: An error for an id that the case has no form of.
    func content(of unit: String) throws -> FormContent?
    /// What a form without content is called, and its fiscal year.
    func heading(of unit: String) throws -> (title: String, year: Int?)
    /// Every template that is registered.
    func templates() throws -> [FormTemplate]
}

/// A form as it is filled in with Excel or WPS, read over what the ledger has of it.
package enum WorkbookForm {
    /// Reads a form out of a workbook; nothing is taken by half.
    ///
    /// A form without content takes its table's number, and by it its template, from the sheet.
    ///
    /// - Parameters:
    ///   - file: The name by which the one who asks knows the workbook, for errors.
    ///   - unit: The form; nil for the one that the first sheet is named after.
    /// - Throws: `BadContent` with every bad cell at once; `NotFound` for a form without a template.
    package static func read(
        _ workbook: Workbook, file: String, of unit: String?, from source: some FormSource, _ language: Language
    ) throws -> FormContent {
        guard let first = FormSheet.sheet(of: unit ?? "", in: workbook) else {
            throw BadContent(
                code: "spreadsheet.no_sheet",
                lines: ["\(file): \(language == .zh ? "没有可见的工作表" : "no sheet can be seen") [spreadsheet.no_sheet]"])
        }
        let name = unit ?? first.name
        let sheet = FormSheet.sheet(of: name, in: workbook) ?? first
        if unit == nil { try requireOne(name, in: workbook, file: file, source, language) }
        do {
            let cells = try FormSheet.cells(of: sheet)
            let (base, template) = try base(of: name, cells, source)
            return try FormContent.read(sheet: cells, under: template, over: base)
        } catch let error as SheetProblems {
            let isChinese = language == .zh
            throw BadContent(
                code: error.problems[0].code,
                lines: error.problems.flatMap { problem in
                    [
                        "\(file) \(sheet.name): \(problem.message(chinese: isChinese)) [\(problem.code)]",
                        (isChinese ? "  处理：" : "  try: ") + problem.remedy(chinese: isChinese),
                    ]
                })
        }
    }

    private static func base(
        of name: String, _ cells: [PrintedForm.GridCell], _ source: some FormSource
    ) throws -> (FormContent, FormTemplate) {
        let (content, templates) = (try source.content(of: name), try source.templates())
        if let content {
            guard let template = FormTemplate.choose(for: content, among: templates) else { throw none(for: content) }
            try requireTable(of: content, in: cells, templates)
            return (content, template)
        }
        let (title, year) = try source.heading(of: name)
        var base = FormContent(kind: .form, id: name, title: title, year: year, parts: [])
        // Above the table stand the title and the table's number.
        let above = cells.filter { $0.row <= 2 }.map(\.text)
        for text in above {
            base.table = text
            if let template = FormTemplate.choose(for: base, among: templates) { return (base, template) }
        }
        base.table = nil
        let named = templates.last { template in
            template.tables.isEmpty && above.contains { $0.contains(template.title) }
        }
        guard let named else { throw none(for: base) }
        base.template = named.id
        return (base, named)
    }

    /// The number that is printed above the table is the form's own.
    private static func requireTable(
        of form: FormContent, in cells: [PrintedForm.GridCell], _ templates: [FormTemplate]
    ) throws(SheetProblems) {
        guard let table = form.table else { return }
        var other = FormContent(kind: .form, id: form.id, title: "", parts: [])
        for cell in cells where cell.row <= 2 && cell.text != table {
            other.table = cell.text
            guard FormTemplate.choose(for: other, among: templates) != nil else { continue }
            throw SheetProblems(problems: [
                SheetProblem(
                    SheetKinds.otherTable, cell: CellName(row: cell.row, column: cell.column).map { "\($0)" } ?? "",
                    ["found": cell.text, "expected": table])
            ])
        }
    }

    /// A workbook with several forms is imported one by one, so that none of them is passed over.
    private static func requireOne(
        _ name: String, in workbook: Workbook, file: String, _ source: some FormSource, _ language: Language
    ) throws {
        let others = workbook.sheets.filter { sheet in
            sheet.name != name && !sheet.cells.isEmpty && (try? source.content(of: sheet.name)) != nil
        }
        guard let other = others.first else { return }
        let names = others.map(\.name).joined(separator: ", ")
        throw BadContent(
            code: "sheet.several",
            lines: language == .zh
                ? ["\(file): 工作簿里还有别的表：\(names) [sheet.several]", "  处理：逐张导入，用 --form 指定，例如 --form \(other.name)。"]
                : [
                    "\(file): The workbook has other forms too: \(names) [sheet.several]",
                    "  try: import them one by one, named by --form, for example --form \(other.name).",
                ])
    }

    private static func none(for form: FormContent) -> NotFound {
        NotFound(
            code: "template.none",
            message: .init(
                "\(form.id) 没有表样：表号“\(form.table ?? "")”的表样没有登记",
                "\(form.id) has no template: none is registered for the table number '\(form.table ?? "")'"),
            remedy: .init(
                "登记后再导入：countersign form template add 文件；第 2 行右侧应为表号",
                "register it (countersign form template add FILE); the second row should have the table's number"))
    }
}

/// The ledger itself, for a request that brings a workbook with it.
struct LedgerForms: FormSource {
    let records: Records
    let file: CaseFile

    func content(of unit: String) throws -> FormContent? {
        let id = UnitID(unit)
        guard let state = file.state.unit(id) else {
            throw EngineError.unknownUnit(unit, case: file.id, known: file.state.units.map(\.id.text))
        }
        return try records.content(of: id, revision: state.revision, in: file).flatMap(FormContent.init(json:))
    }

    func heading(of unit: String) throws -> (title: String, year: Int?) {
        (try records.label(of: UnitID(unit), in: file).title, file.year)
    }

    func templates() throws -> [FormTemplate] { try records.formTemplates() }
}
