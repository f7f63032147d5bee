import Approvals
import CanonicalJSON
import ProcessMining
import TestSupport
import Testing

@Suite struct `The courses of random cases` {
    static let batches = 10
    static let journeys = 100

    @Test(arguments: 0..<batches) func `are played on the net of their workflow to the end`(batch: Int) {
        var complete = 0
        for seed in Self.seeds(batch) {
            let (workflow, traces, isOver) = Self.story(seed)
            for verdict in Conformance(workflow).verdicts(traces) {
                let labels = verdict.trace.happenings.map(\.label).joined(separator: " ")
                #expect(verdict.fits, "COUNTERSIGN_SEED=\(seed) \(verdict.misfit?.label ?? "") of \(labels)")
                if isOver { #expect(verdict.order == .complete, "COUNTERSIGN_SEED=\(seed) \(labels)") }
                complete += verdict.order == .complete ? 1 : 0
            }
        }
        #expect(complete > Self.journeys / 10, "\(complete)")
    }

    @Test(arguments: 0..<batches) func `show what was dropped, said twice or turned round`(batch: Int) throws {
        var random = SplitMix64(seed: BaseSeed.value &+ UInt64(batch))
        var tried = 0
        for seed in Self.seeds(batch) {
            let (workflow, traces, isOver) = Self.story(seed)
            guard isOver else { continue }
            let net = WorkflowNet(workflow).net
            let game = TokenGame(net)
            let transitions = Dictionary(uniqueKeysWithValues: net.transitions.map { ($0.label, $0) })
            // What moves no token says nothing of the order, wherever it stands.
            let moving = Set(net.transitions.filter { $0.inputs.sorted() != $0.outputs.sorted() }.map(\.label))
            for labels in traces.map({ $0.happenings.map(\.label) }) {
                let places = labels.indices.filter { moving.contains(labels[$0]) }
                let place = try #require(places.randomElement(using: &random))
                let dropped = Array(labels[..<place] + labels[(place + 1)...])
                #expect(game.play(dropped) != .complete, "COUNTERSIGN_SEED=\(seed) without \(place) of \(labels)")
                let twice = Array(labels[...place] + labels[place...])
                #expect(game.play(twice) != .complete, "COUNTERSIGN_SEED=\(seed) \(place) twice of \(labels)")
                tried += 2
                // What one makes possible does not come before it.
                for (one, next) in zip(labels.indices, labels.indices.dropFirst()) where labels[one] != labels[next] {
                    let first = try #require(transitions[labels[one]])
                    let made = Set(first.outputs).subtracting(first.inputs)
                    guard try #require(transitions[labels[next]]).inputs.contains(where: made.contains) else {
                        continue
                    }
                    var turned = labels
                    turned.swapAt(one, next)
                    #expect(game.play(turned) != .complete, "COUNTERSIGN_SEED=\(seed) \(one) turned of \(labels)")
                    tried += 1
                }
            }
        }
        #expect(tried > Self.journeys / 5, "\(tried)")
    }

    @Test func `show the same person on both sides of a separation`() {
        var found = 0
        for seed in (0..<4).flatMap(Self.seeds) {
            let (workflow, traces, _) = Self.story(seed)
            let roles = workflow.separations.filter { $0.within == nil }.flatMap(\.duties)
            var changed = traces
            // Whoever acted first in one of the duties now does everything.
            let acts = traces.flatMap(\.happenings).compactMap(\.actor)
            guard let first = acts.first(where: { roles.contains(.role($0.role ?? "")) }) else { continue }
            for trace in changed.indices {
                for place in changed[trace].happenings.indices where changed[trace].happenings[place].actor != nil {
                    changed[trace].happenings[place].actor?.performer = first.performer
                }
            }
            let duties = Set(acts.compactMap { act in roles.first { $0 == .role(act.role ?? "") } })
            let verdicts = Conformance(workflow).verdicts(changed)
            if workflow.separations.contains(where: { $0.within == nil && $0.duties.count { duties.contains($0) } > 1 })
            {
                found += 1
                #expect(verdicts.contains { !$0.samePerson.isEmpty }, "COUNTERSIGN_SEED=\(seed)")
            }
        }
        #expect(found > 3, "\(found)")
    }

    private static func seeds(_ batch: Int) -> [UInt64] {
        (0..<journeys).map { BaseSeed.value &+ 2_000_000 &+ UInt64(batch * journeys + $0) }
    }

    private static func story(_ seed: UInt64) -> (workflow: Workflow, traces: [Trace], isOver: Bool) {
        var journey = Journey(seed: seed)
        journey.run(commands: 40)
        let state = journey.given.state
        let facts = journey.given.events.enumerated().map {
            Fact(seq: Int64($0 + 1), at: 0, digest: "", type: "", data: [:], event: $1)
        }
        return (state.workflow, Chronicle.traces(of: state.id, state.workflow, facts), state.status.isOver)
    }
}
