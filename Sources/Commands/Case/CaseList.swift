import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct CaseList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 All cases.",
        discussion: """
            例 Examples:
              countersign case list
              countersign case list --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let records = try desk.records()
        _ = try desk.identity(try records.directory())
        let rows = try records.ledger.cases()
        if looking.json {
            return Output.result(
                .array(
                    rows.map {
                        [
                            "case": .string($0.caseID), "title": .string($0.title), "year": .int(Int64($0.year)),
                            "workflow": .string($0.workflow), "status": .string($0.status), "version": .int($0.version),
                        ]
                    }))
        }
        Output.result(
            Table(
                header: [
                    desk.say("案卷", "case"), desk.say("名称", "title"), desk.say("年度", "year"),
                    desk.say("流程", "workflow"), desk.say("状态", "status"), desk.say("事件数", "events"),
                ],
                rows: rows.map {
                    [
                        $0.caseID, Width.clip($0.title, to: 40), String($0.year), $0.workflow,
                        CaseState.Status(rawValue: $0.status).map { Messages.status($0, desk.language) } ?? $0.status,
                        String($0.version),
                    ]
                }
            ).render())
    }
}
