import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Messages
import StrictYAML

struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "人员 People of the ledger: add, list, change.",
        subcommands: [PeopleAdd.self, PeopleList.self, PeopleChange.self])
}

struct PeopleAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "登记 Register people from a file, all or none.",
        discussion: """
            例 Examples:
              countersign people add people.yaml
              countersign people add people.yaml --as admin
            """)
    @Argument(
        help: "文件 A file with `people: - {id, name, department, role, accounts}`.",
        completion: .file(extensions: ["yaml"]))
    var file: String
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        let people = try PeopleFile.read(file)
        try desk.writing(at: acting.at) { engine, identity in
            try engine.register(people, by: identity, key: acting.key ?? Desk.freshKey())
        }
        if acting.looking.json {
            return Output.result(["people": .array(people.map { .string($0.id.text) })])
        }
        Output.result(desk.say("已登记 \(people.count) 人。", "Registered \(people.count) people."))
    }
}

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

struct PeopleChange: ParsableCommand {
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

    func run() throws {
        let desk = Desk(acting.looking)
        try desk.writing(at: acting.at) { engine, identity in
            try engine.change(
                PersonID(person), role: role, accounts: accounts.isEmpty ? nil : accounts, by: identity,
                key: acting.key ?? Desk.freshKey())
        }
        if acting.looking.json { return Output.result(["person": .string(person)]) }
        Output.result(desk.say("已变更 \(person)。", "Changed \(person)."))
    }
}

extension LedgerRole: ExpressibleByArgument {}

/// The file in which people are registered.
enum PeopleFile {
    static func read(_ path: String) throws -> [Person] {
        let log = ProblemLog(file: path)
        let node = try YAML.read(bytes: try TextFile.bytes(path), file: path)
        var people: [Person] = []
        if var map = MapReader(node, Phrase(zh: "人员文件", en: "the people file"), log) {
            if !map.has("people") { _ = map.required("people") }
            for entry in map.list("people") ?? [] {
                guard var person = MapReader(entry, Phrase(zh: "人员", en: "a person"), log) else { continue }
                let (id, name) = (person.requiredText("id"), person.requiredText("name"))
                let (department, role, accounts) = (
                    person.text("department"), person.text("role"), person.texts("accounts")
                )
                let ledgerRole = role.map { LedgerRole(rawValue: $0.text) } ?? .staff
                if let role, ledgerRole == nil { log.add(Self.badRole, at: role.at, ["found": role.text]) }
                person.finish()
                guard let id, let name else { continue }
                if !PersonID(id.text).isWellFormed { log.add(Self.badID, at: id.at, ["found": id.text]) }
                people.append(
                    Person(
                        id: PersonID(id.text), name: name.text, department: department?.text ?? "",
                        role: ledgerRole ?? .staff, accounts: (accounts ?? []).map(\.text)))
            }
            map.finish()
        }
        try log.check()
        return people
    }

    private static let badID = ProblemKind(
        "people.bad_id",
        zh: "id 应为 1 至 64 个字母、数字或 - . _，收到“{found}”",
        en: "id should be 1 to 64 letters, digits or - . _, found \"{found}\"",
        remedyZh: "改为这样的编号，例如 p12", remedyEn: "use such an id, for example p12")

    private static let badRole = ProblemKind(
        "people.bad_role",
        zh: "role 应为 administrator、office、staff 或 auditor，收到“{found}”",
        en: "role should be administrator, office, staff or auditor, found \"{found}\"",
        remedyZh: "改为其中之一", remedyEn: "use one of them")
}
