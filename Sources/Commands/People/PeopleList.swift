import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Messages

struct PeopleList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 Everybody whom the ledger knows.",
        discussion: """
            例 Examples:
              countersign people list
              countersign people list --json
            """)
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let directory = try desk.records().directory()
        _ = try desk.identity(directory)
        if looking.json {
            return Output.result(
                .array(
                    directory.people.map {
                        [
                            "person": .string($0.id.text), "name": .string($0.name),
                            "department": .string($0.department), "role": .string($0.role.rawValue),
                            "accounts": .array($0.accounts.map(JSON.string)),
                        ]
                    }))
        }
        Output.result(
            Table(
                header: [
                    desk.say("编号", "id"), desk.say("姓名", "name"), desk.say("部门", "department"),
                    desk.say("登记簿角色", "ledger role"), desk.say("系统用户", "system users"),
                ],
                rows: directory.people.map {
                    [
                        $0.id.text, $0.name, $0.department, Messages.role($0.role, desk.language),
                        $0.accounts.joined(separator: " "),
                    ]
                }
            ).render())
    }
}
