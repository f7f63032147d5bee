import Approvals
import Engine
import Ledger
import TestSupport
import Testing

/// A key is answered once and for ever: committed, refused, or unknown until it is asked again.
@Suite struct `Repeating an act` {
    @Test(arguments: Backend.allCases) func `gives the committed answer again, marked as replayed`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        let version = try office.state().version
        let act = try office.act("a", .write("f-1", ["p": "一"]), texts: ["content": "{}"], key: "k", expecting: version)
        let first = try office.engine.perform(act)
        let size = try office.store.head().size
        try office.does("b", .write("f-2", ["p": "一"]))

        var again = try office.restarted().engine.perform(act)
        #expect(again.replayed)
        #expect(!first.replayed)
        again.replayed = false
        #expect(again == first)
        #expect(first.outcome == .committed)
        #expect(first.events == ["revised"])
        #expect(first.seqs == size...size)
        #expect(try office.store.head().size == size + 1)
    }

    @Test(arguments: Backend.allCases) func `gives the refusal again with every condition, and records it once`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        let act = try office.act("f1", .approve("forms/f-1/review"), key: "k")
        let first = engineError { _ = try office.engine.perform(act) }
        let size = try office.store.head().size
        // What would be allowed meanwhile stays refused under this key.
        try office.write("a", "f-1", "一")
        try office.does("a", .approve("forms/f-1/draft"))
        let again = engineError { _ = try office.restarted().engine.perform(act) }
        #expect(first == again)
        let refusal = try #require(again?.refusal)
        #expect(refusal.unmet.map(\.code) == [.stepEntered])
        #expect(refusal.conditions.count > 1)
        #expect(try office.records.refusedAttempts("c-1").map(\.seq) == [size])
    }

    @Test(arguments: Backend.allCases) func `that was turned away before the rules is turned away alike`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        for act in [
            try office.act("aud", .approve("forms/f-1/review"), key: "auditor"),
            try office.act("m", .appoint("nobody", "finance"), key: "nobody"),
        ] {
            let first = engineError { _ = try office.engine.perform(act) }
            let size = try office.store.head().size
            #expect(first != nil)
            #expect(engineError { _ = try office.engine.perform(act) } == first)
            #expect(try office.store.head().size == size)
        }
    }

    @Test(arguments: Backend.allCases) func `with another act under the same key is a conflict`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.begin()
        let act = try office.act("m", .suspend(clockStops: true, spoken: true), texts: ["reason": "等待"], key: "k")
        _ = try office.engine.perform(act)
        var others: [Act] = []
        others.append(try office.act("m", .suspend(clockStops: false, spoken: true), texts: ["reason": "等待"], key: "k"))
        others.append(try office.act("m", .suspend(clockStops: true, spoken: true), texts: ["reason": "另"], key: "k"))
        others.append(try office.act("m", .resume, key: "k"))
        others.append(try office.act("adm", act.command, as: "m", texts: ["reason": "等待"], key: "k"))
        others.append(try office.act("m", act.command, texts: ["reason": "等待"], key: "k", expecting: 1))
        for other in others {
            #expect(code { _ = try office.engine.perform(other) } == "ledger.key_conflict", "\(other.command)")
        }
        var withFile = act
        withFile.files = [.sha256([1])]
        #expect(code { _ = try office.engine.perform(withFile) } == "ledger.key_conflict")
    }

    @Test func `that changes nothing is answered without entries`() throws {
        let office = try Office()
        try office.begin()
        try office.write("a", "f-1", "一")
        let size = try office.store.head().size
        let answer = try office.does("a", .write("f-1", ["p": "一"]), key: "same")
        #expect(answer.outcome == .committed)
        #expect(answer.seqs == nil)
        #expect(answer.events == [])
        #expect(try office.store.head().size == size)
        #expect(try office.does("a", .write("f-1", ["p": "一"]), key: "same").replayed)
    }

    @Test(arguments: Backend.allCases) func `opens a case once, and tells one opening from another`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        let first = try office.open("c-1", key: "k")
        #expect(try office.open("c-1", key: "k").replayed)
        #expect(try office.open("c-1", key: "k").seqs == first.seqs)
        let other = code {
            _ = try office.engine.open(
                "c-1", title: "二〇二二年度", year: 2023, workflow: "small", by: try office.who("m"), key: "k")
        }
        #expect(other == "ledger.key_conflict")
    }

    @Test(arguments: Backend.allCases) func `registers people and workflows once`(backend: Backend) throws {
        let office = try Office(backend)
        let size = try office.store.head().size
        let people = [Office.person("m", .office), Office.person("aud", .auditor)]
        let staff = Office.staff.map { Office.person($0, .staff) }
        try office.engine.register(people + staff, by: try office.who("adm"), key: "people")
        _ = try office.engine.register(.story, by: try office.who("adm"), key: "workflow small 1")
        #expect(try office.store.head().size == size)

        var renamed = people + staff
        renamed[0].name = "另名"
        let conflict = code { try office.engine.register(renamed, by: try office.who("adm"), key: "people") }
        #expect(conflict == "ledger.key_conflict")
    }
}
