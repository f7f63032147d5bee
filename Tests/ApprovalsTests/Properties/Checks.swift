import Approvals
import TestSupport

/// Invariant 5: the answer of `why` is the act itself, and a refusal changes nothing and says why.
func deliberationViolations(_ before: CaseState, _ deliberation: Deliberation) -> [String] {
    var found: [String] = []
    var folded = before
    do throws(Refusal) {
        let facts = try deliberation.facts()
        if !deliberation.isAllowed { found.append("I5 \(deliberation.command.verb) is not allowed and succeeds") }
        for fact in facts { folded.evolve(fact) }
    } catch {
        if deliberation.isAllowed { found.append("I5 \(deliberation.command.verb) is allowed and refused") }
        if error.unmet.isEmpty { found.append("I8 \(deliberation.command.verb) is refused without a reason") }
        if !deliberation.events.isEmpty { found.append("I5 a refused \(deliberation.command.verb) has facts") }
    }
    if case .check = deliberation.command, deliberation.isAllowed {
        let again = Deliberation(deliberation.command, on: deliberation.state, in: deliberation.context)
        if !again.isAllowed || !again.events.isEmpty { found.append("I10 the same checks again change something") }
    }
    if folded != deliberation.state { found.append("I5 the facts of \(deliberation.command.verb) give another state") }
    return found
}

/// What the clock is said to do next is what the rules allow it, from the moment that is said, and nothing else is.
func clockViolations(_ given: Given) -> [String] {
    var found: [String] = []
    let today = CivilDate(inChina: given.now)
    let begun = (try? given.calendar.workingDay(onOrBefore: today))?.startInChina
    for path in given.state.steps.keys {
        let duty = given.state.clockDuty(at: path)
        for act in ClockDuty.Act.allCases {
            let from = act == .passDeadline ? given.now : begun
            let isDue = duty?.act == act && from.map { duty!.quietUntil < $0 } == true
            if given.weigh(.machine, act.command(at: path)).isAllowed != isDue {
                found.append("the clock's \(act.rawValue) of \(path) is \(isDue ? "due and refused" : "allowed early")")
            }
        }
    }
    return found
}

/// Invariant 4: decisions and revisions are only added, and only a decision's standing ever changes.
func historyViolations(_ before: CaseState, _ after: CaseState) -> [String] {
    func bare(_ decision: Decision) -> [String] {
        [
            "\(decision.path) \(decision.round) \(decision.seat) \(decision.role) \(decision.performer.brief)",
            "\(decision.verdict) \(decision.at) \(decision.basis)",
        ]
    }
    var found: [String] = []
    if after.version < before.version { found.append("I4 events were removed") }
    if after.decisions.count < before.decisions.count
        || zip(before.decisions, after.decisions).contains(where: { bare($0) != bare($1) })
    {
        found.append("I4 a past decision was changed or removed")
    }
    for unit in before.units where after.unit(unit.id).map({ $0.revisions.starts(with: unit.revisions) }) != true {
        found.append("I4 a past revision of \(unit.id) was changed")
    }
    func bare(_ finding: CaseFinding) -> String {
        "\(finding.number) \(finding.unit) \(finding.key) \(finding.check)"
    }
    if after.findings.count < before.findings.count
        || zip(before.findings, after.findings).contains(where: { bare($0) != bare($1) })
    {
        found.append("I11 a finding was changed into another or removed")
    }
    for (was, now) in zip(before.findings, after.findings) where was.status == .closed && now != was {
        found.append("I11 the closed finding \(was.number) came back")
    }
    if !before.involvements.isSubset(of: after.involvements) { found.append("I4 an involvement was forgotten") }
    return found
}

/// Invariant 6, first half: folding any prefix of the log gives the state that was there.
func foldViolations(
    _ workflow: Workflow, _ events: [Event], _ snapshots: [(version: Int, state: CaseState)]
) -> [String] {
    var given = Given(unopened: workflow).state
    var folded = 0
    for snapshot in snapshots {
        while folded < min(snapshot.version, events.count) {
            given.evolve(events[folded])
            folded += 1
        }
        if given != snapshot.state { return ["I6 folding \(snapshot.version) events gives another state"] }
    }
    return []
}

/// Invariant 6, second half: for `all` and votes, the order of independent decisions does not matter.
///
/// - Parameter isOrderFree: Which rules are held to it.
func permutationViolations(
    _ random: inout SplitMix64, _ given: Given,
    isOrderFree: (SignRule) -> Bool = { if case .vote = $0 { true } else { $0 == .all } }
) -> [String] {
    for step in given.state.steps.values.filter({ $0.status == .active }).sorted(by: { $0.path < $1.path }) {
        guard let task = given.state.leaf(at: step.path)?.task, isOrderFree(task.rule) else { continue }
        // Members only: two people who could take the same free seat are not independent.
        let members = step.seats.compactMap(\.member)
        let acts = given.state.eligible(at: step.path).filter(members.contains).prefix(3).compactMap {
            person -> (PersonID, Command)? in
            let verdict: Command = random.pick([
                .approve(step.path), .approve(step.path), .reject(step.path), .abstain(step.path),
            ])
            return given.when(person, verdict).unmet.isEmpty ? (person, verdict) : nil
        }
        guard acts.count > 1 else { continue }
        func result(_ acts: [(PersonID, Command)]) -> String {
            var copy = given
            // A decision that comes too late is refused: the outcome was certain without it.
            for (person, command) in acts { _ = try? copy.does(person, command) }
            let facts = copy.events.dropFirst(given.events.count)
            return facts.contains(.passed(step.path))
                ? "passed" : facts.contains(.failed(step.path)) ? "failed" : "pending"
        }
        let orders = [acts, acts.reversed(), acts.shuffled(using: &random)].map(result)
        if Set(orders).count > 1 { return ["I6 \(step.path) depends on the order: \(orders) of \(acts)"] }
    }
    return []
}
