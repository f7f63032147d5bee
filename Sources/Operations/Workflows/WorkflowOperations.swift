import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages
import Workflows

/// The workflows that cases may be opened under.
extension Operation {
    static let workflows: [Operation] = [workflowAdd, workflowList]

    static let workflowAdd = Operation(
        "workflow.add", .init("登记流程", "Register a checked file, so that cases may be opened under it."),
        [
            .needs("content", "流程文件的内容（YAML）", "the text of the workflow's file (YAML)"),
            .takes("file", "文件名，报错时用", "the file's name, for errors"),
        ],
        result: .init("名称、版本、摘要", "name, version, digest"), for: .administrators,
        .change { desk, engine in
            let file = desk.arguments[maybe: "file"] ?? "content"
            let (workflow, _) = try WorkflowReading.sound(desk.arguments["content"], file: file, desk.language)
            let digest = try engine.register(workflow, by: desk.identity, key: desk.key)
            return desk.page(
                [
                    "name": .string(workflow.name), "version": .string(workflow.version),
                    "digest": .string(digest.hex),
                ],
                desk.say(
                    "已登记流程 \(workflow.name) \(workflow.version)，摘要 \(Messages.short(digest.hex))。",
                    "Registered \(workflow.name) \(workflow.version), digest \(Messages.short(digest.hex))."))
        })

    static let workflowList = Operation(
        "workflow.list", .init("流程列表", "The workflows that the ledger holds."),
        result: .init("各流程", "each workflow: name, version, digest"), for: .everybody,
        .look { desk in
            let workflows = desk.directory.workflows
            return desk.page(
                .array(
                    workflows.map {
                        [
                            "name": .string($0.name), "version": .string($0.version), "digest": .string($0.digest.hex),
                        ]
                    }),
                Table(
                    header: [desk.say("流程", "workflow"), desk.say("版本", "version"), desk.say("摘要", "digest")],
                    rows: workflows.map { [$0.name, $0.version, Messages.short($0.digest.hex)] }
                ).render())
        })
}
