import ArgumentParser
import CanonicalJSON
import FormSheets
import Forms
import Operations
import Spreadsheets

struct TemplateExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "导出空表 Write a template as a workbook (.xlsx) to be filled in.",
        discussion: """
            例 Examples:
              countersign form template export project-form --table 公开14-3表 --to 14-03.xlsx
              countersign form template export department-form --form 13 --to 13.xlsx
            """)
    @Argument(help: "表样 The template.") var template: String
    @Option(name: .long, help: "文件 The file to write.", completion: .file(extensions: ["xlsx"])) var to: String
    @Option(name: .long, help: "表号 The table's number; needed where a template has several.") var table: String?
    @Option(name: .long, help: "表 The form's id in the case, which names the sheet; else the file's name.")
    var form: String?
    @Option(name: .long, help: "年度 The fiscal year in the title.") var year: Int?
    @Option(name: .long, help: "空行数 How many blank rows a list has, 1 to 500.") var rows = 12
    @OptionGroup var looking: LookingOptions

    func validate() throws {
        guard (1...500).contains(rows) else { throw ValidationError("--rows: 应为 expected 1…500, 收到 found \(rows)") }
    }

    func run() throws {
        let counter = Counter(looking)
        let desk = FormDesk(counter: counter, caseID: "")
        let template = try desk.template(named: template)
        let name = to.split(separator: "/").last.map(String.init) ?? to
        let id = form ?? (name.hasSuffix(".xlsx") ? String(name.dropLast(5)) : name)
        let content = FormContent.blank(
            id, under: template, table: try number(template, counter), year: year, rows: rows)
        let printed = PrintedForm(of: content, under: template, audience: .staff)
        try desk.readable(to) { () throws(SpreadsheetError) in
            try WorkbookWriter.write(
                [FormSheet.draft(of: printed, named: id)],
                properties: DocumentProperties(title: printed.title, created: 0),
                to: to)
        }
        if looking.json {
            return Output.result(["file": .string(to), "template": .string(template.id), "form": .string(id)])
        }
        Output.result(
            counter.say(
                "已写出 \(to)：\(template.id) 空表。填好后导入：countersign form import 案卷 \(to) --form \(id)",
                "Wrote \(to): \(template.id), empty. When it is filled in: countersign form import CASE \(to) --form \(id)"
            ))
    }

    /// The table's number that the sheet shows, by which its template is found when it comes back.
    private func number(_ template: FormTemplate, _ counter: Counter) throws -> String? {
        let only = template.tables.count == 1 && !template.tables[0].contains("*") ? template.tables[0] : nil
        guard let table = table ?? only else {
            if template.tables.isEmpty { return nil }
            let tables = template.tables.joined(separator: ", ")
            throw Usage(
                "请用 --table 给出表号，形如 \(tables)", "Expected the table's number (--table), such as \(tables)")
        }
        let form = FormContent(kind: .form, id: "", table: table, title: "", parts: [])
        guard template.tables.isEmpty || template.matches(form) else {
            throw Usage(
                "--table：应为 \(template.tables.joined(separator: "、"))（* 为数字），收到 \(table)",
                "--table: expected \(template.tables.joined(separator: ", ")) (* stands for digits), found \(table)")
        }
        return table
    }
}
