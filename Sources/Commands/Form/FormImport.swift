import ArgumentParser
import CanonicalJSON
import Operations

struct FormImport: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入 Take a form's content from its file; changed parts reopen their sign-offs.",
        discussion: """
            例 Examples:
              countersign form import QJJJ-2022 forms/14-03.yaml
              countersign form import QJJJ-2022 forms/14-03.yaml --reason "更正目标值"
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @Option(name: .long, help: "修改说明 Why it changes.") var reason: String?
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "form.import",
            [
                "case": .text(caseID), "content": .text(try TextFile.text(file)), "file": .text(file),
                "reason": .text(reason),
            ])
    }
}
