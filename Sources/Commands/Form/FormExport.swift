import ArgumentParser
import CanonicalJSON
import FormSheets
import Forms
import Foundation
import Operations
import Spreadsheets

struct FormExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "导出 Write a form as a workbook (.xlsx) in the printed layout.",
        discussion: """
            例 Examples:
              countersign form export QJJJ-2022 14-03 --to 14-03.xlsx
              countersign form export QJJJ-2022 13 --to 13.xlsx --revision 1
            """)
    @OptionGroup var form: FormArguments
    @Option(name: .long, help: "文件 The file to write.", completion: .file(extensions: ["xlsx"])) var to: String
    @Option(name: .long, help: "修订号 The revision; else the last.") var revision: Int?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let desk = FormDesk(counter: counter, caseID: form.caseID)
        let content = try desk.content(of: form.unit, revision: revision)
        let printed = PrintedForm(of: content, under: try desk.template(of: content), audience: .staff)
        // The same form gives the same bytes, whenever it is exported.
        let properties = DocumentProperties(
            title: printed.title, created: Int64(content.year ?? 2000) * 31_556_952 - 62_167_219_200)
        let sheets = [FormSheet.draft(of: printed, named: content.id)]
        try desk.readable(to) { () throws(SpreadsheetError) in
            try WorkbookWriter.write(sheets, properties: properties, to: to)
        }
        if looking.json { return Output.result(["file": .string(to), "form": .string(content.id)]) }
        Output.result(
            counter.say(
                "已写出 \(to)：\(content.id) \(content.title)。填好后导入：countersign form import \(form.caseID) \(to)",
                "Wrote \(to): \(content.id). When it is filled in: countersign form import \(form.caseID) \(to)"))
    }
}
