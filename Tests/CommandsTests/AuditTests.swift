import CanonicalJSON
import Foundation
import Spreadsheets
import Testing

@Suite struct `An auditor who asks` {
    private static let questions = ["approvals", "exceptions", "stale", "rectification", "duties"]

    private func rows(_ desk: Desktop, _ question: String) throws -> [JSON] {
        let ending = try desk.say("audit \(question) --json")
        #expect(ending.status == 0, "\(question): \(ending.errors)")
        return try ending.json["rows"]?.list ?? []
    }

    @Test func `is answered with the recorded tables, in both languages`() throws {
        let desk = try AuditStory.desk()
        var text = ""
        for language in ["zh", "en"] {
            for question in Self.questions {
                let ending = try desk.say("audit \(question) --lang \(language) --as p6")
                #expect(ending.status == 0, "\(question): \(ending.errors)")
                text += "$ countersign audit \(question) --lang \(language)\n\(ending.output)\n"
            }
        }
        let differences = try Golden.differences(text, from: "audit.txt")
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
    }

    @Test func `sees who signed which wording under which rule, and which entry ended it`() throws {
        let desk = try AuditStory.desk()
        let all = try rows(desk, "approvals")
        let signed = try desk.say("who-signed A-1 --all --json").json.list ?? []
        #expect(all.count == signed.count)
        for key in ["seq", "person", "digest", "revision", "standing", "opinion", "registrar", "verdict"] {
            #expect(Set(all.map { $0[key] ?? nil }) == Set(signed.map { $0[key] ?? nil }), "\(key)")
        }
        let reviews = all.filter { $0["step"] == "forms/14-01/review" }
        #expect(reviews.map { $0["standing"] } == ["stale", "valid"])
        #expect(reviews.map { $0["rule"]?["en"] } == ["reviewer signs", "reviewer signs"])
        let stale = try rows(desk, "stale")
        #expect(stale.contains { $0["seq"] == reviews[0]["lapsed"] && $0["signed_seq"] == reviews[0]["seq"] })
        #expect(reviews[1]["lapsed"] == .null)
        let workflows = try desk.say("workflow list --json").json.list ?? []
        #expect(all.allSatisfy { $0["workflow_digest"] == workflows[0]["digest"] })
        let own = try rows(desk, "approvals --person p3")
        #expect(!own.isEmpty && own.allSatisfy { $0["person"] == "p3" })
        #expect(try rows(desk, "approvals --person admin").count == all.count, "who entered it counts too")
        #expect(try desk.say("audit approvals --person nobody").errors.contains("[engine.unknown_person]"))
    }

