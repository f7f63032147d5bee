import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Messages
import Operations
import Workflows

struct WorkflowShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "说明 Print a definition back as numbered sentences.",
        discussion: """
            例 Examples:
              countersign workflow show Workflows/self-evaluation.v1.yaml
              countersign workflow show Workflows/reimbursement.v1.yaml --lang en
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let workflow = try WorkflowFile.read(text: try TextFile.text(file), file: file)
        if looking.json { return Output.result(workflow.canonicalJSON()) }
        for line in WorkflowSentences.lines(workflow, chinese: Counter(looking).language == .zh) { Output.result(line) }
    }
}
