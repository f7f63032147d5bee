import Foundation
import Testing

@Suite struct `A name that nothing has` {
    @Test(arguments: [
        ("submit C-9 F-1 --as p5", "engine.unknown_case", "C-9"),
        ("show C-9", "engine.unknown_case", "C-9"),
        ("why sign C-9 F-1 --as p3", "engine.unknown_case", "C-9"),
        ("history ledger", "engine.unknown_case", "ledger"),
        ("submit C-1 F-9 --as p5", "engine.unknown_unit", "F-9"),
        ("form show C-1 F-9", "engine.unknown_unit", "F-9"),
        ("who-signed C-1 F-9", "engine.unknown_unit", "F-9"),
        ("submit C-1 F-1 --as p99", "engine.unknown_person", "p99"),
        ("todo --person p99", "engine.unknown_person", "p99"),
        ("people change p99 --role staff", "engine.unknown_person", "p99"),
        ("sign C-1 F-1 --step reveiw --as p3", "engine.unknown_step", "reveiw"),
        ("case open C-9 --title x --year 2022 --workflow big --as p2", "engine.unknown_workflow", "big"),
        ("form show C-1 F-1 --revision 7", "form.no_revision", "7"),
        ("form diff C-1 F-1 --from 3", "form.no_revision", "3"),
        ("show C-1 --as-of 2020-01-01", "case.not_yet", "C-1"),
        ("todo --ledger none.db", "ledger.not_found", "none.db"),
        ("submit C-1 F-1 --ledger none.db", "ledger.not_found", "none.db"),
    ])
    func `is not found, and the message says it`(line: String, code: String, name: String) throws {
        try Desktop().expectRefusal(line, 66, code, naming: [name])
    }

    @Test func `that is a person to be appointed is not found, and the attempt is recorded`() throws {
        let desk = try Desktop()
        try desk.expectRefusal("appoint C-1 reviewer p99 --as p2", 66, "engine.unknown_person", recorded: true)
        let refused = try desk.say("refused C-1")
        #expect(refused.output.contains("engine.unknown_person"))
        #expect(!refused.output.contains("another role"), "\(refused.output)")
    }

    @Test func `that is a role is refused with the roles that there are`() throws {
        try Desktop().expectRefusal(
            "appoint C-1 chief p1 --as p2", 1, "refused.role.known", recorded: true, naming: ["chief", "reviewer"])
    }

    @Test func `that is a command or an option is a usage error`() throws {
        let desk = try Desktop()
        try desk.expectUsage(["sing", "C-1", "F-1"], naming: "sing")
        try desk.expectUsage(["sign", "C-1", "F-1", "--opinon", "x"], naming: "--opinion")
        try desk.expectUsage(["vote", "C-1", "maybe"], naming: "abstain")
        try desk.expectUsage(["people", "change", "p1", "--role", "boss"], naming: "auditor")
        try desk.expectUsage(["todo", "--lang", "fr"], naming: "zh")
        try desk.expectUsage(["why", "todo"], naming: "todo")
    }
}
