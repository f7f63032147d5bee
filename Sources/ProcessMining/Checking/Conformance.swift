package import Approvals

/// Whether traces fit their workflow: the order of what happened, and that different people did what different people must.
package struct Conformance: Sendable {
    private let game: TokenGame
    private let separations: [Separation]

    /// Reads a workflow once, for any number of traces.
    package init(_ workflow: Workflow) {
        game = TokenGame(WorkflowNet(workflow).net)
        separations = workflow.separations
    }

    /// How one trace fits.
    package struct Verdict: Sendable, Equatable {
        /// The trace.
        package let trace: Trace
        /// How it went on the net.
        package let order: TokenGame.Result
        /// Two acts of one person that different people had to do, the later one second; every such act once.
        package let samePerson: [Pair]

        /// True when nothing is wrong; a case that still runs may fit too.
        package var fits: Bool {
            if case .stuck = order { return false }
            return samePerson.isEmpty
        }
        /// What happened where the net could not go on.
        package var misfit: Happening? {
            if case .stuck(let index) = order { trace.happenings[index] } else { nil }
        }
    }

    /// Two acts of one person.
    package struct Pair: Sendable, Equatable {
        /// The one that came first.
        package let first: Happening
        /// The one that should have been somebody else's.
        package let second: Happening
    }

    /// Checks the traces of one case, which belong together: some duties must be held apart in the whole of it.
    package func verdicts(_ traces: [Trace]) -> [Verdict] {
        let acts = traces.indices.flatMap { index in
            traces[index].happenings.compactMap { happening in
                happening.actor.flatMap { Act(trace: index, unit: traces[index].kind, happening, $0) }
            }
        }
        var pairs: [Int: [Pair]] = [:]
        for separation in separations {
            for (index, act) in acts.enumerated() {
                guard let earlier = acts[..<index].first(where: { separation.forbids($0, act) }) else { continue }
                let pair = Pair(first: earlier.happening, second: act.happening)
                if pairs[act.trace]?.contains(pair) != true { pairs[act.trace, default: []].append(pair) }
            }
        }
        return traces.enumerated().map { index, trace in
            Verdict(trace: trace, order: game.play(trace.happenings.map(\.label)), samePerson: pairs[index] ?? [])
        }
    }
}

/// Something that somebody did, with the course that it belongs to.
private struct Act {
    let trace: Int
    let unit: Course
    let happening: Happening
    let performer: Performer
    let role: RoleName

    init?(trace: Int, unit: Course, _ happening: Happening, _ actor: Happening.Actor) {
        guard let role = actor.role else { return nil }
        (self.trace, self.unit, self.happening) = (trace, unit, happening)
        (performer, self.role) = (actor.performer, role)
    }
}

extension Separation {
    /// True when the two acts stand for different duties, and one person had a hand in both.
    ///
    /// Who registers for others counts as well, but not when both acts were only registered.
    fileprivate func forbids(_ one: Act, _ other: Act) -> Bool {
        if within != nil, one.trace != other.trace || one.unit == .whole { return false }
        guard opposes(one.role, one.happening.step, other.role, other.happening.step) else { return false }
        let (first, second) = (one.performer, other.performer)
        return first.person == second.person || first.registrar == second.person || first.person == second.registrar
    }
}
