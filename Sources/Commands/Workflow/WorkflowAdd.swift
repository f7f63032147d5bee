import ArgumentParser
import CanonicalJSON
import Operations

struct WorkflowAdd: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register a checked file, so that cases may be opened under it.",
        discussion: """
            例 Examples:
              countersign workflow add Workflows/self-evaluation.v1.yaml
              countersign workflow add Workflows/reimbursement.v1.yaml
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call("workflow.add", ["content": .text(try TextFile.text(file)), "file": .text(file)])
    }
}
