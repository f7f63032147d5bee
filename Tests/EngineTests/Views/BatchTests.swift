import Approvals
import CanonicalJSON
import Engine
import Ledger
import TestSupport
import Testing

/// Many acts in one transaction are the same acts.
@Suite struct `A batch of acts` {
    @Test(arguments: Backend.allCases) func `refuses nobody for an act before it that was only sent again`(
        backend: Backend
    ) throws {
        let office = try Office(backend, rehearsal: false)
        try office.begin()
        try office.write("a", "f-1", "一")
        let submit = try office.act("a", .approve("forms/f-1/draft"), key: "sent twice")
        _ = try office.engine.perform(submit)
        try office.does("a", .withdraw("f-1"))
        // Weighed as new, the first leaves no draft for the second; but it was done before, and is not done again.
        let after = try office.act("a", .approve("forms/f-1/draft"), key: "new")
        let results = try office.engine.performAll([submit, after].map(Errand.act), CaseCache())
        #expect(try results[0].get().replayed)
        #expect(try !results[1].get().replayed)
        #expect(try office.records.refusedAttempts(nil).isEmpty)
        #expect(try office.records.verifyReplay() == 1)
    }

    @Test(arguments: Backend.allCases) func `makes the same entries, answers and rows as one by one`(
        backend: Backend
    ) throws {
        let (alone, batched) = (try Office(backend), try Office(backend))
        for office in [alone, batched] {
            for id in ["c-1", "c-2"] { try office.begin(id) }
        }
        let files = CaseCache()
        for round in 0..<12 {
            // What the single acts were is what the batch gets; some are refused, some keys come again.
            var (acts, answers): ([Act], [Result<Answer, EngineError>]) = ([], [])
            for number in 0..<10 {
                var random = RandomActs(seed: TestEnvironment.seed &+ UInt64(100 * round + number))
                random.movesClock = false
                var act = try random.next(on: number.isMultiple(of: 2) ? "c-1" : "c-2", in: alone)
                act.key = "\(round) \(number == 7 ? 5 : number)"
                acts.append(act)
                answers.append(Result { () throws(EngineError) in try alone.engine.perform(act) })
            }
            let results = try batched.engine.performAll(acts.map(Errand.act), files)
            #expect(results.map(Self.answer) == answers)
            for office in [alone, batched] { office.clock.now += .day }
        }
        #expect(try log(of: batched) == (try log(of: alone)))
        let recorded = try batched.store.dumpViews()
        #expect(try rows(of: batched) == recorded)
        #expect(comparable(recorded) == comparable(try alone.store.dumpViews()))
        #expect(try batched.restarted().records.verifyReplay() == 2)
        let attempts = try batched.records.refusedAttempts(nil)
        #expect(attempts.count == (try alone.records.refusedAttempts(nil).count))
        #expect(attempts.count > 5)
    }

    @Test(arguments: Backend.allCases) func `opens cases and goes on with them before they are written`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        let files = CaseCache()
        var acts: [Act] = []
        for id in ["c-1", "c-2"] {
            let (act, file) = try office.engine.opening(
                id, title: "二〇二二年度", year: 2022, workflow: "small", by: try office.who("m"), key: "open \(id)")
            files[id] = file
            acts.append(act)
            acts.append(try office.act("m", .addUnit("f-1", .form), on: id, texts: ["title": "标题"], key: "\(id) add"))
            acts.append(try office.act("m", .appoint("a", "filler", unit: "f-1"), on: id, key: "\(id) a"))
            for (role, person) in [("finance", "f1"), ("chief", "h"), ("group", "g1"), ("leader", "l")] {
                acts.append(
                    try office.act("m", .appoint(PersonID(person), RoleName(role)), on: id, key: "\(id) \(person)"))
            }
            acts.append(try office.act("m", .approve("setup"), on: id, key: "\(id) setup"))
            acts.append(
                try office.act(
                    "a", .write("f-1", ["p": "一"]), on: id, texts: ["content": "{\"title\":\"内容\"}"], key: "\(id) write"
                ))
            acts.append(try office.act("a", .approve("forms/f-1/draft"), on: id, key: "\(id) submit"))
        }
        for result in try office.engine.performAll(acts.map(Errand.act), files) {
            #expect(try result.get().outcome == .committed)
        }
        #expect(try office.records.verifyReplay() == 2)
        #expect(try office.store.units(case: "c-2").map(\.title) == ["内容"])
        #expect(try office.records.caseFile("c-2").state == files["c-2"]?.state)
        let again = try office.engine.performAll(acts.map(Errand.act), files)
        for result in again { #expect(try result.get().replayed) }
    }