    @Test func `is told what a sign-off did not stand, and of what is 涉密 only the place`() throws {
        let desk = try AuditStory.desk()
        let stale = try rows(desk, "stale")
        let changes = stale.filter { $0["step"] == "forms/14-01/review" }
        #expect(changes.map { $0["path"] } == ["head.实施单位"])
        #expect(changes.map { $0["old"] } == ["某支队"])
        #expect(changes.map { $0["new"] } == ["某大队"])
        #expect(changes.map { $0["secret"] } == [false])
        #expect(changes.allSatisfy { $0["reason"] == "实施单位有误" && $0["changed_by"] == "p5" })
        // Signed again, the form changes in a field that is 涉密.
        for person in ["admin", "p5"] { try #require(try desk.say("people clear \(person)").status == 0) }
        let open = try desk.say("form show A-1 14-01").output
        let changed = try desk.write(open.replacing("实施单位: 某大队", with: "涉密事项: 专案经费, 实施单位: 某大队"), to: "2.yaml")
        #expect(try desk.say("form import A-1 \(changed) --as p5").status == 0)
        let hidden = try rows(desk, "stale").filter { $0["step"] == "forms/14-01/review" && $0["revision"] == 3 }
        #expect(Set(hidden.map { $0["path"] }).contains("head.涉密事项"), "\(hidden)")
        let field = hidden.filter { $0["path"] == "head.涉密事项" }
        #expect(field.allSatisfy { $0["secret"] == true && $0["old"] == .null && $0["new"] == .null })
        for form in ["", " --json"] {
            #expect(try !desk.say("audit stale\(form)").output.contains("专案经费"))
        }
    }

    @Test func `is shown nothing of a form that is 涉密 as a whole`() throws {
        let desk = try AuditStory.desk()
        for person in ["admin", "p5"] { try #require(try desk.say("people clear \(person)").status == 0) }
        let text = try desk.say("form show A-1 14-01").output
        let file = try desk.write(text.replacing("某大队", with: "某中队"), to: "3.yaml")
        #expect(try desk.say("form import A-1 \(file) --secret --as p5").status == 0)
        let after = try rows(desk, "stale").filter { $0["revision"] == 3 }
        #expect(Set(after.map { $0["path"] }) == ["secret", "head.实施单位"])
        #expect(after.allSatisfy { $0["secret"]?.flag == ($0["path"] != "secret") })
        #expect(try !desk.say("audit stale").output.contains("某中队"))
    }

    @Test func `is told when a sign-off did not stand for people or forms that came or left`() throws {
        let desk = try Desktop(.voting)
        for line in [
            "vote C-1 approve --as p1", "exclude C-1 F-2 --reason 未开展 --as p2",
            "request grant C-1 1 --opinion 同意 --as p1", "appoint C-1 reviewer p7 --as p2",
            "replace C-1 reviewer p7 p4 --as p2",
        ] {
            let ending = try desk.say(line)
            #expect(ending.status == 0, "\(line): \(ending.errors)")
        }
        let stale = try rows(desk, "stale")
        #expect(stale.map { $0["step"] } == ["decision", "setup"])
        #expect(stale[0]["unit"] == "F-2" && stale[0]["new"] == "excluded" && stale[0]["reason"] == "同意")
        #expect(stale[1]["path"] == "reviewer" && stale[1]["old"] == .null && stale[1]["new"] == "p7")
        #expect(try desk.say("audit stale").output.contains("excluded from the evaluation"))
    }

    @Test func `finds each kind of exception by itself, and an unknown kind is refused by name`() throws {
        let desk = try AuditStory.desk()
        let all = try rows(desk, "exceptions")
        let counts = Dictionary(grouping: all) { $0["kind"]?.text ?? "" }.mapValues(\.count)
        var rest = counts
        rest["on_behalf"] = nil
        #expect(
            rest == [
                "replacement": 1, "exclusion": 1, "extension": 1, "waiver": 1, "late_registration": 1,
                "after_deadline": 1, "overdue": 1, "urging": 1, "return": 1, "rejection": 1, "suspension": 2,
                "ending": 1, "rights": 1, "refused_access": 1, "refused_attempt": 1,
            ])
        // Every act of the cases was entered by the administrator, each once.
        let acts = try ["A-1", "A-2"].flatMap { try desk.say("history \($0) --json").json.list ?? [] }
        #expect(counts["on_behalf"].map { $0 > 40 && $0 < acts.count } == true)
        for (kind, count) in counts {
            #expect(try rows(desk, "exceptions --kind \(kind)").count == count, "\(kind)")
        }
        func one(_ kind: String) throws -> JSON { try #require(all.first { $0["kind"] == .string(kind) }) }
        #expect(try one("replacement")["result"] == "p3" && one("replacement")["consented_by"] == "p1")
        #expect(try one("extension")["reason"] == "等待批复" && one("extension")["consented_by"] == "p1")
        #expect(try one("waiver")["person"] == "p1" && one("waiver")["unit"] == "14-01")
        #expect(try one("late_registration")["result"] == "2023-02-22")
        #expect(try one("after_deadline")["person"] == "p5")
        #expect(try one("refused_access")["person"] == "p6" && one("refused_attempt")["person"] == "p5")
        #expect(try one("ending")["case"] == "A-2" && one("rights")["case"] == .null)
        #expect(try rows(desk, "exceptions A-2 --kind ending --kind waiver").count == 1)
        let unknown = try desk.say("audit exceptions --kind waivers")
        #expect(unknown.status == 64 && unknown.errors.contains("waiver,"), "\(unknown.errors)")
    }

    @Test func `follows an item from its finding to its end, with every file and every day`() throws {
        let desk = try AuditStory.desk()
        let item = try #require(try rows(desk, "rectification").first)
        let finding = try desk.say("finding list A-1 --json").json.list?.first { $0["item"] == "R-1" }
        #expect(item["finding"] == finding?["number"] && item["measure"] == "重新评分")
        #expect(item["responsible"] == ["p5"] && item["state"] == "closed")
        let asked = try #require(item["requests"]?.list?.first)
        #expect(asked["asked_by"] == "p5" && asked["settled_by"] == "p1" && asked["opinion"] == "同意延期一次")
        let evidence = item["evidence"]?.list ?? []
        #expect(
            evidence.map { ($0["files"]?.list ?? []).compactMap { $0["name"]?.text } }
                == [["核定表.txt"], ["核定表.txt", "评分表.txt"]])
        #expect(evidence.flatMap { $0["files"]?.list ?? [] }.allSatisfy { $0["digest"]?.text?.count == 64 })
        #expect(item["verification"]?.list?.map { $0["verdict"] } == ["rejected", "approved"])
        // Closed on the 28th: 4 days after the deadline that was moved, 18 after the first.
        #expect(item["days_late"] == 4 && item["days_past_first"] == 18)
    }

    @Test func `finds who did two duties, and is told how much was examined where nobody did`() throws {
        let desk = try AuditStory.desk()
        let found = try rows(desk, "duties")
        #expect(found.count == 1)
        #expect(found[0]["person"] == "p3" && found[0]["matter"] == ["unit": "14-01"] && found[0]["forbidden"] == false)
        #expect(found[0]["duties"] == ["reviewed", "decided"])
        let history = try desk.say("history A-1 --json").json.list ?? []
        for act in found[0]["acts"]?.list ?? [] {
            #expect(history.contains { $0["seq"] == act["seq"] && $0["actor"]?["on_behalf_of"] == "p3" })
        }
        let clean = try Desktop(.voting).say("audit duties --json").json
        #expect(clean["rows"] == [] && clean["cases"] == 1)
        #expect(clean["pairs"]?.integer.map { $0 > 0 } == true)
        let said = try Desktop(.voting).say("audit duties --lang en").output
        #expect(said.contains("Nobody did") && said.contains("pairs of people \(clean["pairs"]?.integer ?? 0)."))
    }

    @Test func `gets a workbook that says the same, with dates as dates and a head that stays`() throws {
        let desk = try AuditStory.desk()
        for question in Self.questions {
            let path = desk.file("\(question).xlsx")
            let ending = try desk.say("audit \(question) --xlsx \(path) --json")
            #expect(ending.status == 0, "\(ending.errors)")
            let count = try rows(desk, question).count
            #expect(try ending.json["count"] == .int(Int64(count)))
            let sheet = try #require(try WorkbookReader.read(path: path).sheets.first)
            let rows = Dictionary(grouping: sheet.cells, by: \.name.row)
            #expect(rows.keys.max() == count + 3, "\(question)")
            #expect(rows[2]?.first.map { "\($0.cell.value)".contains("测试单位") } == true)
        }
        let sheet = try #require(try WorkbookReader.read(path: desk.file("approvals.xlsx")).sheets.first)
        let first = try #require(try rows(desk, "approvals").first)
        func cell(_ name: String) throws -> CellValue { sheet.value(at: try #require(CellName(name))) }
        guard case .date(let date) = try cell("C4") else {
            Issue.record("a time is a date")
            return
        }
        #expect("\(date)" == "2023-02-06T09:30:00")
        #expect(try cell("B4") == .number("\(first["seq"]?.integer ?? 0)"))
        #expect(try cell("S4") == .text(first["workflow_digest"]?.text ?? ""), "whole, not its beginning")
        let frozen = try desk.tool("unzip", "-p", desk.file("approvals.xlsx"), "xl/worksheets/sheet1.xml").output
        #expect(frozen.contains("ySplit=\"3\"") && frozen.contains("state=\"frozen\""))
    }

    @Test func `gets the same through the service, and nothing of a case that there is not`() throws {
        let desk = try AuditStory.desk()
        func answers() throws -> [String] {
            try Self.questions.map { try desk.say("audit \($0) A-1").output }
        }
        let before = try answers()
        #expect(try desk.say("audit stale --xlsx \(desk.file("1.xlsx"))").status == 0)
        for question in Self.questions {
            let ending = try desk.say("audit \(question) A-9")
            #expect(ending.status == 66 && ending.errors.contains("[engine.unknown_case]"), "\(ending.errors)")
        }
        let server = try desk.serve()
        #expect(try answers() == before)
        #expect(try desk.say("audit stale --xlsx \(desk.file("2.xlsx"))").status == 0)
        server.signal(SIGTERM)
        #expect(try server.end(within: 20).status == 0)
        let books = try ["1.xlsx", "2.xlsx"].map { try Data(contentsOf: URL(filePath: desk.file($0))) }
        #expect(books[0] == books[1])
    }
}
