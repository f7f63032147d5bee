import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Messages
import Operations
import Workflows

struct WorkflowDiffer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "比较 What changes between two definitions, in duties.",
        discussion: """
            例 Examples:
              countersign workflow diff old.yaml new.yaml
              countersign workflow diff old.yaml new.yaml --lang en
            """)
    @Argument(help: "旧 The older file.", completion: .file(extensions: ["yaml"])) var old: String
    @Argument(help: "新 The newer file.", completion: .file(extensions: ["yaml"])) var new: String
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let counter = Counter(looking)
        let lines = WorkflowDiff.duties(
            try WorkflowFile.read(text: try TextFile.text(old), file: old),
            try WorkflowFile.read(text: try TextFile.text(new), file: new), chinese: counter.language == .zh)
        if looking.json { return Output.result(.array(lines.map(JSON.string))) }
        if lines.isEmpty { Output.result(counter.say("职责没有变化。", "No duty changes.")) }
        for line in lines { Output.result(line) }
    }
}
