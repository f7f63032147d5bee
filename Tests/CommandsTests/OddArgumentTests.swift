import CanonicalJSON
import Foundation
import Testing

@Suite struct `Odd arguments` {
    @Test(arguments: [
        ["form", "show", "C-1", "F-1", "--revision=-1"], ["form", "show", "C-1", "F-1", "--revision", "-1"],
        ["form", "show", "C-1", "F-1", "--revision=-9223372036854775808"],
        ["form", "diff", "C-1", "F-1", "--to=-9223372036854775808"], ["form", "diff", "C-1", "F-1", "--from=-1"],
        ["request", "grant", "C-1", "99999999999999999999", "--as", "p1"], ["request", "grant", "C-1", "eins"],
        ["request", "grant", "C-1", "9223372036854775807", "--as", "p1"],
        ["submit", "C-1", "F-1", "--as", "p5", "--expect-version", "9223372036854775807"],
        ["case", "open", "C-2", "--title", "x", "--year=-5", "--workflow", "small"],
        ["case", "open", "C-2", "--title", "x", "--year", "9223372036854775807", "--workflow", "small"],
        ["submit", "C-1", "F-1", "--as", "p5", "--key", ""], ["submit", "C-1", "F-1", "--as", "p5", "--about", "12"],
        ["sign", "C-1", "--step", "decision", "--as", "p1", "--about", "0123456789"],
        ["submit", "C-1", "F-1", "--as", "p5", "--key", String(repeating: "k", count: 100_000)],
        ["submit", "C-1", "F-1", "--as", "p5", "--at", "tomorrow"], ["overdue", "--at", "tomorrow"],
        ["show", "C-1", "--as-of", "tomorrow"], ["rectification", "extend", "C-1", "R-1", "--until", "2023-02-30"],
        ["workflow", "check", "small.yaml", "--copies", "100000"],
    ])
    func `that no act could mean are usage errors`(arguments: [String]) throws {
        let desk = try Desktop()
        if arguments.contains("R-1") {
            #expect(try desk.say("rectification open C-1 R-1 --title x --as p2").status == 0)
        }
        try desk.expectUsage(arguments)
    }

    @Test func `that name no request are refused by the rules`() throws {
        for number in ["999999999999", "9007199254740991", "0"] {
            let desk = try Desktop()
            try desk.expectRefusal("request grant C-1 \(number) --as p1", 1, "refused.request.known", recorded: true)
        }
        try Desktop().expectRefusal(
            "submit C-1 F-1 --as p5 --expect-version 9007199254740991", 75, "ledger.version_conflict")
    }

    @Test(arguments: ["", "表一", "R 1", "a/b", "R\n1", "😀", "ledger"])
    func `as the id of a case are refused`(id: String) throws {
        let desk = try Desktop()
        try desk.expectRefusal(
            ["case", "open", id, "--title", "x", "--year", "2022", "--workflow", "small", "--as", "p2"],
            64, "engine.bad_name")
    }

    @Test(arguments: ["", "表一", "R 1", "a/b", "R\n1", "😀", String(repeating: "x", count: 65)])
    func `as the id of a form are refused by the rules`(id: String) throws {
        try Desktop().expectRefusal(
            ["form", "add", "C-1", id, "--title", "x", "--as", "p2"], 1, "refused.unit.name", recorded: true)
    }

    @Test func `as an id beyond what an entry holds are refused too`() throws {
        let id = String(repeating: "x", count: 100_000)
        try Desktop().expectRefusal(
            ["form", "add", "C-1", id, "--title", "x", "--as", "p2"], 1, "refused.unit.name", recorded: true)
    }

