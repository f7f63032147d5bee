import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct WorkflowList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 The workflows that the ledger holds.",
        discussion: """
            例 Examples:
              countersign workflow list
              countersign workflow list --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let directory = try desk.records().directory()
        _ = try desk.identity(directory)
        if looking.json {
            return Output.result(
                .array(
                    directory.workflows.map {
                        [
                            "name": .string($0.name), "version": .string($0.version), "digest": .string($0.digest.hex),
                        ]
                    }))
        }
        Output.result(
            Table(
                header: [desk.say("流程", "workflow"), desk.say("版本", "version"), desk.say("摘要", "digest")],
                rows: directory.workflows.map { [$0.name, $0.version, Messages.short($0.digest.hex)] }
            ).render())
    }
}
