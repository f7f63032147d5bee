import CanonicalJSON
import FormSheets
import Forms
import Messages
import Operations
import Spreadsheets
import StrictYAML

/// A form with its template, asked for where the ledger is, for what is made of it here: workbooks.
struct FormDesk {
    let counter: Counter
    let caseID: String

    /// The last content of a form; without text, whatever the command shows.
    func content(of unit: String, revision: Int? = nil) throws -> FormContent {
        let answer = try counter.ask(
            Call(
                "form.show",
                ["case": .text(caseID), "unit": .text(unit), "revision": .number(revision), "text": false]))
        guard let content = answer["content"].flatMap(FormContent.init(json:)) else {
            throw BadContent(code: "form.content", lines: ["\(unit): 内容不是一张表 its content is no form"])
        }
        return content
    }

    /// The template that a form was filled under.
    func template(of content: FormContent) throws -> FormTemplate {
        guard let name = content.template else {
            throw NotFound(
                code: "template.none",
                message: .init(
                    "\(content.id) 没有表样：导入它时，表号“\(content.table ?? "")”的表样还没有登记",
                    "\(content.id) has no template: none was registered for its table when it was imported"),
                remedy: .init(
                    "先登记（countersign form template add 文件），再导入一次",
                    "register one (countersign form template add FILE), then import the form again"))
        }
        let json = try counter.ask(Call("form.template.show", ["template": .text(name), "text": false]))
        return try FormTemplate(canonicalJSON: json)
    }

    /// Does something with a workbook; what is wrong with the file is said with its name.
    func readable<Value>(_ path: String, _ work: () throws(SpreadsheetError) -> Value) throws -> Value {
        do throws(SpreadsheetError) {
            return try work()
        } catch {
            let isChinese = counter.language == .zh
            if error.kind == .notFound {
                throw NotFound(
                    code: error.code,
                    message: .init(error.message(chinese: true), error.message(chinese: false)),
                    remedy: .init(error.remedy(chinese: true), error.remedy(chinese: false)))
            }
            throw BadContent(
                code: error.code,
                lines: [
                    "\(path): \(error.message(chinese: isChinese)) [\(error.code)]",
                    (isChinese ? "  处理：" : "  try: ") + error.remedy(chinese: isChinese),
                ])
        }
    }

    /// Reads a form out of a workbook, over what the ledger has of it.
    ///
    /// - Throws: `SpreadsheetError` for the file; every bad cell at once.
    func content(in path: String, of unit: String?) throws -> FormContent {
        let workbook = try readable(path) { () throws(SpreadsheetError) in try WorkbookReader.read(path: path) }
        guard let first = FormSheet.sheet(of: unit ?? "", in: workbook) else {
            throw BadContent(code: "spreadsheet.no_sheet", lines: ["\(path): 没有可见的工作表 no sheet can be seen"])
        }
        let base = try content(of: unit ?? first.name)
        let template = try template(of: base)
        let sheet = FormSheet.sheet(of: base.id, in: workbook) ?? first
        do throws(SheetProblems) {
            return try FormContent.read(sheet: try FormSheet.cells(of: sheet), under: template, over: base)
        } catch {
            let isChinese = counter.language == .zh
            throw BadContent(
                code: error.problems[0].code,
                lines: error.problems.flatMap { problem in
                    [
                        "\(path) \(sheet.name): \(problem.message(chinese: isChinese)) [\(problem.code)]",
                        (isChinese ? "  处理：" : "  try: ") + problem.remedy(chinese: isChinese),
                    ]
                })
        }
    }
}
