import CanonicalJSON
import Foundation
import Testing

@Suite struct `Looking` {
    @Test func `at a form's history shows its revisions and decisions, and no other form's`() throws {
        let desk = try SmallCase.make()
        let entries = try desk.say("form history C-1 F-1 --json").json.list ?? []
        let types = entries.compactMap { $0["type"]?.text }
        #expect(types.filter { $0 == "revised" }.count == 2)
        #expect(types.filter { $0 == "decided" }.count == 4)
        #expect(try desk.say("form history C-1 F-1").lines.count > entries.count, "what was said stands below")
        #expect(try !desk.say("form history C-1 F-1").output.contains("F-2"))
    }

    @Test func `at the past shows the case as it was`() throws {
        let desk = try SmallCase.make()
        let then = try desk.say("show C-1 --as-of 2023-02-06T23:00 --json").json
        let steps = then["steps"]?.list ?? []
        #expect(steps.filter { $0["status"] == "active" }.map { $0["step"] } == ["decision"])
        let all = try desk.say("history C-1 --json").json.list ?? []
        let seq = try #require(all[20]["seq"]?.integer)
        let first = try desk.say("history C-1 --as-of #\(seq) --json").json.list ?? []
        #expect(first == Array(all.prefix(21)))
    }

    @Test func `at a revision shows what changed, by place and value`() throws {
        let desk = try SmallCase.make()
        let changes = try desk.say("form diff C-1 F-1 --json").json
        #expect(changes == [["path": "funds[1].全年执行数", "old": "98.50", "new": "97.00"]])
        #expect(try desk.say("form diff C-1 F-1 --from 2").output.contains("equal"))
        #expect(try desk.say("form show C-1 F-1 --revision 1").output.contains("98.50"))
    }

    @Test func `at sign-offs shows those that count, and all when asked`() throws {
        let desk = try SmallCase.make()
        func standings(_ line: String) throws -> [String] {
            try (desk.say("\(line) --json").json.list ?? []).compactMap { $0["standing"]?.text }
        }
        #expect(try Set(standings("who-signed C-1 F-1")) == ["valid"])
        #expect(try Set(standings("who-signed C-1 F-1 --all")).count > 1)
    }

    @Test func `at what waits shows one's own seats, until they are filled`() throws {
        let desk = try Desktop()
        #expect(try desk.say("todo --as p5 --json").json.list?.count == 2)
        #expect(try desk.say("todo --as p3").output == "Nothing waits.\n")
        #expect(try desk.say("submit C-1 F-1 --as p5").status == 0)
        #expect(try desk.say("todo --as p5 --json").json.list?.count == 1)
        #expect(try desk.say("todo --person p3 --json").json.list?.count == 1)
    }
}