    @Test func `in what people write are kept, and never draw lines of their own`() throws {
        let desk = try Desktop()
        let forged = "同意\nF-2  审核  蔡三(p3)  审核人  2023-02-07  同意\u{1B}[2J\u{202E}😀"
        #expect(try desk.run("submit", "C-1", "F-1", "--opinion", forged, "--as", "p5").status == 0)
        #expect(try desk.run("rectification", "open", "C-1", "R-1", "--title", forged, "--as", "p2").status == 0)
        #expect(try desk.run("urge", "C-1", "F-1", "--as", "p2").status == 0)
        let plain = try Desktop()
        #expect(try plain.run("submit", "C-1", "F-1", "--opinion", "同意", "--as", "p5").status == 0)
        #expect(try plain.run("rectification", "open", "C-1", "R-1", "--title", "同意", "--as", "p2").status == 0)
        #expect(try plain.run("urge", "C-1", "F-1", "--as", "p2").status == 0)
        for line in [
            "who-signed C-1", "history C-1", "form history C-1 F-1", "show C-1", "rectification list C-1", "todo --all",
            "why rectification submit C-1 R-1 --as p5",
        ] {
            let (odd, even) = (try desk.say(line), try plain.say(line))
            #expect(odd.status == even.status)
            #expect(odd.lines.count == even.lines.count, "\(line): \(odd.output)")
            let isCalm = odd.output.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E) }
            #expect(isCalm, "\(line)")
        }
        let signed = try desk.say("who-signed C-1 F-1 --json").json.list ?? []
        #expect(signed.map { $0["opinion"] } == [.string(forged)], "the record itself holds what was typed")
        #expect(try desk.say("ledger verify").status == 0)
    }

    @Test func `that are long are kept whole`() throws {
        let desk = try Desktop()
        let opinion = String(repeating: "依", count: 40_000)
        #expect(try desk.run("submit", "C-1", "F-1", "--opinion", opinion, "--as", "p5").status == 0)
        let signed = try desk.say("who-signed C-1 F-1 --json").json.list ?? []
        #expect(signed.map { $0["opinion"]?.text?.count } == [40_000])
        #expect(try desk.say("ledger verify").status == 0)
    }
}

@Suite struct `The clock` {
    @Test func `cannot be set in a ledger that is no rehearsal`() throws {
        let desk = try Desktop(nil)
        #expect(try desk.run("init", "--body", "单位", "--name", "甲").status == 0)
        let small = Program.fixture("small.yaml")
        #expect(try desk.say("workflow add \(small)").status == 0)
        let before = try desk.entries()
        for language in ["en_US.UTF-8", "zh_CN.UTF-8"] {
            desk.language = language
            let ending = try desk.say("people add \(Program.fixture("people.yaml")) --at 2023-02-06T09:00")
            #expect(ending.status == 64, "\(ending.errors)")
            #expect(ending.errors.contains("[engine.clock]"))
        }
        #expect(try desk.say("init --body x --name y --at 2023-02-06 --ledger \(desk.file("b.db"))").status == 64)
        #expect(!FileManager.default.fileExists(atPath: desk.file("b.db")))
        #expect(try desk.entries() == before)
    }

    @Test func `of a rehearsal never goes backwards`() throws {
        let desk = try Desktop()
        for line in ["submit C-1 F-1 --as p5", "why submit C-1 F-1 --as p5", "people change p7 --role staff"] {
            try desk.expectRefusal("\(line) --at 2023-02-06T08:59", 64, "engine.clock", naming: ["2023-02-06"])
        }
        #expect(try desk.say("submit C-1 F-1 --as p5 --at 2023-02-08T10:00").status == 0)
        let signed = try desk.say("who-signed C-1 F-1 --json").json.list ?? []
        #expect(signed.map { $0["at"] } == ["2023-02-08T02:00:00.000000Z"])
    }

    @Test func `passes deadlines once, and only when it is asked to record them`() throws {
        let desk = try Desktop()
        #expect(try desk.say("overdue --json").json.list?.isEmpty == true)
        let ahead = try desk.say("overdue --at 2023-03-01 --json").json.list ?? []
        #expect(ahead.count == 2 && ahead.allSatisfy { $0["recorded"] == false })
        let before = try desk.entries()
        for _ in 1...2 { #expect(try desk.say("overdue --record --at 2023-03-01").status == 0) }
        // Each was recorded as late and reminded of, once.
        #expect(try desk.entries() == before + 4)
        let late = try desk.say("overdue --json").json.list ?? []
        #expect(late.count == 2 && late.allSatisfy { $0["recorded"] == true && $0["reminders"] == 1 })
        #expect(late.allSatisfy { $0["escalated_to"] == .null && $0["told"] == [] })
    }

    @Test func `passes the deadlines of running cases while another is suspended`() throws {
        let desk = try Desktop()
        #expect(try desk.say("case suspend C-1 --reason 等待批复 --as p2").status == 0)
        let ending = try desk.say("overdue --record --at 2023-03-01")
        #expect(ending.status == 0, "\(ending.errors)")
    }
}
