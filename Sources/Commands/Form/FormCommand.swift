import Approvals
import ArgumentParser
import Forms

struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "表 Forms: add, import, show, list, history, diff, check, score, export, template.",
        subcommands: [
            FormAdd.self, FormImport.self, FormShow.self, FormList.self, FormHistory.self, FormDiffer.self,
            FormCheck.self, FormScore.self, FormExport.self, TemplateCommand.self,
        ])
}
