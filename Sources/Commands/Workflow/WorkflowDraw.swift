import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Operations
import Workflows

struct WorkflowDraw: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "画图 Draw as Mermaid, or as Graphviz DOT with --dot.",
        discussion: """
            例 Examples:
              countersign workflow draw Workflows/self-evaluation.v1.yaml
              countersign workflow draw Workflows/self-evaluation.v1.yaml --dot | dot -Tsvg > w.svg
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @Flag(name: .long, help: "Graphviz DOT.") var dot = false
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let workflow = try WorkflowFile.read(text: try TextFile.text(file), file: file)
        let drawing = dot ? WorkflowDrawing.dot(workflow) : WorkflowDrawing.mermaid(workflow)
        if looking.json {
            return Output.result(["format": dot ? "dot" : "mermaid", "drawing": .string(drawing)])
        }
        Output.result(drawing)
    }
}
