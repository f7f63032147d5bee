import Approvals
import Engine
import Ledger
import TestSupport
import Testing

@Suite struct `Opening a case` {
    private func opening(_ office: Office, _ id: String, _ workflow: String = "small", by account: String = "m")
        -> EngineError?
    {
        engineError {
            _ = try office.engine.open(
                id, title: "", year: 2022, workflow: workflow, by: try office.who(account),
                key: "\(account) opens \(id)")
        }
    }

    @Test(arguments: Backend.allCases) func `is done once`(backend: Backend) throws {
        let office = try Office(backend)
        try office.open("c-1")
        #expect(opening(office, "c-1") == .exists(kind: "case", id: "c-1"))
        #expect(code { try office.does("m", .open, on: "c-1") } == "refused.case.unopened")
        #expect(try office.restarted().records.caseIDs() == ["c-1"])
    }

    @Test func `refuses reserved and bad ids`() throws {
        let office = try Office()
        for id in ["ledger", "refusals", "", "a b", "a/b", "案", "a\u{0}", String(repeating: "x", count: 65)] {
            #expect(opening(office, id) == .badName(kind: "case", found: id), "\(id)")
        }
        for id in ["A.b_c-1", String(repeating: "x", count: 64)] { #expect(opening(office, id) == nil, "\(id)") }
    }

    @Test func `needs a registered workflow and the office`() throws {
        let office = try Office()
        #expect(opening(office, "c-1", "large") == .unknownWorkflow("large", known: ["small"]))
        #expect(
            opening(office, "c-1", by: "a")
                == .notPermitted(person: "a", act: "case open", needs: [.office, .administrator]))
        #expect(opening(office, "c-1", by: "adm") == nil)
    }

    @Test(arguments: Backend.allCases) func `is needed before anything else, and other streams are no cases`(
        backend: Backend
    ) throws {
        let office = try Office(backend)
        try office.open("c-1")
        #expect(code { try office.does("a", .approve("nowhere"), on: "c-1") } == "refused.step.known")
        for id in ["c-2", "ledger", "refusals", ""] {
            #expect(
                engineError { try office.does("m", .resume, on: id) } == .unknownCase(id, known: ["c-1"]), "\(id)")
            #expect(code { _ = try office.records.caseFile(id) } == "engine.unknown_case")
        }
    }

    @Test(arguments: Backend.allCases) func `keeps title, body and year`(backend: Backend) throws {
        let office = try Office(backend)
        try office.open("c-1")
        let file = try office.restarted().records.caseFile("c-1")
        #expect((file.title, file.body, file.year) == ("二〇二二年度", "曲靖支队", 2022))
        let row = try #require(try office.store.caseRow("c-1"))
        #expect((row.title, row.body, row.year, row.status) == ("二〇二二年度", "曲靖支队", 2022, "running"))
    }

    @Test func `finds steps and units by name, or says which there are`() throws {
        let office = try Office()
        try office.begin()
        let file = try office.records.caseFile("c-1")
        #expect(try file.step(unit: "f-1", named: nil, acts: [.submit], for: "a") == "forms/f-1/draft")
        #expect(try file.step(unit: "f-2", named: "review", acts: [.submit], for: "f1") == "forms/f-2/review")
        #expect(
            engineError { _ = try file.step(unit: "f-9", named: nil, acts: [.submit], for: "a") }
                == .unknownUnit("f-9", case: "c-1", known: ["f-1", "f-2"]))
        #expect(code { _ = try file.step(unit: nil, named: "melt", acts: [.sign], for: "a") } == "engine.unknown_step")
    }

    @Test(arguments: Backend.allCases) func `marks a rehearsal for good`(backend: Backend) throws {
        #expect(try Office(backend).restarted().records.directory().isRehearsal)
        let office = try Office(on: try backend.make(), HandClock())
        try office.engine.create(
            body: "支队", rehearsal: false, administrator: Office.person("adm", .administrator), key: "create")
        #expect(try office.restarted().records.directory().isRehearsal == false)
        #expect(
            code {
                try office.engine.create(
                    body: "支队", rehearsal: true, administrator: Office.person("adm", .administrator), key: "again")
            } == "ledger.version_conflict")
    }
}
