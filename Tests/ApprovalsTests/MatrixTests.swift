import Approvals
import TestSupport
import Testing

/// Invariant 8: every verb, asked by everybody, in every state, is allowed or refused with a coded reason.
@Suite struct `Every verb, role and state` {
    static let workflow: Workflow = {
        var workflow = Workflow.small(
            [.perForm("filler"), .every("reviewer"), .one("finance"), .one("leader")],
            separations: [Separation([.role("filler"), .role("reviewer"), .role("finance")])],
            requests: [RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["leader"])],
            findings: FindingRule(explainedBy: ["filler"], acceptedBy: ["finance"], waivedBy: ["leader"]),
            [
                .forms([
                    .draft(until: "decision") { $0.covers = .unit(parts: nil) },
                    .task("review", .vote(.count(2), byWeight: false, abstain: .counted), ["reviewer"]) {
                        ($0.covers, $0.returnTo, $0.resubmit) = (.unit(parts: nil), ["draft"], .direct)
                        ($0.due, $0.whenOverdue, $0.escalateTo) = (.workingDays(2), .refuse, "leader")
                    },
                    .task("check", .any, ["finance"]) {
                        ($0.covers, $0.returnTo, $0.resubmit) = (.unit(parts: nil), ["draft"], .direct)
                        ($0.due, $0.remind) = (.workingDays(2), 1)
                        $0.needs = [.noOpenFinding(.high)]
                    },
                ]),
                .task("decision", .any, ["leader"]) { $0.covers = .allForms },
                .task("publication", .any, ["office"], act: .record),
            ])
        workflow.title = "matrix"
        return workflow
    }()

    static let review: Path = "forms/14/review"

    /// Who asks: `x` fills and reviews, so that once they have written, separation keeps them from reviewing.
    static let people: [(name: String, actor: Context.Actor)] = [
        ("manager", .person(Performer("m"))), ("reviewer", .person(Performer("h"))),
        ("filler", .person(Performer("w"))), ("separated", .person(Performer("x"))),
        ("finance", .person(Performer("f"))), ("leader", .person(Performer("l"))),
        ("stranger", .person(Performer("z"))), ("machine", .machine),
    ]

    static let commands: [(name: String, command: Command)] = [
        ("open", .open), ("appoint", .appoint("z", "finance")), ("dismiss", .dismiss("f", "finance")),
        ("replace", .replace("f", "finance", with: "z")), ("add", .addUnit("15", .form)),
        ("revise", .write("14", ["p": "new"])), ("submit", .approve("forms/14/draft")), ("claim", .claim(review)),
        ("claim check", .claim("forms/14/check")), ("release", .release("forms/14/check")),
        ("approve", .approve(review)), ("reject", .reject(review)), ("abstain", .abstain(review)),
        ("advise", .advise(review)), ("approve check", .approve("forms/14/check")),
        ("approve decision", .approve("decision")), ("approve setup", .approve("setup")),
        ("record", .approve("publication")), ("return", .returnTo("draft", from: review)),
        ("return check", .returnTo("draft", from: "forms/14/check")), ("withdraw", .withdraw("14")),
        ("take-back", .takeBack(review)), ("take-back draft", .takeBack("forms/14/draft")), ("ask", .exclude("14")),
        ("grant", .grant(1)), ("refuse", .refuse(1)), ("cancel form", .cancelUnit("14", spoken: true)),
        ("cancel case", .cancelCase(spoken: true)), ("suspend", .suspend(clockStops: true, spoken: true)),
        ("resume", .resume), ("terminate", .terminate(spoken: true)), ("urge", .urge(review)),
        ("pass-deadline", .passDeadline(review)), ("remind", .remind(review)), ("escalate", .escalate(review)),
        ("check", .check("14", "p=1", [.high("a")])), ("explain", .explain(1)), ("accept", .accept(1)),
        ("refuse finding", .refuseFinding(1)), ("waive", .waive(1)), ("rectify", .openItem(from: 1, "i1")),
        ("remind check", .remind("forms/14/check")), ("escalate check", .escalate("forms/14/check")),
    ]

    /// The states, each made from an earlier one by the commands of people.
    static func states() throws -> [(name: String, given: Given)] {
        var states: [(name: String, given: Given)] = []
        func state(_ name: String, from given: Given, _ steps: (inout Given) throws -> Void) throws -> Given {
            var given = given
            try steps(&given)
            states.append((name, given))
            return given
        }
        let unopened = try state("unopened", from: Given(unopened: workflow)) { _ in }
        let setup = try state("setup, people appointed and not confirmed", from: unopened) {
            $0 = try Given(
                workflow, forms: ["14"],
                [
                    "filler 14": ["w", "x"], "reviewer": ["h", "i", "j", "x"], "finance": ["f"], "leader": ["l"],
                ], confirmed: false)
        }
        let drafting = try state("drafting, written by x", from: setup) {
            try $0.does("m", .approve("setup"))
            try $0.does("x", .write("14", ["p": "1"]))
        }
        let reviewing = try state("reviewing, nobody has decided", from: drafting) {
            try $0.does("w", .approve("forms/14/draft"))
        }
        _ = try state("reviewing, somebody newly appointed", from: reviewing) {
            try $0.does("m", .appoint("z", "finance"))
        }
        _ = try state("reviewing, exclusion asked for", from: reviewing) { try $0.does("w", .exclude("14")) }
        let overdue = try state("reviewing, overdue", from: reviewing) {
            $0.now += 30 * .day
            try $0.clock(review)
        }
        _ = try state("reviewing, the leader told", from: overdue) { try $0.clock(review, .escalate) }
        let pending = try state("reviewing, one of two approvals", from: reviewing) {
            try $0.does("h", .approve(review))
        }
        _ = try state("returned by review to draft", from: pending) {
            try $0.does("i", .returnTo("draft", from: review))
        }
        let checking = try state("checking, review passed", from: pending) { try $0.does("i", .approve(review)) }
        let late = try state("checking, overdue", from: checking) {
            $0.now += 30 * .day
            try $0.clock("forms/14/check")
        }
        _ = try state("checking, reminded as often as it may be", from: late) {
            try $0.clock("forms/14/check", .remind)
        }
        let found = try state("checking, a finding raised", from: checking) {
            try $0.does("h", .check("14", "p=1", [.high("a")]))
        }
        _ = try state("checking, the finding explained", from: found) { try $0.does("w", .explain(1)) }
        _ = try state("checking, claimed", from: checking) { try $0.does("f", .claim("forms/14/check")) }
        _ = try state("checking, content changed, sign-offs stale", from: checking) {
            try $0.does("w", .write("14", ["p": "2"]))
        }
        _ = try state("returned by check to draft, review held", from: checking) {
            try $0.does("f", .returnTo("draft", from: "forms/14/check"))
        }
        let deciding = try state("deciding, form complete", from: checking) {
            try $0.does("f", .approve("forms/14/check"))
        }
        let publishing = try state("publishing", from: deciding) { try $0.does("l", .approve("decision")) }
        _ = try state("suspended while reviewing", from: reviewing) {
            try $0.does("m", .suspend(clockStops: true, spoken: true))
        }
        _ = try state("form refused by review", from: reviewing) {
            for person in ["h", "i", "j"] as [PersonID] { try $0.does(person, .reject(review)) }
        }
        _ = try state("finished", from: publishing) { try $0.does("m", .approve("publication")) }
        _ = try state("refused", from: deciding) { try $0.does("l", .reject("decision")) }
        _ = try state("cancelled", from: reviewing) { try $0.does("m", .cancelCase(spoken: true)) }
        _ = try state("terminated", from: reviewing) { try $0.does("m", .terminate(spoken: true)) }
        return states
    }

    @Test func `is allowed or refused with a reason, as recorded`() throws {
        var lines: [String] = []
        for (name, given) in try Self.states() {
            lines += ["# \(name)", ""]
            for (verb, command) in Self.commands {
                var answers: [(answer: String, people: [String])] = []
                for (person, actor) in Self.people {
                    let deliberation = given.weigh(actor, command)
                    let unmet = Then(deliberation).unmet.map(\.rawValue)
                    #expect(deliberation.isAllowed != !unmet.isEmpty)
                    #expect(deliberationViolations(given.state, deliberation) == [])
                    let answer =
                        deliberation.isAllowed
                        ? deliberation.events.isEmpty ? "nothing to do" : "YES" : unmet.joined(separator: " ")
                    if let index = answers.firstIndex(where: { $0.answer == answer }) {
                        answers[index].people.append(person)
                    } else {
                        answers.append((answer, [person]))
                    }
                }
                let gap = String(repeating: " ", count: 18 - verb.count)
                let row = answers.map { answer in
                    let everybody = answer.people.count == Self.people.count - 1 && !answer.people.contains("machine")
                    return "\(everybody ? "everybody" : answer.people.joined(separator: ", ")): \(answer.answer)"
                }
                lines.append("\(verb)\(gap)\(row.joined(separator: " | "))")
            }
            lines.append("")
        }
        let matrix = lines.joined(separator: "\n")
        #expect(Fixture.differences(try Fixture.text("matrix.txt", recording: matrix), matrix) == [])
    }

    @Test func `every verb is asked for`() {
        let verbs = Set(Self.commands.map(\.command.verb))
        #expect(verbs.count == 32, "\(verbs.sorted())")
    }

    @Test func `a matrix that differs is shown line by line`() {
        #expect(Fixture.differences("a\nb\n", "a\nc\n") == ["line 2: expected 'b', found 'c'"])
        #expect(Fixture.differences("a", "a\nb").count == 1)
    }
}