    @Test func `answers each act by itself, whatever becomes of the others`() throws {
        let office = try Office()
        try office.begin()
        try office.begin("c-2")
        let files = CaseCache()
        let long = String(repeating: "长", count: 40_000)
        let acts = [
            try office.act("a", .write("f-1", ["p": "一"]), key: "1"),
            try office.act("a", .write("f-1", ["p": "二"]), key: "2", expecting: 3),
            try office.act("aud", .approve("forms/f-1/draft"), key: "3"),
            try office.act("a", .approve("forms/f-1/draft"), on: "c-9", key: "4"),
            try office.act("b", .write("f-2", ["p": long]), on: "c-2", key: "5"),
            try office.act("a", .approve("forms/f-1/draft"), key: "6"),
            try office.act("f1", .approve("forms/f-1/review"), key: "7"),
            try office.act("a", .approve("forms/f-1/draft"), key: "1"),
        ]
        let results = try office.engine.performAll(acts.map(Errand.act), files)
        let codes = results.map { result in
            switch result {
            case .success(let answer): answer.outcome.rawValue
            case .failure(let error): (error as? EngineError)?.code ?? "\(error)"
            }
        }
        #expect(
            codes == [
                "committed", "ledger.version_conflict", "engine.not_permitted", "engine.unknown_case",
                "ledger.bad_event", "committed", "committed", "ledger.key_conflict",
            ])
        #expect(try office.records.verifyReplay() == 2)
        #expect(try office.records.refusedAttempts(nil).map(\.codes) == [["engine.not_permitted"]])
    }

    @Test(arguments: Backend.allCases) func `gives an act that comes again its answer, and does those weighed after it`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        for id in ["c-1", "c-2"] { try office.begin(id) }
        let files = CaseCache()
        func write(_ text: String, _ key: String) throws -> Errand {
            .act(try office.act("a", .write("f-1", ["p": text]), texts: ["content": "{}"], key: key))
        }
        let first = try office.engine.performAll([write("一", "k-1")], files)[0].get()
        _ = try office.engine.performAll([write("二", "k-2")], files)[0].get()
        let acts = [
            // Allowed as if it were new: only the table of keys knows.
            try write("一", "k-1"),
            .act(try office.act("a", .approve("forms/f-1/draft"), key: "k-3")),
            .act(try office.act("b", .write("f-2", ["p": "三"]), on: "c-2", key: "k-4")),
            .act(try office.act("f1", .approve("forms/f-1/review"), key: "k-5")),
        ]
        let answers = try office.engine.performAll(acts, files).map { try $0.get() }
        #expect(answers[0].replayed && answers[0].seqs == first.seqs)
        #expect(answers.dropFirst().allSatisfy { !$0.replayed && $0.outcome == .committed })
        #expect(try office.records.caseFile("c-1").state.unit("f-1")?.revision == 2)
        #expect(try office.records.verifyReplay() == 2)
        let size = try office.store.head().size
        #expect(Set(answers.dropFirst().flatMap { Array($0.seqs ?? 0...0) }).isSubset(of: Set(1...size)))
    }

    @Test func `is weighed on one that is still on its way to the disk`() throws {
        let office = try Office()
        try office.begin()
        let files = CaseCache()
        func errand(_ person: String, _ command: Command, _ key: String) throws -> Errand {
            .act(try office.act(person, command, key: key))
        }
        var flying = try office.engine.batch()
        #expect(office.engine.weigh(try errand("m", .appoint("f1", "group"), "k-1"), into: &flying, files))
        var next = Batch(after: flying)
        let again = try errand("m", .appoint("f1", "group"), "k-1")
        #expect(!office.engine.weigh(again, into: &next, files, after: flying), "its key is on the way")
        let dismissal = try errand("m", .dismiss("f1", "group"), "k-2")
        #expect(office.engine.weigh(dismissal, into: &next, files, after: flying))
        let kept = try #require(files["c-1"])
        files.removeAll()
        #expect(!office.engine.weigh(dismissal, into: &next, files, after: flying), "its case is only on the way")
        files["c-1"] = kept
        for batch in [flying, next] {
            let answers = try #require(batch.answers(batch.record(in: office.store)))
            #expect(try answers[0].get().outcome == .committed)
            #expect(try office.store.head().size == batch.size)
        }
        #expect(try office.records.verifyReplay() == 1)
    }

    @Test func `is mended when the one before it was not recorded`() throws {
        let store = ForgetfulLedger()
        let office = try Office(settingUp: store)
        try office.begin()
        let files = CaseCache()
        let act = Errand.act(try office.act("m", .appoint("f1", "group"), key: "k-1"))
        var flying = try office.engine.batch()
        #expect(office.engine.weigh(act, into: &flying, files))
        store.fails = 1
        let recorded = flying.record(in: store)
        #expect(flying.answers(recorded) == nil)
        let answers = office.engine.mend(flying, recorded, files)
        #expect(throws: EngineError.ledger(.diskFull(path: "a.db"))) { try answers[0].get() }
        #expect(files.count == 0)
        #expect(try !office.engine.performAll([act], files)[0].get().replayed)
        #expect(try office.records.verifyReplay() == 1)
    }

    private static func answer(_ result: Result<Answer, any Error>) -> Result<Answer, EngineError>? {
        switch result {
        case .success(let answer): .success(answer)
        case .failure(let error): (error as? EngineError).map { .failure($0) }
        }
    }

    /// The entries without what the random salts make different.
    private func log(of office: Office) throws -> [String] {
        try office.store.entries(from: 1, limit: .max).map {
            "\($0.seq) \($0.stream) \($0.version) \($0.type) \($0.at) \($0.actor) \($0.command) \($0.commitments.keys.sorted()) "
                + String(decoding: try $0.data.canonical(), as: UTF8.self)
        }
    }

    private func rows(of office: Office) throws -> [String] {
        try office.records.caseIDs().flatMap { try office.records.views(of: $0).dumped() }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// The rows without the commitments to opinions, which are salted.
    private func comparable(_ rows: [String]) -> [String] {
        rows.map { $0.replacing(/"opinion":"[0-9a-f]*"/, with: "") }.sorted()
    }
}
