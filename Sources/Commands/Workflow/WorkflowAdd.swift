import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages
import Workflows

struct WorkflowAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register a checked file, so that cases may be opened under it.",
        discussion: """
            例 Examples:
              countersign workflow add Workflows/self-evaluation.v1.yaml
              countersign workflow add Workflows/reimbursement.v1.yaml
            """)
    @Argument(help: "文件 The file.", completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        let (workflow, _) = try WorkflowReading.sound(file, desk)
        let digest = try desk.writing(at: acting.at) { engine, identity in
            try engine.register(workflow, by: identity, key: acting.key ?? Desk.freshKey())
        }
        if acting.looking.json {
            return Output.result([
                "name": .string(workflow.name), "version": .string(workflow.version), "digest": .string(digest.hex),
            ])
        }
        Output.result(
            desk.say(
                "已登记流程 \(workflow.name) \(workflow.version)，摘要 \(Messages.short(digest.hex))。",
                "Registered \(workflow.name) \(workflow.version), digest \(Messages.short(digest.hex))."))
    }
}
