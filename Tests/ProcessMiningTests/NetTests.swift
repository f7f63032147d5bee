import Approvals
import ProcessMining
import TestSupport
import Testing

@Suite struct `The net of a workflow` {
    @Test(arguments: Shipped.all) func `has one visible transition for each label, and every place is used`(
        name: String
    ) throws {
        let net = WorkflowNet(try Shipped.workflow(name)).net
        let labels = net.transitions.map(\.label)
        #expect(Set(labels).count == labels.count)
        #expect(labels.allSatisfy { !$0.isEmpty })
        let (taken, put) = (Set(net.transitions.flatMap(\.inputs)), Set(net.transitions.flatMap(\.outputs)))
        for place in net.places {
            #expect(taken.contains(place) || place == net.sink, "\(name): nothing takes from \(place)")
            #expect(put.contains(place) || place == net.source, "\(name): nothing puts into \(place)")
        }
    }

    @Test func `as PNML is the recorded one`() throws {
        let actual = PNML.text(WorkflowNet(SmallCase.workflow).net)
        let expected = try Fixture.text("small.pnml", recording: actual)
        #expect(Fixture.differences(expected, actual) == [])
    }

    @Test func `lets a form be reviewed only after it was handed in`() {
        let game = TokenGame(WorkflowNet(SmallCase.workflow).net)
        let start = ["form:added", "draft.entered", "draft.written"]
        let review = ["review.entered", "review.approved", "review.passed", "form:finished"]
        #expect(game.play(start + ["draft.approved", "draft.passed"] + review) == .complete)
        #expect(game.play(start + review) == .stuck(at: 3))
        #expect(game.play(start + ["draft.approved"] + review) == .stuck(at: 4))
        #expect(game.play(start + ["draft.passed"] + review) == .stuck(at: 3))
    }

    @Test func `lets nobody hand in a form without content`() {
        let game = TokenGame(WorkflowNet(SmallCase.workflow).net)
        #expect(game.play(["form:added", "draft.written"]) == .stuck(at: 1))
        #expect(game.play(["form:added", "draft.entered", "draft.revised"]) == .stuck(at: 2))
        #expect(game.play(["form:added", "draft.entered", "draft.approved"]) == .stuck(at: 2))
    }

    @Test func `lets a form leave only after that was asked for and granted`() {
        let game = TokenGame(WorkflowNet(SmallCase.workflow).net)
        let (start, end) = (
            ["form:added", "draft.entered"],
            ["draft.cancelled", "form:excluded", "draft.skipped", "review.skipped", "form:left-blank", "form:closed"]
        )
        #expect(game.play(start + ["exclude:asked", "exclude:granted"] + end) == .complete)
        #expect(game.play(start + ["exclude:asked"] + end) == .stuck(at: 4))
        #expect(game.play(start + end) == .stuck(at: 3))
    }

    @Test func `lets the case go on only when all forms are done`() {
        let game = TokenGame(WorkflowNet(SmallCase.workflow).net)
        let start = ["case:opened", "setup.entered", "setup.approved", "setup.passed"]
        let vote = ["decision.entered", "decision.approved-pending", "decision.approved", "decision.passed"]
        #expect(game.play(start + ["forms.complete"] + vote + ["case:finished"]) == .complete)
        #expect(game.play(start + vote) == .stuck(at: 4))
        // A form under correction stops the vote that is open.
        let corrected = start + ["forms.complete", "decision.entered", "forms.incomplete"]
        #expect(game.play(corrected) == .underway)
        #expect(game.play(corrected + ["decision.approved"]) == .stuck(at: 7))
        #expect(game.play(corrected + ["forms.complete", "decision.approved"]) == .underway)
    }

    @Test func `lets a step pass only when its votes are enough`() {
        let game = TokenGame(WorkflowNet(SmallCase.workflow).net)
        let start = ["case:opened", "setup.entered", "setup.approved", "setup.passed", "forms.complete"]
        #expect(
            game.play(start + ["decision.entered", "decision.approved-pending", "decision.passed"]) == .stuck(at: 7))
    }
}
