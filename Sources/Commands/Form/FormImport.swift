import ArgumentParser
import CanonicalJSON
import Forms
import Operations

struct FormImport: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入 Take a form's content from its file; changed parts reopen their sign-offs.",
        discussion: """
            例 Examples:
              countersign form import QJJJ-2022 forms/14-03.yaml --reason "更正目标值"
              countersign form import QJJJ-2022 14-03.xlsx
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(
        help: "文件 The file: text, or a workbook that was exported.", completion: .file(extensions: ["yaml", "xlsx"]))
    var file: String
    @Option(
        name: .long, help: "表 The form in a workbook; else its sheet says which.",
        completion: .custom(Completions.units))
    var form: String?
    @Option(name: .long, help: "修改说明 Why it changes.") var reason: String?
    @Flag(
        inversion: .prefixedNo,
        help: "整张表涉密，不公开 The form as a whole is 涉密 and not published; once so, until --no-secret.")
    var secret: Bool?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "form.import",
            [
                "case": .text(caseID), "content": .text(try text()), "file": .text(file), "reason": .text(reason),
                "secret": .flag(secret),
            ])
    }

    private func text() throws -> String {
        // Older and other formats are refused by whoever reads workbooks, with what to do.
        let isBook = [".xlsx", ".xls", ".xlsm", ".ods", ".et"].contains { file.lowercased().hasSuffix($0) }
        guard isBook else { return try TextFile.text(file) }
        let desk = FormDesk(counter: Counter(looking), caseID: caseID)
        return FormText.write(try desk.content(in: file, of: form).json())
    }
}
