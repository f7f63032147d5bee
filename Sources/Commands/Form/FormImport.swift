import Approvals
import ArgumentParser
import Engine
import Forms

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

    func command(in file: CaseFile, as identity: Identity) throws -> Intent {
        try Self.intent(for: try TextFile.form(self.file), reason)
    }

    /// The act that records this content, with the content itself as its text.
    static func intent(for content: FormContent, _ reason: String?) throws -> Intent {
        var intent = Intent(.revise(UnitID(content.id), try Revision(content)), reason: reason)
        intent.contents["content"] = content.bytes
        return intent
    }
}
