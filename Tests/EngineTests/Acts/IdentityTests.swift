import Approvals
import Engine
import Ledger
import TestSupport
import Testing

/// Who acts is the person of the operating system's user; an administrator may enter acts for others, visibly.
@Suite struct `Whoever acts` {
    @Test func `is the person of the account`() throws {
        let office = try Office()
        #expect(try office.who("f1").person == "f1")
        #expect(try office.who("f1", as: "f1").registrar == nil)
        #expect(engineError { _ = try office.who("stranger") } == .notRegistered(account: "stranger"))
    }

    @Test func `acts for another only as an administrator`() throws {
        let office = try Office()
        #expect(
            engineError { _ = try office.who("m", as: "a") }
                == .notPermitted(person: "m", act: "--as", needs: [.administrator]))
        #expect(
            engineError { _ = try office.who("adm", as: "nobody") }
                == .unknownPerson("nobody", known: ["adm", "m", "aud"] + Office.staff.map(\.text)))
    }

    @Test(arguments: Backend.allCases) func `is recorded with who entered the act`(backend: Backend) throws {
        let office = try Office(backend)
        try office.begin()
        try office.does("adm", .write("f-1", ["p": "一"]), as: "a")
        try office.does("adm", .approve("forms/f-1/draft"), as: "a", texts: ["opinion": "已核对"])
        let entries = try office.records.entries(of: "c-1").suffix(3)
        for entry in entries { #expect(entry.actor == .person("adm", onBehalfOf: "a")) }
        let decision = try #require(try office.state().decisions.last)
        #expect(decision.performer == Performer("a", registrar: "adm"))
        let row = try #require(try office.store.signOffs(case: "c-1", unit: "f-1").last)
        #expect((row.person, row.registrar) == ("a", "adm"))

        #expect(code { try office.does("adm", .approve("forms/f-2/draft"), as: "a") } == "refused.seat.eligible")
        let attempt = try #require(try office.records.refusedAttempts("c-1").last)
        #expect((attempt.person, attempt.registrar) == ("a", "adm"))
    }

    @Test func `for an auditor does not act either`() throws {
        let office = try Office()
        try office.begin()
        #expect(code { try office.does("adm", .urge("forms/f-1/draft"), as: "aud") } == "engine.not_permitted")
    }

    @Test func `has no right of an administrator by entering acts for one`() throws {
        let office = try Office()
        try office.engine.change("m", role: .administrator, accounts: nil, by: try office.who("adm"), key: "k")
        let registered = try office.who("m", as: "adm")
        let person = Office.person("x", .staff)
        #expect(code { try office.engine.register([person], by: registered, key: "x") } == "engine.not_permitted")
        #expect(
            code { try office.engine.register([person], by: try office.who("a"), key: "y") } == "engine.not_permitted")
    }

    @Test func `stays an administrator as the last one who can log in`() throws {
        let office = try Office()
        func change(_ role: LedgerRole?, _ accounts: [String]?, key: String) throws(EngineError) {
            let admin = Identity(person: "adm", role: .administrator, registrar: nil)
            try office.engine.change("adm", role: role, accounts: accounts, by: admin, key: key)
        }
        #expect(engineError { try change(.staff, nil, key: "1") } == .lastAdministrator(person: "adm"))
        #expect(engineError { try change(nil, [], key: "2") } == .lastAdministrator(person: "adm"))
        try office.engine.change("m", role: .administrator, accounts: nil, by: try office.who("adm"), key: "3")
        try change(.staff, nil, key: "4")
        #expect(try office.who("adm").role == .staff)
    }

    @Test(arguments: Backend.allCases) func `keeps the role that the ledger gave last`(backend: Backend) throws {
        let office = try Office(backend)
        try office.begin()
        try office.engine.change("f1", role: .auditor, accounts: ["f1", "uid:9"], by: try office.who("adm"), key: "k")
        for office in [office, try office.restarted()] {
            #expect(try office.who("uid:9").role == .auditor)
            #expect(code { try office.does("f1", .urge("forms/f-1/draft")) } == "engine.not_permitted")
        }
    }

    @Test func `is registered once, under a good name, with accounts of their own`() throws {
        let office = try Office()
        let adm = try office.who("adm")
        func registering(_ people: Person...) -> EngineError? {
            engineError { try office.engine.register(people, by: adm, key: "k \(people.map(\.id))") }
        }
        #expect(registering(Office.person("a", .staff)) == .exists(kind: "person", id: "a"))
        #expect(registering(Office.person("x", .staff), Office.person("x", .staff)) == .exists(kind: "person", id: "x"))
        for bad in ["", "两", "a b", "a/b", String(repeating: "x", count: 65)] {
            #expect(registering(Office.person(PersonID(bad), .staff)) == .badName(kind: "person", found: bad))
        }
        var twin = Office.person("x", .staff)
        twin.accounts = ["m"]
        #expect(registering(twin) == .exists(kind: "account", id: "m"))
        #expect(
            engineError { try office.engine.change("a", role: nil, accounts: ["m"], by: adm, key: "k") }
                == .exists(kind: "account", id: "m"))
        #expect(
            code { try office.engine.change("nobody", role: nil, accounts: nil, by: adm, key: "k") }
                == "engine.unknown_person")
        #expect(try office.records.directory().people.count == 3 + Office.staff.count)
    }
}
