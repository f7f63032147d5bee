import Approvals

/// The invariants of the semantics, checked by counting.
extension Shadow {
    /// Invariant 2, for two acts: the same person on two duties of one separation rule.
    func clash(_ one: Act, _ two: Act) -> Bool {
        let inOwnName = one.person == two.person || one.registrar == two.person || one.person == two.registrar
        guard inOwnName else { return false }
        return workflow.separations.contains { rule in
            if rule.within != nil && (one.unit == nil || one.unit != two.unit) { return false }
            func duties(_ act: Act) -> Set<Duty> {
                var found: Set<Duty> = [.role(act.role)]
                if let step = act.step { found.insert(.step(step)) }
                return found.intersection(rule.duties)
            }
            let (left, right) = (duties(one), duties(two))
            return !left.isEmpty && !right.isEmpty && left != right
        }
    }

    /// Invariants 1 and 3 on the stages as they stand.
    func standingViolations() -> [String] {
        var found = violations
        for (path, stage) in stages {
            switch stage.status {
            case .passed:
                if let why = quorumMissing(path, stage) { found.append("I1 \(path) passed: \(why)") }
                if let why = basisMoved(path, stage) { found.append("I1 \(path) passed: \(why)") }
            case .active:
                if quorumMissing(path, stage) == nil { found.append("I1 \(path) has its quorum and is not passed") }
                if let why = basisMoved(path, stage) { found.append("I1 \(path): \(why)") }
                let owners = stage.seats.filter { seat in !seat.voided && vote(path, seat) == nil }
                    .compactMap { $0.member ?? $0.claimedBy }
                if Set(owners).count != owners.count { found.append("I3 \(path): two open seats of one person") }
            case .failed: found.append("I8 \(path) is stuck in failure")
            case .cancelled, .held: break
            }
        }
        return found
    }

    func vote(_ path: Path, _ seat: Seat) -> Decision? {
        votes.last { $0.standing == .valid && $0.decision.path == path && $0.decision.seat == seat.number }?.decision
    }

    /// What the stage lacks to be passed, by an own reading of the sign rules.
    func quorumMissing(_ path: Path, _ stage: Stage) -> String? {
        guard let task = tasks[stage.step] else { return "unknown step" }
        let live = stage.seats.filter { !$0.voided && !$0.advisory }
        let cast = live.compactMap { seat in vote(path, seat).map { (seat: seat, decision: $0) } }
        let persons = Set(cast.map(\.decision.performer.person))
        if persons.count != cast.count { return "somebody fills two seats" }
        if live.isEmpty { return "no seat" }
        let approvals = cast.filter { $0.decision.verdict == .approved }
        if approvals.isEmpty { return "no approval" }
        if cast.contains(where: { $0.seat.veto && $0.decision.verdict == .rejected }) { return "a veto" }
        switch task.rule {
        case .all, .inOrder: return approvals.count == live.count ? nil : "\(approvals.count) of \(live.count) approved"
        case .any, .first: return nil
        case .vote(let threshold, let byWeight, let abstain):
            if live.contains(where: { seat in seat.veto && vote(path, seat) == nil }) { return "a veto may come" }
            func sum(_ seats: [Seat]) -> Int { byWeight ? seats.map(\.weight).reduce(0, +) : seats.count }
            let abstained = cast.filter { $0.decision.verdict == .abstained }.map(\.seat)
            let base = sum(live) - (abstain == .excluded ? sum(abstained) : 0)
            let needed: Int
            switch threshold {
            case .count(let count): needed = count
            case .atLeast(let part, let whole): needed = (part * base + whole - 1) / whole
            case .moreThan(let part, let whole): needed = part * base / whole + 1
            }
            return sum(approvals.map(\.seat)) >= needed ? nil : "\(sum(approvals.map(\.seat))) of \(needed) approvals"
        }
    }

    /// Whether a counted decision answers for content that has changed.
    func basisMoved(_ path: Path, _ stage: Stage) -> String? {
        guard let task = tasks[stage.step] else { return "unknown step" }
        for seat in stage.seats {
            guard let decision = vote(path, seat) else { continue }
            switch task.covers {
            case .nothing: break
            case .appointments:
                if decision.basis.first?.revision != roster { return "signed for another roster" }
            case .unit(let parts):
                guard let unit = stage.unit, let all = revisions[unit], let basis = decision.basis.first,
                    all.indices.contains(basis.revision - 1), all[basis.revision - 1].digest == basis.digest
                else { return "signed for nothing" }
                let (then, now) = (all[basis.revision - 1], all[all.count - 1])
                let names = parts ?? Array(Set(then.parts.keys).union(now.parts.keys))
                if names.contains(where: { then.parts[$0] != now.parts[$0] }) { return "signed for other content" }
            case .allForms:
                let now = openForms.compactMap { form in revisions[form]?.last.map { "\(form):\($0.digest)" } }
                let then = decision.basis.map { "\($0.unit?.text ?? ""):\($0.digest)" }
                if now != then { return "signed for other forms: \(then), now \(now)" }
            }
        }
        return nil
    }
}
