import Approvals
import ArgumentParser
import Workflows

struct WorkflowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workflow", abstract: "流程 Workflow files: check, show, draw, diff, add, list.",
        subcommands: [
            WorkflowCheck.self, WorkflowShow.self, WorkflowDraw.self, WorkflowDiffer.self, WorkflowAdd.self,
            WorkflowList.self,
        ])
}
