import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Operations
import Workflows

struct WorkflowCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查 Read a file strictly and visit every state it can reach.",
        discussion: """
            例 Examples:
              countersign workflow check Workflows/self-evaluation.v1.yaml
              countersign workflow check mine.yaml --copies 2
            """)
    @Argument(help: "文件 Files.", completion: .file(extensions: ["yaml"])) var files: [String]
    @Option(name: .long, help: "每种几份 How many forms and items to try with.") var copies = 1
    @OptionGroup var looking: LookingOptions

    func validate() throws {
        guard (1...4).contains(copies) else {
            throw ValidationError("--copies: 应为 expected 1…4, 收到 found \(copies)")
        }
    }

    func run() throws {
        let counter = Counter(looking)
        var checked: [JSON] = []
        for file in files {
            let (workflow, report) = try WorkflowReading.sound(
                try TextFile.text(file), file: file, counter.language, copies: copies)
            if looking.json {
                checked.append([
                    "file": .string(file), "name": .string(workflow.name), "version": .string(workflow.version),
                    "digest": .string(try WorkflowReading.digest(workflow).hex), "sound": .bool(report.defects.isEmpty),
                    "states": .int(Int64(report.states)), "moves": .int(Int64(report.moves)),
                ])
                continue
            }
            Output.result(
                counter.say(
                    "\(file)：\(workflow.title) \(workflow.name) \(workflow.version) 可行。遍历 \(report.states) 个状态、\(report.moves) 步：每个环节都可到达，任何状态都能办结，没有遗留席位。",
                    "\(file): \(workflow.name) \(workflow.version) is sound. Visited \(report.states) states by \(report.moves) moves: every step can be reached, every state can finish, no seat is left over."
                ))
        }
        if looking.json { Output.result(.array(checked)) }
    }
}
