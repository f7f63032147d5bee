import Approvals
import TestSupport
import Testing

@testable import Workflows

/// The search must find what is wrong: small workflows that no file could hold, each wrong in one way.
@Suite struct `An unsound workflow` {
    private typealias Move = Soundness.Move

    private func check(
        _ steps: [Step], requests: [RequestRule] = [], copies: Int = 1, limit: Int = 1000
    ) -> [Soundness.Defect] {
        let roles: [Role] = [.perForm("filler"), .perItem("owner"), .one("finance"), .one("leader")]
        return Soundness.check(
            .small(roles, requests: requests, steps), copies: copies, limit: limit
        ).defects
    }

    private func sign(_ name: StepName, _ configure: (inout Task) -> Void = { _ in }) -> Step {
        .task(name, .all, ["finance"], configure: configure)
    }

    private let setup = Move(kind: .pass, step: "setup", target: nil)

    @Test func `that is sound has no defect, by the same way of asking`() {
        #expect(
            check([sign("one"), sign("two") { ($0.returnTo, $0.ifRefused) = (["one"], .returnTo("one")) }]).isEmpty)
    }

    @Test func `returns to a place that is nowhere`() {
        let defects = check([sign("one") { $0.ifRefused = .returnTo("nowhere") }, sign("two")])
        #expect(
            defects == [
                Soundness.Defect(
                    code: .deadEnd, steps: ["one"], facts: [:],
                    trace: [setup, Move(kind: .refuse, step: "one", target: nil)])
            ])
    }

    @Test func `returns to a place that is never entered before`() {
        let defects = check([sign("one"), sign("two") { $0.ifRefused = .returnTo("three") }, sign("three")])
        #expect(defects.map(\.code) == [.deadEnd])
        #expect(
            defects.first?.trace == [
                setup, Move(kind: .pass, step: "one", target: nil), Move(kind: .refuse, step: "two", target: nil),
            ])
    }

    @Test func `returns to a step beside it`() {
        let record = Step.task("two", .all, ["finance"], act: .record)
        let both = Step("both", .parallel([sign("one") { $0.ifRefused = .returnTo("two") }, record]))
        let defects = check([both])
        #expect(
            defects == [
                Soundness.Defect(
                    code: .deadEnd, steps: ["one", "two"], facts: [:],
                    trace: [setup, Move(kind: .refuse, step: "both/one", target: nil)])
            ])
    }

    @Test func `is stuck in one copy only`() {
        let forms = Step.forms([.draft(), sign("review") { $0.ifRefused = .returnTo("later") }])
        let defects = check([forms, sign("later")], copies: 2)
        #expect(defects.map(\.code) == [.deadEnd])
        #expect(
            defects.first?.trace == [
                setup, Move(kind: .pass, step: "forms/form-1/draft", target: nil),
                Move(kind: .refuse, step: "forms/form-1/review", target: nil),
            ])
    }

    @Test func `leaves a seat over when a form leaves with items inside it`() {
        let inner = Step("items", .each(.item, addedBy: ["office"], [sign("verify")]))
        let outer = Step("forms", .each(.form, addedBy: ["office"], [inner]))
        let defects = check(
            [outer], requests: [RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["leader"])])
        #expect(
            defects == [
                Soundness.Defect(
                    code: .leftOver, steps: ["verify"], facts: [:],
                    trace: [setup, Move(kind: .exclude, step: "form-1", target: nil)])
            ])
    }

    @Test func `decides on content that nobody edits`() {
        let defects = check([.forms([sign("review") { $0.covers = .unit(parts: nil) }])])
        #expect(defects == [Soundness.Defect(code: .noEditor, steps: ["review"], facts: ["part": "*"], trace: [])])
    }

    @Test func `decides on content that is edited only later`() {
        let defects = check([.forms([sign("review") { $0.covers = .unit(parts: nil) }, .draft()])])
        #expect(defects.map(\.code) == [.noEditor])
        #expect(defects.first?.steps == ["review"])
        let early = check([sign("decision") { $0.covers = .allForms }, .forms([.draft()])])
        #expect(early.map(\.steps) == [["decision"]])
    }

    @Test func `needs a field that nobody fills in`() {
        let draft = Step.draft {
            ($0.edits, $0.needs) = (Edits(parts: ["target"]), [.filled(["target.目标", "plan.期限"])])
        }
        let defects = check([.forms([draft])])
        #expect(defects == [Soundness.Defect(code: .noEditor, steps: ["draft"], facts: ["part": "plan"], trace: [])])
    }

    @Test func `is too large to be searched`() {
        let defects = check([.forms([.draft(), sign("review")])], copies: 3, limit: 5)
        #expect(defects == [Soundness.Defect(code: .tooLarge, steps: [], facts: ["limit": "5"], trace: [])])
    }

    /// Whoever passes what is open enters every step, so only a search that did not go on can miss one.
    @Test func `has a step that the search did not reach`() {
        let defects = Search(.small([], [sign("one")]), copies: 1, limit: 1000).defects()
        #expect(
            defects == [
                Soundness.Defect(code: .unreachable, steps: ["setup"], facts: [:], trace: []),
                Soundness.Defect(code: .unreachable, steps: ["one"], facts: [:], trace: []),
            ])
    }

    @Test func `is named by a code that is never changed`() {
        #expect(
            Soundness.Defect.Code.allCases.map(\.rawValue) == [
                "soundness.unreachable", "soundness.dead_end", "soundness.left_over", "soundness.no_editor",
                "soundness.too_large",
            ])
    }
}
