import ArgumentParser
import CanonicalJSON
import Forms
import Ledger
import Operations

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "表样 Forms' templates: check, add, list, show, export.",
        subcommands: [TemplateCheck.self, TemplateAdd.self, TemplateList.self, TemplateShow.self, TemplateExport.self])
}

struct TemplateCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查 Read files of templates strictly.",
        discussion: """
            例 Examples:
              countersign form template check Workflows/forms/project-form.v1.yaml
              countersign form template check Workflows/forms/*.yaml --json
            """)
    @Argument(help: "文件 Files.", completion: .file(extensions: ["yaml"])) var files: [String]
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        var checked: [JSON] = []
        for file in files {
            let template = try FormTemplate.read(text: try TextFile.text(file), file: file)
            let digest = Hash.sha256(try template.canonicalJSON().canonical()).hex
            checked.append([
                "file": .string(file), "name": .string(template.name), "version": .string(template.version),
                "digest": .string(digest),
            ])
            if looking.json { continue }
            Output.result(
                counter.say(
                    "\(file)：\(template.title) \(template.id) 可用。",
                    "\(file): \(template.id) can be used."))
        }
        if looking.json { Output.result(.array(checked)) }
    }
}

struct TemplateAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register a template, so that forms may be filled under it.",
        discussion: """
            例 Examples:
              countersign form template add Workflows/forms/project-form.v1.yaml
              countersign form template add mine.yaml --json
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("form.template.add", ["content": .text(try TextFile.text(file)), "file": .text(file)])
    }
}

struct TemplateList: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 The templates that the ledger holds.",
        discussion: """
            例 Examples:
              countersign form template list
              countersign form template list --json
            """)
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.template.list") }
}

struct TemplateShow: OperationCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看 What a template asks for.",
        discussion: """
            例 Examples:
              countersign form template show project-form
              countersign form template show project-form/1 --lang en
            """)
    @Argument(help: "表样 The template.") var template: String
    @OptionGroup var looking: LookingOptions

    func call() throws -> Call { Call("form.template.show", ["template": .text(template)]) }
}
