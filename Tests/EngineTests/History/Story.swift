import Approvals
import Engine
import TestSupport

/// One case from its opening to the archive, with every kind of event in it.
enum Story {
    /// Plays the case `c-1`.
    ///
    /// - Parameter after: Called after every act.
    static func play(in office: Office, after: (Office) throws -> Void = { _ in }) throws {
        try begin(office, after)
        try fill(office, after)
        try decide(office, after)
        try rectify(office, after)
    }

    private static func begin(_ office: Office, _ after: (Office) throws -> Void) throws {
        try office.begin(confirmed: false)
        try after(office)
        for command in [
            // A seat for a member who comes and one for a member who goes, and one handed to a successor.
            Command.appoint("o", "group"), .dismiss("o", "group"), .approve("setup"),
            .replace("f2", "finance", with: "c"), .approve("setup"), .suspend(clockStops: true, spoken: true),
        ] {
            try office.does("m", command, texts: command == .approve("setup") ? ["opinion": "同意"] : [:])
            try after(office)
        }
        office.clock.now += .day
        try office.does("m", .resume)
        try after(office)
    }

    private static func fill(_ office: Office, _ after: (Office) throws -> Void) throws {
        func does(_ account: String, _ command: Command, as other: PersonID? = nil) throws {
            try office.does(account, command, as: other, texts: ["opinion": "意见"])
            try after(office)
        }
        func write(_ account: String, _ unit: UnitID, _ text: String) throws {
            try office.write(account, unit, text)
            try after(office)
        }
        office.clock.now += 30 * .day
        // A Saturday: the term has passed and is reminded of; on Monday the leader is told.
        for _ in 1...2 {
            _ = try office.engine.runClock()
            try after(office)
            office.clock.now += 2 * .day
        }
        try does("m", .urge("forms/f-1/draft"))
        try write("a", "f-1", "一")
        try does("adm", .approve("forms/f-1/draft"), as: "a")
        try does("a", .withdraw("f-1"))
        try does("a", .approve("forms/f-1/draft"))
        try does("f1", .claim("forms/f-1/review"))
        try does("f1", .release("forms/f-1/review"))
        try does("f1", .approve("forms/f-1/review"))
        try does("f1", .takeBack("forms/f-1/review"))
        try does("f1", .reject("forms/f-1/review"))
        try does("a", .approve("forms/f-1/draft"))
        try does("f1", .approve("forms/f-1/review"))
        // Back and straight again: the sign-off between still holds.
        try does("h", .returnTo("draft", from: "forms/f-1/approval"))
        try does("a", .approve("forms/f-1/draft"))
        try does("h", .approve("forms/f-1/approval"))
        try does("m", .exclude("f-2"))
        try does("l", .refuse(1))
        try does("b", .exclude("f-2"))
        try does("l", .grant(2))
    }

    private static func decide(_ office: Office, _ after: (Office) throws -> Void) throws {
        func does(_ account: String, _ command: Command) throws {
            try office.does(account, command, texts: ["opinion": "意见"])
            try after(office)
        }
        // The only adviser goes: a seat waits for the next.
        try does("m", .dismiss("o", "adviser"))
        try does("m", .appoint("b", "adviser"))
        try does("m", .approve("setup"))
        try does("b", .advise("decision"))
        try does("g1", .abstain("decision"))
        try does("g2", .approve("decision"))
        // The content changes under the vote: every sign-off on it is stale.
        try office.write("a", "f-1", "二", template: "form/1")
        try after(office)
        try check(office, after)
        try does("c", .approve("forms/f-1/review"))
        try does("h", .approve("forms/f-1/approval"))
        for member in ["g3", "g2"] { try does(member, .approve("decision")) }
    }

    /// The new content is checked: one finding is answered, again when its figures change, one is gone, one waived.
    private static func check(_ office: Office, _ after: (Office) throws -> Void) throws {
        for (person, command) in [
            ("b", Command.check("f-1", "p=二", [.high("a"), .low("b"), .high("c")])), ("a", .explain(1)),
            ("f1", .accept(1)), ("b", .check("f-1", "p=二", [.high("a", "2"), .high("c")])), ("a", .explain(1)),
            ("f1", .refuseFinding(1)), ("a", .explain(1)), ("c", .accept(1)), ("l", .waive(3)),
        ] {
            try office.does(person, command, texts: ["opinion": "意见"])
            try after(office)
        }
    }

    private static func rectify(_ office: Office, _ after: (Office) throws -> Void) throws {
        func does(_ account: String, _ command: Command) throws {
            try office.does(account, command, texts: ["opinion": "意见"])
            try after(office)
        }
        for item in ["i-1", "i-2"] as [UnitID] {
            if item == "i-1" {
                try office.does("m", .openItem(from: 3, item), texts: ["title": "标题 \(item)"])
            } else {
                try office.add(item, .item)
            }
            try after(office)
            try does("m", .appoint("o", "owner", unit: item))
            try does("m", .appoint("c", "checker", unit: item))
        }
        try does("m", .approve("setup"))
        try office.write("o", "i-1", "措施", deadline: office.clock.now + 10 * .day)
        try after(office)
        try does("o", .approve("items/i-1/plan"))
        try does("o", .extend("i-1", to: office.clock.now + 20 * .day))
        try does("l", .grant(3))
        try office.write("o", "i-1", "佐证", deadline: office.clock.now + 10 * .day)
        try after(office)
        try does("o", .approve("items/i-1/action"))
        try does("c", .returnTo("action", from: "items/i-1/verify"))
        try does("o", .approve("items/i-1/action"))
        try does("c", .approve("items/i-1/verify"))
        try does("o", .carryOver("i-2"))
        try does("l", .grant(4))
        try does("m", .approve("archive"))
    }
}
