import CanonicalJSON
import Forms
import Messages
import Operations
import Spreadsheets

/// A form with its template, asked for where the ledger is, for what is made of it here: workbooks.
struct FormDesk {
    let counter: Counter
    let caseID: String

    /// The content of a form, the last if no revision is named; without text, whatever the command shows.
    func content(of unit: String, revision: Int?) throws -> FormContent {
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
        return try template(named: name)
    }

    /// A registered template, with or without its version.
    func template(named name: String) throws -> FormTemplate {
        try FormTemplate(
            canonicalJSON: try counter.ask(Call("form.template.show", ["template": .text(name), "text": false])))
    }

    /// Does something with a workbook; what is wrong with the file is said with its name.
    func readable<Value>(_ path: String, _ work: () throws(SpreadsheetError) -> Value) throws -> Value {
        do throws(SpreadsheetError) {
            return try work()
        } catch {
            if error.kind == .notFound {
                throw NotFound(
                    code: error.code,
                    message: .init(error.message(chinese: true), error.message(chinese: false)),
                    remedy: .init(error.remedy(chinese: true), error.remedy(chinese: false)))
            }
            throw BadContent(error, counter.language, in: path)
        }
    }

    /// Reads a form out of a workbook, over what the ledger has of it; the file is read here, whoever has the ledger.
    ///
    /// - Throws: `BadContent` for the file, with every bad cell at once.
    func content(in path: String, of unit: String?) throws -> FormContent {
        let workbook = try readable(path) { () throws(SpreadsheetError) in try WorkbookReader.read(path: path) }
        return try WorkbookForm.read(workbook, file: path, of: unit, from: self, counter.language)
    }
}

extension FormDesk: FormSource {
    func content(of unit: String) throws -> FormContent? {
        // A form without content is in the list; an id that is not is named by the error of `form.show`.
        if try row(of: unit)?["revision"] == 0 { return nil }
        return try content(of: unit, revision: nil)
    }

    func heading(of unit: String) throws -> (title: String, year: Int?) {
        let year = try counter.ask(Call("case.show", ["case": .text(caseID), "text": false]))["year"]?.integer
        return (try row(of: unit)?["title"]?.text ?? unit, year.map { Int($0) })
    }

    func templates() throws -> [FormTemplate] {
        let list = try counter.ask(Call("form.template.list", ["text": false])).list ?? []
        return try list.map { try template(named: "\($0["name"]?.text ?? "")/\($0["version"]?.text ?? "")") }
    }

    private func row(of unit: String) throws -> JSON? {
        try counter.ask(Call("form.list", ["case": .text(caseID), "text": false])).list?.first {
            $0["unit"]?.text == unit
        }
    }
}
