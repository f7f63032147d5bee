/// Can every remaining step still be staffed, given the people appointed and the separation rules?
///
/// Every owed decision is a duty with candidates; two duties exclude one another when one person may not do both.
/// The search gives each duty a person, the most constrained first, so a gap is found and not only suspected.
package enum Staffing {
    /// A step that cannot be staffed, with the reason for everybody who was considered.
    package struct Gap: Sendable, Equatable {
        /// The step that nobody is left for.
        package var path: Path
        /// The role whose decision is owed there.
        package var role: RoleName
        /// For the sentence: `step`, `role`, `unit`, who was considered (`candidates`), where else they act (`also`).
        package var facts: [String: String]
    }

    /// One decision that is still owed.
    struct Duty {
        var leaf: Leaf
        var role: RoleName
        /// What an approval counts for under the sign rule.
        var weight: Int
        /// A vote waits for those who may veto it.
        var veto: Bool
        var candidates: [PersonID]
        /// Why those who hold the role and are not candidates are shut out.
        var shutOut: [PersonID: [Involvement]]
    }

    /// Finds the steps that remain and cannot be staffed; none when everybody can be placed.
    ///
    /// Where duties have no candidate at all, these are the gaps and no search is made. Else duties that compete for
    /// people are searched in groups, and one gap is found in each; a group that takes 20,000 placements counts as
    /// staffed.
    package static func gaps(in state: CaseState) -> [Gap] {
        let duties = state.leaves.flatMap { owed(at: $0, in: state) }
        var gaps = duties.filter { $0.candidates.isEmpty }.map { gap($0, among: duties) }
        guard gaps.isEmpty else { return gaps }
        for group in components(of: duties, state.workflow) {
            if let stuck = assign(group, state.workflow) { gaps.append(gap(stuck, among: group)) }
        }
        return gaps
    }

    /// The decisions that a step still owes; a step that appoints cannot be asked about its own roles yet.
    private static func owed(at leaf: Leaf, in state: CaseState) -> [Duty] {
        let step = state.steps[leaf.path]
        if step?.status == .passed || step?.status == .held { return [] }
        var byWeight = false
        if case .vote(_, byWeight: true, _) = leaf.task.rule { byWeight = true }
        func duty(_ role: RoleName, _ weight: Int, _ veto: Bool, _ holders: [PersonID]) -> Duty {
            var shutOut: [PersonID: [Involvement]] = [:]
            for person in holders {
                let conflicts = state.conflicts(
                    Performer(person), role: role, step: leaf.step.name, unit: leaf.unit)
                if !conflicts.isEmpty { shutOut[person] = conflicts }
            }
            return Duty(
                leaf: leaf, role: role, weight: byWeight ? weight : 1, veto: veto,
                candidates: holders.filter { shutOut[$0] == nil }, shutOut: shutOut)
        }
        if let step, step.status == .active {
            // Only what is still undecided, with the roster recorded at entry; who has decided cannot decide again.
            let decisions = step.liveSeats.compactMap { seat in seat.decision.map { (seat, state.decisions[$0]) } }
            let spent = decisions.map(\.1.performer.person)
            let open = step.liveSeats.filter { $0.decision == nil }.map { seat in
                let holders = seat.member.map { [$0] } ?? state.holders(of: seat.role, unit: leaf.unit)
                return duty(seat.role, seat.weight, seat.veto, holders.filter { !spent.contains($0) })
            }
            func total(_ verdicts: Set<Decision.Verdict>) -> Int {
                decisions.reduce(0) { $0 + (verdicts.contains($1.1.verdict) ? (byWeight ? $1.0.weight : 1) : 0) }
            }
            var cast: Set<Decision.Verdict> = [.approved, .rejected, .abstained]
            if case .vote(_, _, .excluded) = leaf.task.rule { cast.remove(.abstained) }
            return needed(of: open, leaf.task, approved: total([.approved]), cast: total(cast))
        }
        let duties = leaf.task.seats.filter { !$0.advisory }.flatMap { spec -> [Duty] in
            let holders = state.holders(of: spec.role, unit: leaf.unit)
            guard state.workflow.role(spec.role)?.everyone == true, !holders.isEmpty else {
                return [duty(spec.role, spec.weight, spec.veto, holders)]
            }
            return holders.map { duty(spec.role, spec.weight, spec.veto, [$0]) }
        }
        return needed(of: duties, leaf.task, approved: 0, cast: 0)
    }

    /// As many of the open duties as the sign rule needs, those with candidates and the heaviest first.
    ///
    /// Where the duties are alike, which of them it will be stays open. One more, with nobody, tells that all of them
    /// together are too few.
    private static func needed(of duties: [Duty], _ task: Task, approved: Int, cast: Int) -> [Duty] {
        func rank(_ duty: Duty) -> Int { duty.veto ? 0 : duty.candidates.isEmpty ? 2 : 1 }
        let ranked = duties.enumerated().sorted {
            (rank($0.element), -$0.element.weight, $0.offset) < (rank($1.element), -$1.element.weight, $1.offset)
        }.map(\.element)
        var count = 0
        var short = false
        switch task.rule {
        case .all, .inOrder: return duties
        case .any, .first: count = min(1, ranked.count)
        case .vote(let threshold, _, _):
            let voting = ranked.reduce(cast) { $0 + $1.weight }
            var reached = approved
            while count < ranked.count, ranked[count].veto || !threshold.isReached(by: reached, of: voting) {
                reached += ranked[count].weight
                count += 1
            }
            short = !threshold.isReached(by: reached, of: voting)
        }
        guard var alike = ranked.first else { return [] }
        var nobody = alike
        nobody.candidates = []
        let missing = short ? [nobody] : []
        guard ranked.allSatisfy({ ($0.role, $0.weight, $0.veto) == (alike.role, alike.weight, alike.veto) }) else {
            return ranked.prefix(count) + missing
        }
        for other in ranked.dropFirst() {
            alike.candidates += other.candidates.filter { !alike.candidates.contains($0) }
            alike.shutOut.merge(other.shutOut) { one, _ in one }
        }
        return Array(repeating: alike, count: count) + missing
    }

    private static func exclude(_ left: Duty, _ right: Duty, _ workflow: Workflow) -> Bool {
        if left.leaf.path == right.leaf.path { return true }
        return workflow.separations.contains { separation in
            guard separation.opposes(left.role, left.leaf.step.name, right.role, right.leaf.step.name) else {
                return false
            }
            return separation.within == nil || (left.leaf.unit != nil && left.leaf.unit == right.leaf.unit)
        }
    }

    /// Duties that bear on one another, directly or through others.
    private static func components(of duties: [Duty], _ workflow: Workflow) -> [[Duty]] {
        var left = Array(duties.indices)
        var groups: [[Duty]] = []
        while let first = left.popLast() {
            var (group, edge) = ([first], [first])
            while let next = edge.popLast() {
                let near = left.filter { other in
                    !Set(duties[next].candidates).isDisjoint(with: duties[other].candidates)
                        && exclude(duties[next], duties[other], workflow)
                }
                left.removeAll { near.contains($0) }
                group += near
                edge += near
            }
            if group.count > 1 { groups.append(group.sorted().map { duties[$0] }) }
        }
        return groups
    }

    /// Nil when everybody can be placed; otherwise the duty at which the last attempt ended.
    private static func assign(_ duties: [Duty], _ workflow: Workflow) -> Duty? {
        // A puzzle beyond this many tries is taken as solvable: a late gap shows as a seat that holds, a false one
        // would stop a case that could run.
        var budget = 20_000
        var stuck: Duty?
        func place(_ open: [Duty]) -> Bool {
            guard let next = open.min(by: { $0.candidates.count < $1.candidates.count }) else { return true }
            let index = open.firstIndex {
                $0.leaf.path == next.leaf.path && $0.role == next.role && $0.candidates == next.candidates
            }!
            var rest = open
            rest.remove(at: index)
            for person in next.candidates {
                budget -= 1
                guard budget > 0 else { return true }
                var narrowed = rest
                for other in narrowed.indices where exclude(next, narrowed[other], workflow) {
                    narrowed[other].candidates.removeAll { $0 == person }
                }
                if let empty = narrowed.first(where: { $0.candidates.isEmpty }) {
                    stuck = stuck ?? empty
                } else if place(narrowed) {
                    return true
                }
            }
            stuck = stuck ?? next
            return false
        }
        return place(duties) ? nil : stuck
    }

    private static func gap(_ duty: Duty, among duties: [Duty]) -> Gap {
        var facts = ["step": duty.leaf.path.text, "role": duty.role.text, "unit": duty.leaf.unit?.text ?? ""]
        let original = duties.first { $0.leaf.path == duty.leaf.path && $0.role == duty.role } ?? duty
        let held = original.candidates + original.shutOut.keys.sorted()
        facts["candidates"] = held.map(\.text).joined(separator: ", ")
        let needed = duties.filter { $0.leaf.path != duty.leaf.path && !Set($0.candidates).isDisjoint(with: held) }
        facts["also"] =
            (original.shutOut.sorted { $0.key < $1.key }.flatMap(\.value).map(\.role.text)
            + needed.map { "\($0.role.text) (\($0.leaf.path.text))" })
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(5).joined(separator: ", ")
        return Gap(path: duty.leaf.path, role: duty.role, facts: facts)
    }
}
