import Approvals
import CanonicalJSON
import Engine
import Forms
import Ledger
import TestSupport
import Testing

/// Given people who are cleared and who are not, when content is 涉密 or has to go, who may do what.
@Suite(.serialized) struct `Content that is secret` {
    private let office: Office
    private var seq: Int64 { get throws { try #require(try office.store.entries(stream: "c-1", after: 0).first).seq } }

    init() throws {
        office = try Office(rehearsal: false)
        try office.open()
        for person in ["a", "b"] as [PersonID] { try clear(person) }
    }

    private func clear(_ person: PersonID, _ isCleared: Bool = true, by account: String = "adm") throws {
        try office.engine.setClearance(
            of: person, to: isCleared, by: try office.who(account), key: "clear \(person) \(isCleared)")
    }

    private func ask(_ names: [String] = ["title"], by account: String = "a", key: String = "ask") throws -> String {
        try office.engine.requestRedaction(
            of: try seq, names, reason: .classified, authority: "保密〔2023〕1号", by: try office.who(account), key: key)
    }

    private func approve(_ id: String = "rd-1", by account: String, key: String = "approve") throws {
        _ = try office.engine.redact(id, by: try office.who(account), key: key)
    }

    @Test func `is read by those alone whom somebody else has cleared`() throws {
        #expect(code { try clear("adm") } == "engine.needs_another")
        #expect(code { try clear("c", by: "m") } == "engine.not_permitted")
        #expect(code { try clear("nobody") } == "engine.unknown_person")
        try clear("a", false)
        #expect(try office.records.directory().people.filter(\.isCleared).map(\.id) == ["b"])
        let version = try office.records.directory().version
        try clear("a", false)
        #expect(try office.records.directory().version == version)
    }

    @Test func `goes by the word of two people, once`() throws {
        #expect(code { _ = try ask(by: "c") } == "engine.needs_clearance")
        #expect(code { _ = try ask(["opinion"]) } == "engine.not_removable")
        #expect(try ask() == "rd-1")
        #expect(try ask() == "rd-1")
        #expect(code { try approve(by: "a") } == "engine.needs_another")
        #expect(code { try approve(by: "c") } == "engine.needs_clearance")
        #expect(code { try approve("rd-2", by: "b") } == "engine.unknown_redaction")
        #expect(try office.records.body("title", of: seq) != nil)
        // A key that was used for something else is no approval.
        #expect(code { try approve(by: "b", key: "ask") } == "ledger.key_conflict")
        #expect(try office.records.directory().redaction("rd-1")?.status == .open)
        for _ in 1...2 { try approve(by: "b") }
        #expect(engineError { _ = try office.records.body("title", of: seq) }?.code == "engine.removed")
        #expect(try office.records.listed("title", of: seq) == .removed)
        #expect(try office.records.directory().redaction("rd-1")?.isDone == true)
        #expect(code { try approve(by: "b", key: "again") } == "engine.unknown_redaction")
    }

    @Test func `stays when the other one refuses`() throws {
        _ = try ask()
        #expect(
            code {
                try office.engine.refuseRedaction("rd-1", reason: "-", by: try office.who("a"), key: "r")
            } == "engine.needs_another")
        try office.engine.refuseRedaction("rd-1", reason: "依据不足", by: try office.who("b"), key: "r")
        #expect(code { try approve(by: "b") } == "engine.unknown_redaction")
        #expect(try office.records.body("title", of: seq) != nil)
    }

    @Test func `leaves the lists and the replay when it goes, and nothing else changes`() throws {
        #expect(try office.store.caseRow("c-1")?.title == "二〇二二年度")
        let before = try office.store.entries(from: 1, limit: 1_000)
        _ = try ask()
        try approve(by: "b")
        #expect(try office.store.caseRow("c-1")?.title == "")
        #expect(try office.records.verifyReplay() == 1)
        #expect(try Array(office.store.entries(from: 1, limit: 1_000).prefix(before.count)) == before)
        #expect(try office.store.verify().isGood)
        try office.does("m", .addUnit("u-1", .form), texts: ["title": "一"])
    }

    @Test func `must not be people, workflows or templates`() throws {
        let registered = try #require(
            try office.store.entries(stream: "ledger", after: 0).first { $0.type == "workflow-registered" })
        #expect(
            code {
                _ = try office.engine.requestRedaction(
                    of: registered.seq, [], reason: .mistake, authority: "-", by: try office.who("a"), key: "ask")
            } == "engine.not_removable")
    }

    @Test func `does not go in a log in which one person did both`() throws {
        _ = try ask()
        let place = BodyPlace(seq: try seq, name: "title")
        let data = Redaction.fields([place]).merging(["redaction": "rd-1"]) { $1 }
        _ = try office.store.append(
            Append(
                stream: "ledger", expectedVersion: nil, events: [NewEvent(type: Redaction.type, data: .object(data))],
                at: office.clock.now, actor: .person("a"), command: "forged", request: .zero,
                answer: Array("{}".utf8)
            ).removing([place]))
        #expect(code { _ = try office.restarted().records.directory() } == "engine.bad_event")
    }

    @Test func `has digests that do not help to guess it`() throws {
        var one = FormContent(kind: .form, id: "u-1", title: "一", parts: [.init(name: "head", content: ["得分": "98"])])
        let open = try Revision(one)
        one.salt = "00"
        let salted = try Revision(one)
        #expect(salted.digest != open.digest)
        #expect(salted.parts["head"] != open.parts["head"])
        #expect(FormContent(json: one.json()) == one)
    }
}
