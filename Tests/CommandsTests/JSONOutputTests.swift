import CanonicalJSON
import Foundation
import Testing

/// One small case with something of everything, at fixed times.
enum SmallCase {
    static func make() throws -> Desktop {
        let desk = try Desktop(.voting)
        var minute = 0
        func act(_ person: String, _ arguments: [String], _ status: Int32 = 0) throws {
            minute += 1
            let time = "2023-02-07T09:\(minute < 10 ? "0" : "")\(minute)"
            let ending = try desk.start(arguments + ["--as", person, "--at", time]).end()
            if ending.status != status {
                throw Hanging(command: arguments.joined(separator: " "), errors: ending.errors)
            }
        }
        func act(_ person: String, _ line: String, _ status: Int32 = 0) throws {
            try act(person, line.split(separator: " ").map(String.init), status)
        }
        let text = try String(contentsOfFile: Program.fixture("F-1.yaml"), encoding: .utf8)
        let changed = try desk.write(text.replacingOccurrences(of: "98.50", with: "97.00"), to: "F-1.yaml")
        try act("p3", "sign C-1 F-1", 1)
        try act("p5", "form import C-1 \(changed) --reason 与决算一致")
        try act("p5", "submit C-1 F-1 --opinion 已更正")
        try act("p3", "sign C-1 F-1 --opinion 同意更正")
        try act("p6", "vote C-1 approve", 77)
        try act("p4", "vote C-1 abstain")
        try act("p2", "rectification open C-1 R-1 --title 执行率偏低")
        try act("p2", "appoint C-1 responsible p5 --for R-1")
        try act("p2", "appoint C-1 verifier p7 --for R-1")
        try act("p1", "vote C-1 approve --opinion 同意")
        try act("p2", "vote C-1 approve --opinion 同意")
        try act("p5", "rectification plan C-1 R-1 --measure 按季核对 --deadline 2023-03-31")
        try act("p5", "rectification submit C-1 R-1")
        try act("p5", "rectification extend C-1 R-1 --until 2023-04-28 --reason 等待批复")
        try act("p1", "request grant C-1 1 --opinion 同意延期")
        return desk
    }
}

@Suite struct `A JSON document` {
    private static let commands = [
        "todo --all", "show C-1", "case show C-1 --as-of #31", "case list", "form list C-1", "form show C-1 F-1",
        "form show C-1 F-1 --revision 1", "form history C-1 F-1", "form diff C-1 F-1", "history C-1", "who-signed C-1",
        "who-signed C-1 F-1 --all", "rectification list C-1", "request list C-1", "refused", "overdue --at 2023-05-01",
        "why vote C-1 approve --as p4", "why rectification verify C-1 R-1 --as p7", "ledger verify", "ledger stats",
        "ledger rebuild", "people list", "workflow list", "audit approvals", "audit exceptions C-1 --kind extension",
        "audit stale C-1", "audit rectification", "audit duties",
    ]

    /// Names inside these are the people's own.
    private static let free: Set<String> = ["content", "fields", "facts", "parts", "texts"]
    private static let times: Set<String> = [
        "at", "due", "opened_at", "closed_at", "deadline", "signed_at", "consented_at", "settled_at", "first_deadline",
    ]

    private func check(_ json: JSON, _ command: String, key: String = "") {
        for item in json.list ?? [] { check(item, command, key: key) }
        for (name, value) in json.fields ?? [:] {
            #expect(name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(command): \(name)")
            if !Self.free.contains(name) { check(value, command, key: name) }
        }
        if Self.times.contains(key), let time = json.text {
            #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/) != nil, "\(command): \(key) \(time)")
        }
    }

    /// What differs from run to run: salts make the last hash new, and the file grows in pages.
    private func settled(_ json: JSON) -> JSON {
        if let list = json.list { return .array(list.map(settled)) }
        guard let fields = json.fields else { return json }
        var result = JSON.Fields(fields.mapValues(settled))
        if result["head"] != nil { result["head"] = "(hash)" }
        if result["file_bytes"] != nil { result["file_bytes"] = "(number)" }
        if let accounts = result["accounts"]?.list, accounts.contains(.string(Program.account)) {
            result["accounts"] = ["(account)"]
        }
        return .object(result)
    }

    @Test func `comes from every command that looks, as it is recorded`() throws {
        let desk = try SmallCase.make()
        var text = ""
        for command in Self.commands {
            let ending = try desk.say("\(command) --json")
            #expect(ending.status == 0, "\(command): \(ending.errors)")
            #expect(ending.errors.isEmpty, "\(command): \(ending.errors)")
            let json = try ending.json
            check(json, command)
            text += "$ countersign \(command) --json\n\(settled(json).pretty())\n\n"
        }
        let differences = try Golden.differences(text, from: "json.txt")
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test func `is the same in every language`() throws {
        let desk = try SmallCase.make()
        for command in Self.commands where command != "rectification list C-1" {
            desk.language = "en_US.UTF-8"
            let english = try desk.say("\(command) --json").output
            desk.language = "zh_CN.UTF-8"
            #expect(try desk.say("\(command) --json").output == english, "\(command)")
        }
    }

    @Test func `comes from workflow files too`() throws {
        let desk = try Desktop(nil)
        let (small, package) = (Program.fixture("small.yaml"), Program.package.path)
        let other = "\(package)/Workflows/reimbursement.v1.yaml"
        for line in [
            "workflow check \(small)", "workflow check \(small) \(other)", "workflow show \(small)",
            "workflow draw \(small)", "workflow draw \(small) --dot", "workflow diff \(small) \(other)",
        ] {
            let ending = try desk.say("\(line) --json")
            #expect(ending.status == 0, "\(ending.errors)")
            check(try ending.json, line)
        }
        #expect(try desk.say("workflow check \(small) \(other) --json").json.list?.count == 2)
    }

    @Test func `comes from every act`() throws {
        let desk = try Desktop(nil)
        for line in [
            "init --body 单位 --name 甲", "people add \(Program.fixture("people.yaml"))",
            "people change p7 --role staff", "workflow add \(Program.fixture("small.yaml"))",
            "case open C-1 --title x --year 2022 --workflow small --as p2", "form add C-1 F-1 --title x --as p2",
            "appoint C-1 leader p1 --as p2", "ledger rebuild", "overdue --record",
        ] {
            let ending = try desk.say("\(line) --json")
            #expect(ending.status == 0, "\(line): \(ending.errors)")
            check(try ending.json, line)
        }
    }
}
