import Approvals
import TestSupport

/// Draws small workflows: nested steps, every sign rule, separations, coverage, returns, deadlines.
struct RandomWorkflow {
    private var random: SplitMix64
    private var roles: [Role] = [Role("office", title: "")]
    private var count = 0

    static func draw(_ random: inout SplitMix64) -> Workflow {
        var maker = RandomWorkflow(random: random)
        let workflow = maker.workflow()
        random = maker.random
        return workflow
    }

    private init(random: SplitMix64) { self.random = random }

    private mutating func workflow() -> Workflow {
        roles += [.perForm("filler"), .perItem("owner")]
        for name in ["alpha", "beta", "gamma"] as [RoleName] {
            roles.append(Role(name, title: "", everyone: random.chance(2, in: 3)))
        }
        if random.chance(1, in: 2) { roles.append(.perForm("head")) }
        let appointing = random.chance(3, in: 4)
        var steps: [Step] = []
        if appointing {
            steps.append(
                .task("setup", .any, ["office"]) {
                    ($0.appoints, $0.covers) = (roles.map(\.name).filter { $0 != "office" }, .appointments)
                    if random.chance(1, in: 4) { $0.needs = [.staffed] }
                })
        }
        var before: [StepName] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { steps.append(step(nil, &before, depth: 0)) }
        if !steps.contains(where: { if case .each = $0.body { true } else { false } }) {
            var first: [StepName] = []
            steps.insert(each(.form, &first), at: appointing ? 1 : 0)
        }
        let names = Self.leaves(steps).map(\.name)
        return Workflow(
            name: "random", version: "1", title: "", manager: "office", roles: roles, separations: separations(names),
            requests: [
                RequestRule(.exclude, askedBy: ["filler"], grantedBy: ["alpha", "beta"]),
                RequestRule(.extend, askedBy: ["owner"], grantedBy: ["alpha"]),
                RequestRule(.carryOver, askedBy: ["owner"], grantedBy: ["owner", "beta"]),
            ],
            findings: FindingRule(
                explainedBy: ["filler"], acceptedBy: ["alpha", "beta"], waivedBy: ["filler", "gamma"]),
            steps: steps)
    }

    static func leaves(_ steps: [Step]) -> [Step] {
        steps.flatMap { $0.children.isEmpty ? [$0] : leaves($0.children) }
    }

    private mutating func name() -> StepName {
        count += 1
        return StepName("s\(count)")
    }

    /// - Parameter before: The steps that come before on every way here, in the same copy or of the whole case.
    private mutating func step(_ unit: UnitKind?, _ before: inout [StepName], depth: Int) -> Step {
        switch Int.random(in: 0..<(depth > 1 ? 6 : 12), using: &random) {
        case 6, 7:
            let name = name()
            let steps = (0..<2).map { _ in step(unit, &before, depth: depth + 1) }
            return Step(name, .sequence(steps))
        case 8, 9:
            let (name, common) = (name(), before)
            let steps = (0..<Int.random(in: 2...3, using: &random)).map { _ in
                var inner = common
                let made = step(unit, &inner, depth: depth + 1)
                before += inner.filter { !before.contains($0) }
                return made
            }
            return Step(name, .parallel(steps))
        case 10... where unit == nil && depth == 0: return each(random.chance(2, in: 3) ? .form : .item, &before)
        default: return task(unit, &before)
        }
    }

    private mutating func each(_ kind: UnitKind, _ before: inout [StepName]) -> Step {
        let name = name()
        var inner = before
        var steps: [Step] = [draft(kind, &inner)]
        for _ in 0..<Int.random(in: 0...2, using: &random) { steps.append(step(kind, &inner, depth: 1)) }
        return Step(name, .each(kind, addedBy: ["office"], steps))
    }

    private mutating func draft(_ kind: UnitKind, _ before: inout [StepName]) -> Step {
        let (name, until) = (
            name(), random.chance(1, in: 2) ? StepName("s\(count + Int.random(in: 1...4, using: &random))") : nil
        )
        before.append(name)
        var task = Task(.submit, .any, seats: [SeatSpec(kind == .form ? "filler" : "owner")])
        task.edits = Edits(parts: random.chance(1, in: 4) ? ["p", "q"] : nil, until: until)
        task.covers = coverage(kind)
        return Step(name, .task(task))
    }

    private mutating func coverage(_ unit: UnitKind?) -> Coverage {
        if unit == nil { return random.chance(2, in: 3) ? .allForms : .nothing }
        return [.unit(parts: nil), .unit(parts: ["p"]), .unit(parts: ["q"]), .nothing].randomElement(using: &random)!
    }

    private mutating func task(_ unit: UnitKind?, _ before: inout [StepName]) -> Step {
        let name = name()
        let usable = roles.filter { $0.per == nil || $0.per == unit }.filter {
            $0.name != "office" || random.chance(1, in: 4)
        }
        var seats: [SeatSpec] = []
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let role = random.pick(usable).name
            if !seats.contains(where: { $0.role == role }) {
                seats.append(
                    SeatSpec(
                        role, weight: Int.random(in: 1...3, using: &random), veto: random.chance(1, in: 8),
                        advisory: !seats.isEmpty && random.chance(1, in: 4)))
            }
        }
        var task = Task(random.chance(1, in: 8) ? .record : .sign, rule(), seats: seats)
        task.covers = coverage(unit)
        if unit != .item, random.chance(1, in: 6) {
            task.needs = [.noOpenFinding(random.pick([.high, .high, .medium, .low]))]
        }
        if !before.isEmpty {
            task.returnTo = [random.pick(before), random.pick(before)]
            if random.chance(1, in: 2) { task.ifRefused = .returnTo(random.pick(before)) }
        }
        if unit == nil { task.returnTo.append(StepName("s\(Int.random(in: 1...count, using: &random))")) }
        task.resubmit = random.chance(1, in: 2) ? .direct : .through
        if random.chance(1, in: 3) {
            task.due = unit == .item ? .unitDeadline : .workingDays(Int.random(in: 1...4, using: &random))
            task.whenOverdue = random.chance(1, in: 4) ? .refuse : .remind
            if task.whenOverdue == .remind { task.remind = [0, 1, nil].randomElement(using: &random)! }
            if random.chance(1, in: 2) { task.escalateTo = random.pick(usable).name }
        }
        before.append(name)
        return Step(name, .task(task))
    }

    private mutating func rule() -> SignRule {
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: .all
        case 2: .inOrder
        case 3: .any
        case 4: .first
        default:
            .vote(
                [
                    .count(Int.random(in: 1...2, using: &random)), .atLeast(2, of: 3), .moreThan(1, of: 2),
                    .atLeast(1, of: 3),
                ]
                .randomElement(using: &random)!, byWeight: random.chance(1, in: 3),
                abstain: random.chance(1, in: 2) ? .counted : .excluded)
        }
    }

    private mutating func separations(_ names: [StepName]) -> [Separation] {
        (0..<Int.random(in: 0...2, using: &random)).map { _ in
            var duties: [Duty] = []
            for _ in 0..<Int.random(in: 2...3, using: &random) {
                let duty: Duty = random.chance(2, in: 3) ? .role(random.pick(roles).name) : .step(random.pick(names))
                if !duties.contains(duty) { duties.append(duty) }
            }
            return Separation(duties, within: random.chance(1, in: 3) ? .form : nil)
        }
    }
}
