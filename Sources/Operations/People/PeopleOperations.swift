import Approvals
import CanonicalJSON
import Engine
import Messages

/// The people of the ledger.
extension Operation {
    static let people: [Operation] = [peopleAdd, peopleList, peopleChange, peopleClear]

    static let peopleAdd = Operation(
        "people.add", .init("登记人员", "Register people from a file, all or none."),
        [
            .needs("content", "人员文件的内容（YAML，JSON 也可）", "the text of the people file (YAML; JSON will do)"),
            .takes("file", "文件名，报错时用", "the file's name, for errors"),
        ],
        result: .init("登记的编号", "the ids registered"), for: .administrators,
        .change { desk, engine in
            let file = desk.arguments[maybe: "file"] ?? "content"
            let people = try PeopleFile.read(text: desk.arguments["content"], file: file)
            try engine.register(people, by: desk.identity, key: desk.key)
            return desk.page(
                ["people": .array(people.map { .string($0.id.text) })],
                desk.say("已登记 \(people.count) 人。", "Registered \(people.count) people."))
        })

    static let peopleChange = Operation(
        "people.change", .init("变更人员", "Change a person's ledger role or system users."),
        [
            .needs("person", "人员", "the person"),
            .takes("role", .choice(LedgerRole.allCases.map(\.rawValue)), "登记簿角色", "the ledger role"),
            .takes("accounts", .texts, "系统用户，名称或 uid:N", "users of the operating system, by name or uid:N"),
        ],
        result: .init("编号", "the person's id"), for: .administrators,
        .change { desk, engine in
            let person = desk.arguments["person"]
            let accounts = desk.arguments.texts("accounts")
            try engine.change(
                PersonID(person), role: desk.arguments[maybe: "role"].flatMap(LedgerRole.init),
                accounts: accounts.isEmpty ? nil : accounts, by: desk.identity, key: desk.key)
            return desk.page(["person": .string(person)], desk.say("已变更 \(person)。", "Changed \(person)."))
        })

    static let peopleClear = Operation(
        "people.clear", .init("授予涉密权限", "Let a person read what is 涉密, or no more."),
        [
            .needs("person", "人员", "the person"),
            .takes("revoke", .flag, "收回", "take the clearance back"),
        ],
        result: .init("编号、是否有权限", "person, cleared"), for: .administrators,
        .change { desk, engine in
            let (person, isCleared) = (desk.arguments["person"], !desk.arguments.flag("revoke"))
            try engine.setClearance(of: PersonID(person), to: isCleared, by: desk.identity, key: desk.key)
            return desk.page(
                ["person": .string(person), "cleared": .bool(isCleared)],
                isCleared
                    ? desk.say("\(person) 获得涉密权限。", "\(person) is cleared for what is 涉密.")
                    : desk.say("已收回 \(person) 的涉密权限。", "\(person) is cleared no more."))
        })

    static let peopleList = Operation(
        "people.list", .init("人员列表", "Everybody whom the ledger knows."),
        result: .init("各人", "each person: name, department, role, accounts, cleared"), for: .everybody,
        .look { desk in
            let people = desk.directory.people
            return desk.page(
                .array(
                    people.map {
                        [
                            "person": .string($0.id.text), "name": .string($0.name),
                            "department": .string($0.department), "role": .string($0.role.rawValue),
                            "accounts": .array($0.accounts.map(JSON.string)), "cleared": .bool($0.isCleared),
                        ]
                    }),
                Table(
                    header: [
                        desk.say("编号", "id"), desk.say("姓名", "name"), desk.say("部门", "department"),
                        desk.say("登记簿角色", "ledger role"), desk.say("涉密权限", "cleared"),
                        desk.say("系统用户", "system users"),
                    ],
                    rows: people.map {
                        [
                            $0.id.text, $0.name, $0.department, Messages.role($0.role, desk.language),
                            $0.isCleared ? desk.say("有", "yes") : "—", $0.accounts.joined(separator: " "),
                        ]
                    }
                ).render())
        })
}
