import CanonicalJSON
import Foundation
import Testing

@Suite(.enabled(if: OtherUser.isPossible, "the program may run as another user"))
struct `A user of the operating system` {
    /// A ledger that the other user may write.
    private func open(_ stage: Stage = .drafting) throws -> Desktop {
        let desk = try Desktop(stage)
        #expect(try desk.say("todo").status == 0)
        chmod(desk.folder, 0o777)
        for suffix in ["", "-wal", "-shm", ".lock"] { chmod(desk.ledger + suffix, 0o666) }
        return desk
    }

    private func register(_ person: String, on desk: Desktop) throws {
        #expect(try desk.say("people change \(person) --account uid:\(OtherUser.id)").status == 0)
        for suffix in ["", "-wal", "-shm", ".lock"] { chmod(desk.ledger + suffix, 0o666) }
    }

    @Test func `who is nobody in the ledger may neither act nor read`() throws {
        let desk = try open()
        let before = try desk.entries()
        desk.user = OtherUser.id
        for line in ["submit C-1 F-1", "todo", "show C-1", "who-signed C-1", "sign C-1 F-1 --as p3", "ledger stats"] {
            for language in ["en_US.UTF-8", "zh_CN.UTF-8"] {
                desk.language = language
                let ending = try desk.say(line)
                #expect(ending.status == 77, "\(line): \(ending.errors)")
                #expect(ending.errors.contains("[engine.not_registered]"), "\(line): \(ending.errors)")
                #expect(ending.output.isEmpty)
            }
        }
        desk.user = nil
        #expect(try desk.entries() == before)
    }

    @Test(arguments: [true, false]) func `acts as the person registered for them, without a registrar`(byName: Bool)
        throws
    {
        let desk = try open()
        let name = getpwuid(OtherUser.id).map { String(cString: $0.pointee.pw_name) }
        let account = byName ? name ?? "uid:\(OtherUser.id)" : "uid:\(OtherUser.id)"
        #expect(try desk.say("people change p5 --account \(account)").status == 0)
        for suffix in ["", "-wal", "-shm", ".lock"] { chmod(desk.ledger + suffix, 0o666) }
        let submitted = try desk.run("submit", "C-1", "F-1", as: OtherUser.id)
        #expect(submitted.status == 0, "\(submitted.errors)")
        #expect(!submitted.output.contains("registered by"))
        let signed = try desk.say("who-signed C-1 F-1 --json").json.list ?? []
        #expect(signed.map { $0["person"] } == ["p5"])
        #expect(signed.map { $0["registrar"] } == [.null])
        // The same person cannot sign what they filled in, and the attempt is on record under their name.
        #expect(try desk.run("sign", "C-1", "F-1", as: OtherUser.id).status == 1)
        let refused = try desk.say("refused C-1 --json").json.list ?? []
        #expect(refused.map { $0["person"] } == ["p5"])
    }

    @Test func `who is no administrator acts for nobody else`() throws {
        let desk = try open()
        try register("p5", on: desk)
        let before = try desk.entries()
        desk.user = OtherUser.id
        for line in [
            "submit C-1 F-1 --as p3", "todo --as p1", "people add x.yaml --as admin",
            "people change p5 --role administrator",
            "workflow add \(Program.fixture("small.yaml"))", "ledger rebuild",
        ] {
            _ = try? desk.write("people: []\n", to: "x.yaml")
            let ending = try desk.say(line)
            #expect(ending.status == 77, "\(line): \(ending.errors)")
            #expect(ending.errors.contains("[engine.not_permitted]"), "\(line): \(ending.errors)")
        }
        desk.user = nil
        #expect(try desk.entries() == before)
        // To be oneself is no such thing.
        #expect(try desk.run("submit", "C-1", "F-1", "--as", "p5", as: OtherUser.id).status == 0)
    }
}

@Suite struct `An auditor` {
    @Test(arguments: [
        "sign C-1 F-1", "submit C-1 F-1", "urge C-1 F-1", "case terminate C-1 --reason x",
        "case open C-2 --title x --year 2022 --workflow small",
    ])
    func `reads and never acts, and the attempt is recorded`(line: String) throws {
        let desk = try Desktop()
        try desk.expectRefusal("\(line) --as p6", 77, "engine.not_permitted", recorded: true)
        let refused = try desk.say("refused --json").json.list ?? []
        #expect(refused.allSatisfy { $0["person"] == "p6" && $0["registrar"] == "admin" })
        #expect(refused.allSatisfy { $0["codes"] == ["engine.not_permitted"] })
    }

    @Test func `changes nothing of the ledger itself`() throws {
        let desk = try Desktop()
        for line in [
            "overdue --record --at 2024-01-01", "ledger rebuild", "people change p1 --role auditor",
            "workflow add \(Program.fixture("small.yaml"))",
        ] {
            try desk.expectRefusal("\(line) --as p6", 77, "engine.not_permitted")
        }
    }

    @Test func `sees everything`() throws {
        let desk = try Desktop(.voting)
        for line in ["show C-1", "who-signed C-1", "history C-1", "refused", "ledger verify", "people list", "overdue"]
        {
            #expect(try desk.say("\(line) --as p6").status == 0)
        }
    }
}
