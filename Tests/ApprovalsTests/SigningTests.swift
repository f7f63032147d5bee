import Approvals
import TestSupport
import Testing

@Suite struct `A step that is signed with a key of one's own` {
    private static func given(isRequired: Bool = true) throws -> Given {
        let draft = Step.draft()
        let review = Step.task("review", .all, ["finance"]) {
            ($0.isSignatureRequired, $0.returnTo, $0.covers) = (isRequired, ["draft"], .unit(parts: nil))
        }
        var given = try Given(
            .small([.perForm("filler"), .one("finance")], [.forms([draft, review])]), forms: ["14"],
            ["filler 14": ["w"], "finance": ["f"]])
        try given.does("w", .write("14", ["p": "1"]))
        try given.does("w", .approve("forms/14/draft"))
        return given
    }

    private static let review: Path = "forms/14/review"
    private static let good = Condition(.signatureIntent, true)
    private static let bad = Condition(.signatureKeyValid, false, ["key": "k"])

    @Test(arguments: [
        Command.approve(review), .reject(review), .returnTo("draft", from: review),
    ]) func `refuses an act without one, and takes it with one`(command: Command) throws {
        let given = try Self.given()
        #expect(given.when("f", command).unmet == [.signatureGiven])
        #expect(given.when("f", command, .brought([Self.good])).unmet == [])
    }

    @Test func `refuses one that is not good, with what was found`() throws {
        let then = try Self.given().when("f", .approve(Self.review), .brought([Self.good, Self.bad]))
        #expect(then.unmet == [.signatureKeyValid])
        #expect(then.condition(.signatureKeyValid)?.facts == ["key": "k"])
        #expect(then.condition(.signatureGiven)?.passed == true)
    }

    @Test func `asks for nothing while it is found out what to sign`() throws {
        let given = try Self.given()
        #expect(given.when("f", .approve(Self.review), .assumed).facts?.first == "f approved forms/14/review")
        #expect(given.when("w", .approve(Self.review), .assumed).unmet.contains(.seatEligible))
    }

    @Test func `is no matter elsewhere, but a signature that came along must be good there too`() throws {
        let given = try Self.given(isRequired: false)
        #expect(given.when("f", .approve(Self.review)).unmet == [])
        #expect(given.when("f", .approve(Self.review), .brought([Self.good])).unmet == [])
        #expect(given.when("f", .approve(Self.review), .brought([Self.bad])).unmet == [.signatureKeyValid])
        #expect(given.when("f", .claim(Self.review), .brought([Self.bad])).unmet == [.signatureKeyValid])
    }
}

extension Given {
    /// What would come of a command with a signature.
    fileprivate func when(_ person: PersonID, _ command: Command, _ signature: OwnSignature) -> Then {
        let context = Context(
            actor: .person(Performer(person)), now: now, calendar: calendar, signature: signature)
        return Then(Deliberation(command, on: state, in: context))
    }
}
