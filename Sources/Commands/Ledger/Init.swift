import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Operations

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "新建登记簿 Make a new ledger; you become its administrator.",
        discussion: """
            例 Examples:
              countersign init --body 曲靖市公安局交通警察支队 --name 冯允中
              countersign init --body 演练 --name 冯允中 --rehearsal --origin a.example
            """)
    @Option(name: .long, help: "单位名称 The body that the ledger belongs to.") var body: String
    @Option(name: .long, help: "管理员编号 The administrator's id.") var administrator = "admin"
    @Option(name: .long, help: "管理员姓名 The administrator's name.") var name: String
    @Option(name: .long, help: "部门 The administrator's department.") var department = ""
    @Flag(name: .long, help: "演练 A rehearsal: times are given by hand, and the ledger says so for ever.")
    var rehearsal = false
    @Option(
        name: .long, help: "日志名称 The name under which the log is signed, best a domain of yours; else a random one.")
    var origin: String?
    @OptionGroup var acting: ActingOptions

    /// A name that no other log has.
    private static func freshOrigin() -> String {
        "countersign.invalid/" + String(UInt64.random(in: .min ... .max), radix: 36)
    }

    func run() throws {
        let counter = Counter(acting.looking)
        guard PersonID(administrator).isWellFormed else {
            throw EngineError.badName(kind: "person", found: administrator)
        }
        let moment = try acting.at.map { text -> Microseconds in
            guard rehearsal, let moment = Moment.read(text) else {
                throw ValidationError(counter.say("--at 只用于演练", "--at is for a rehearsal only"))
            }
            return moment
        }
        let store = try Wiring.create(at: counter.path)
        defer { store.close() }
        let engine = try Engine(store, calendar: .prc) { moment ?? WallClock.now() }
        try engine.create(
            body: body, rehearsal: rehearsal,
            administrator: Person(
                id: PersonID(administrator), name: name, department: department, role: .administrator,
                accounts: [Counter.account]), key: acting.key ?? FreshKey.next())
        let me = Identity(person: PersonID(administrator), role: .administrator, registrar: nil)
        try engine.addLogKey(origin: origin ?? Self.freshOrigin(), by: me, key: FreshKey.next())
        let key = try engine.records.directory().logKeys.last ?? ""
        if acting.looking.json {
            return Output.result([
                "ledger": .string(counter.path), "body": .string(body), "rehearsal": .bool(rehearsal),
                "administrator": .string(administrator), "account": .string(Counter.account), "key": .string(key),
            ])
        }
        Output.result(
            counter.say(
                "已新建登记簿 \(counter.path)（\(body)\(rehearsal ? "，演练" : "")）；管理员 \(name)(\(administrator))，操作系统用户 \(Counter.account)。",
                "Made \(counter.path) for \(body)\(rehearsal ? ", a rehearsal" : ""); administrator \(name)(\(administrator)), system user \(Counter.account)."
            ))
        Output.result(
            counter.say(
                "日志由此公钥核验，请抄送审计并写入会议纪要：\n\(key)\n私钥在 \(counter.path).key，只有您可读；请另存一份于别处。",
                "The log is verified with this key; give it to the auditors and into the minutes:\n\(key)\nThe private key is in \(counter.path).key, for you alone; keep a copy elsewhere."
            ))
    }
}
