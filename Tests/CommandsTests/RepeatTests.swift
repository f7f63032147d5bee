import CanonicalJSON
import Foundation
import Testing

@Suite struct `An act sent again` {
    @Test func `at a version that has passed is refused as changed meanwhile`() throws {
        let desk = try Desktop()
        try desk.expectRefusal(
            "submit C-1 F-1 --expect-version 3 --as p5", 75, "ledger.version_conflict", naming: ["C-1", "3", "17"])
        try desk.expectRefusal(
            "why submit C-1 F-1 --expect-version 3 --as p5", 75, "ledger.version_conflict", naming: ["C-1"])
        #expect(try desk.say("submit C-1 F-1 --expect-version 17 --as p5").status == 0)
    }

    @Test func `under its key is answered the same, also when the case has moved on`() throws {
        let desk = try Desktop(.voting)
        let first = try desk.say("vote C-1 approve --opinion 同意 --key k-1 --as p2 --json")
        #expect(try first.json["replayed"] == false)
        #expect(try desk.say("vote C-1 approve --opinion 同意 --as p4").status == 0)
        let entries = try desk.entries()
        // The vote is over and another step is open; the words still mean the vote.
        let second = try desk.say("vote C-1 approve --opinion 同意 --key k-1 --as p2 --json")
        #expect(second.status == 0, "\(second.errors)")
        #expect(try second.json["replayed"] == true)
        #expect(try second.json["first_seq"] == first.json["first_seq"])
        #expect(try desk.entries() == entries)
        desk.language = "zh_CN.UTF-8"
        #expect(try desk.say("vote C-1 approve --opinion 同意 --key k-1 --as p2").output.contains("此前已办理"))
    }

    @Test func `finds its own step again, not the next one of the same kind`() throws {
        let desk = try Desktop(.empty)
        let small = try String(contentsOfFile: Program.fixture("small.yaml"), encoding: .utf8)
        let double = small.replacingOccurrences(of: "name: small", with: "name: double").replacingOccurrences(
            of: "      - {step: review,",
            with: "      - {step: check, title: 复核, signs: all of reviewer}\n      - {step: review,")
        try desk.say("workflow add \(desk.write(double, to: "double.yaml"))")
        try desk.say("case open C-1 --title x --year 2022 --workflow double --as p2")
        try desk.say("form add C-1 F-1 --title x --as p2")
        try desk.say("appoint C-1 filler p5 --for F-1 --as p2")
        for (role, person) in [("leader", "p1"), ("group", "p1"), ("reviewer", "p3")] {
            try desk.say("appoint C-1 \(role) \(person) --as p2")
        }
        try desk.say("confirm C-1 --as p1")
        try desk.say("form import C-1 \(Program.fixture("F-1.yaml")) --as p5")
        try desk.say("submit C-1 F-1 --as p5")
        let first = try desk.say("sign C-1 F-1 --opinion 同意 --key k-1 --as p3 --json")
        let second = try desk.say("sign C-1 F-1 --opinion 同意 --key k-1 --as p3 --json")
        #expect(second.status == 0, "\(first.errors) \(second.errors)")
        #expect(try second.json["replayed"] == true)
        let signed = try desk.say("who-signed C-1 F-1 --json").json.list ?? []
        #expect(signed.count == 2, "one submission and one signature")
    }

    @Test func `under its key with other words conflicts, in any language`() throws {
        let desk = try Desktop()
        #expect(try desk.say("submit C-1 F-1 --opinion 已核对 --key k-1 --as p5").status == 0)
        for other in ["submit C-1 F-1 --opinion 未核对", "submit C-1 F-2 --opinion 已核对", "withdraw C-1 F-1"] {
            try desk.expectRefusal("\(other) --key k-1 --as p5", 75, "ledger.key_conflict", naming: ["k-1"])
        }
        try desk.expectRefusal(
            "submit C-1 F-1 --opinion 已核对 --key k-1 --as p1", 75, "ledger.key_conflict", naming: ["k-1"])
    }

    @Test func `that was refused is refused the same under its key, and recorded once`() throws {
        let desk = try Desktop()
        let entries = try desk.entries()
        let first = try desk.say("sign C-1 F-1 --key k-1 --as p3")
        let second = try desk.say("sign C-1 F-1 --key k-1 --as p3")
        #expect(first.status == 1 && second.status == 1)
        #expect(first.errors == second.errors)
        #expect(try desk.entries() == entries + 1)
    }

    @Test func `that opens another case under a used key conflicts`() throws {
        let desk = try Desktop(.empty)
        #expect(try desk.say("case open C-1 --title x --year 2022 --workflow small --key k-1 --as p2").status == 0)
        let again = try desk.say("case open C-1 --title x --year 2022 --workflow small --key k-1 --as p2")
        #expect(again.status == 0, "\(again.errors)")
        let other = try desk.say("case open C-1 --title x --year 2023 --workflow small --key k-1 --as p2")
        #expect(other.status == 75, "\(other.output)")
    }

    @Test func `that changes the ledger's own lists is answered the same`() throws {
        let desk = try Desktop(.empty)
        let people = try desk.write("people:\n  - {id: p8, name: 贾八}\n", to: "people.yaml")
        #expect(try desk.say("people add \(people) --key k-1").status == 0)
        for _ in 1...2 { #expect(try desk.say("people change p7 --role auditor --key k-2").status == 0) }
        let again = try desk.say("people add \(people) --key k-1")
        #expect(again.status == 0, "\(again.errors)")
        #expect(try desk.say("people change p7 --role staff --key k-2").status == 75)
        let renamed = try desk.write("people:\n  - {id: p8, name: 易八}\n", to: "other.yaml")
        let other = try desk.say("people add \(renamed) --key k-1")
        #expect(other.status == 75, "\(other.errors)")
    }
}
