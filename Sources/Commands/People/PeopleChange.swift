import ArgumentParser
import CanonicalJSON
import Engine
import Operations

struct PeopleChange: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "变更 Change a person's ledger role or system users.",
        discussion: """
            例 Examples:
              countersign people change p11 --role auditor
              countersign people change p12 --account zhang --account uid:20012
            """)
    @Argument(help: "人员 The person.", completion: .custom(Completions.people)) var person: String
    @Option(name: .long, help: "登记簿角色 administrator, office, staff or auditor.") var role: LedgerRole?
    @Option(name: .customLong("account"), help: "系统用户 A user of the operating system, by name or uid:N; repeatable.")
    var accounts: [String] = []
    @OptionGroup var acting: ActingOptions

    func act() throws -> Call {
        Call(
            "people.change",
            [
                "person": .text(person), "role": .text(role?.rawValue),
                "accounts": accounts.isEmpty ? nil : .array(accounts.map(JSON.string)),
            ])
    }
}

extension LedgerRole: ExpressibleByArgument {}
