import Approvals
import TestSupport

/// One random case: a workflow, people, and commands one after another, every invariant checked after each.
struct Journey {
    let seed: UInt64
    private(set) var given: Given
    private(set) var violations: [String] = []
    private(set) var trail: [String] = []
    private(set) var allowed = 0
    private(set) var refused = 0
    /// The verbs that were allowed.
    private(set) var verbs: Set<String> = []
    private var random: SplitMix64
    private var shadow: Shadow
    private var snapshots: [(version: Int, state: CaseState)] = []
    private let people: [PersonID] = (0..<6).map { PersonID("p\($0)") }

    init(seed: UInt64) {
        self.seed = seed
        random = SplitMix64(seed: seed)
        let workflow = RandomWorkflow.draw(&random)
        given = Given(unopened: workflow)
        shadow = Shadow(workflow)
    }

    mutating func run(commands: Int) {
        prepare()
        for _ in 0..<commands where violations.isEmpty {
            if random.chance(1, in: 6) { given.now += Microseconds.random(in: 0...(2 * .day), using: &random) }
            // Past the holidays of the start, or no working day would come on which somebody is reminded.
            if random.chance(1, in: 25) { given.now += 14 * .day }
            if random.chance(1, in: 12) { violations += permutationViolations(&random, given) }
            let command = random.chance(3, in: 4) ? fitting() : anything()
            take(command.0, command.1)
            // Besides, so that findings take no turn from what moves a case on.
            if random.chance(1, in: 3) {
                let besides = random.chance(2, in: 5) ? checking() : answering()
                take(besides.0, besides.1)
            }
            if given.state.status.isOver && random.chance(2, in: 3) { break }
        }
        violations += foldViolations(given.state.workflow, given.events, snapshots)
    }

    private mutating func prepare() {
        let manager = Context.Actor.person(Performer(people[0]))
        take(manager, .open)
        for (index, unit) in ["f1", "f2", "i1"].enumerated() where random.chance(3, in: 4) {
            take(manager, .addUnit(UnitID(unit), index < 2 ? .form : .item))
        }
        for role in given.state.workflow.roles where role.name != given.state.workflow.manager {
            let units = role.per == nil ? [nil] : given.state.units.filter { $0.kind == role.per }.map(\.id)
            for unit in units {
                for _ in 0..<Int.random(in: 1...(role.everyone ? 3 : 2), using: &random) {
                    take(manager, .appoint(random.pick(people), role.name, unit: unit))
                }
            }
        }
        if given.status("setup") != nil && random.chance(9, in: 10) { take(manager, .approve("setup")) }
    }

    /// Weighs one command, checks what comes of it, and goes on from there if it is allowed.
    private mutating func take(_ actor: Context.Actor, _ command: Command) {
        let before = given.state
        let deliberation = given.weigh(actor, command)
        trail.append("\(deliberation.isAllowed ? "+" : "-") \(actor) \(command)")
        violations += deliberationViolations(before, deliberation)
        if random.chance(1, in: 8), given.weigh(actor, command).conditions != deliberation.conditions {
            violations.append("I5 the same question has two answers")
        }
        guard deliberation.isAllowed else {
            refused += 1
            return
        }
        allowed += 1
        verbs.insert(command.verb)
        _ = try? given.accept(deliberation)
        for event in deliberation.events { shadow.note(event) }
        violations += historyViolations(before, given.state) + shadow.standingViolations()
        if given.state.version != Int64(given.events.count) {
            violations.append("the version is not the number of events")
        }
        if random.chance(1, in: 3) { violations += clockViolations(given) }
        snapshots.append((given.events.count, given.state))
    }

    // MARK: Commands

    private mutating func performer(_ person: PersonID) -> Context.Actor {
        .person(Performer(person, registrar: random.chance(1, in: 12) ? random.pick(people) : nil))
    }

    /// A command that has a fair chance to be allowed.
    private mutating func fitting() -> (Context.Actor, Command) {
        if given.state.status == .suspended, random.chance(1, in: 2) { return (performer(manager()), .resume) }
        let active = given.state.steps.values.filter { $0.status == .active }.map(\.path).sorted()
        guard !active.isEmpty else { return anything() }
        let path = random.pick(active)
        let eligible = given.state.eligible(at: path)
        let person = eligible.isEmpty ? random.pick(people) : random.pick(eligible)
        let step = given.state.steps[path]!
        switch Int.random(in: 0..<26, using: &random) {
        case 0, 1, 2:
            if let unit = step.unit { return (performer(person), .revise(unit, revision())) }
            return (performer(person), .approve(path))
        case 3: return (performer(person), .claim(path))
        case 4: return (performer(person), .reject(path))
        case 5: return (performer(person), .abstain(path))
        case 6: return (performer(person), verdict(path))
        case 7, 8: return (performer(person), sendBack(path))
        case 9:
            guard let decision = given.state.decisions.filter({ $0.standing == .valid }).randomElement(using: &random)
            else { return anything() }
            return (performer(decision.performer.person), .takeBack(decision.path))
        case 10, 11: return (performer(manager()), staffing())
        case 12, 20:
            let due = active.compactMap { path in given.state.clockDuty(at: path)?.act.command(at: path) }
            return (.machine, due.randomElement(using: &random) ?? .passDeadline(path))
        case 13, 14: return asking()
        case 15, 16: return settling()
        case 17:
            guard let decision = given.state.decisions.last(where: { $0.unit != nil && $0.standing == .valid }),
                let unit = decision.unit
            else { return anything() }
            return (performer(decision.performer.person), .withdraw(unit))
        case 18:
            guard let claimer = step.seats.compactMap(\.claimedBy).first else {
                return (performer(person), .claim(path))
            }
            return (performer(claimer), .release(path))
        case 19:
            guard let seat = step.seats.first(where: \.advisory) else { return (performer(person), .claim(path)) }
            let holders = given.state.holders(of: seat.role, unit: step.unit)
            return (performer(holders.randomElement(using: &random) ?? person), .advise(path))
        default:
            if let unit = step.unit, given.state.unit(unit)?.current == nil {
                return (performer(person), .revise(unit, revision()))
            }
            return (performer(person), .approve(path))
        }
    }

    private func manager() -> PersonID {
        given.state.holders(of: given.state.workflow.manager, unit: nil).first ?? people[0]
    }

    private mutating func asking() -> (Context.Actor, Command) {
        let rule = random.pick(given.state.workflow.requests)
        guard let unit = given.state.units.filter({ $0.kind == rule.kind.unit }).randomElement(using: &random),
            let person = rule.askedBy.flatMap({ given.state.holders(of: $0, unit: unit.id) })
                .randomElement(using: &random)
        else { return anything() }
        let deadline = given.now + Microseconds.random(in: 0...(9 * .day), using: &random)
        return (performer(person), .ask(rule.kind, unit.id, deadline: deadline, spoken: true))
    }

    private mutating func settling() -> (Context.Actor, Command) {
        guard let request = given.state.requests.last(where: { $0.status == .open }),
            let rule = given.state.workflow.request(request.kind),
            let person = rule.grantedBy.flatMap({ given.state.holders(of: $0, unit: request.unit) })
                .randomElement(using: &random)
        else { return asking() }
        return (performer(person), .settle(request.number, granted: random.chance(2, in: 3), spoken: true))
    }

    private mutating func checking() -> (Context.Actor, Command) {
        let forms = given.state.units.filter { $0.kind == .form && $0.current != nil }.filter { _ in
            random.chance(2, in: 3)
        }
        return (performer(random.pick(given.state.appointments).person), .check(forms.map { checked($0) }))
    }

    /// Two keys, each shown or not, with one of two figures and weights.
    private mutating func checked(_ unit: UnitState) -> CheckedUnit {
        let digest = random.chance(1, in: 12) ? "?" : unit.current?.digest ?? "-"
        let keys = ["a", "b"].filter { _ in random.chance(1, in: 2) }
        return CheckedUnit(
            unit.id, digest: digest,
            observations: keys.map { key in
                CheckedUnit.Observation(
                    key: key, check: "check.\(key)", severity: random.chance(3, in: 4) ? .high : .medium,
                    fingerprint: "\(key)=\(Int.random(in: 1...2, using: &random))")
            })
    }

    private mutating func answering() -> (Context.Actor, Command) {
        guard let finding = given.state.findings.filter({ $0.status != .closed }).randomElement(using: &random),
            let rule = given.state.workflow.findings
        else { return checking() }
        let number = finding.number
        let (roles, command): ([RoleName], Command) =
            switch (finding.status, Int.random(in: 0..<6, using: &random)) {
            case (_, 0): (["office"], .openItem(from: number, random.pick(["i1", "i2", "i3"])))
            case (_, 1): (rule.waivedBy, .waive(number))
            case (.explained, _):
                (rule.acceptedBy, random.chance(2, in: 3) ? .accept(number) : .refuseFinding(number))
            default: (rule.explainedBy, .explain(number))
            }
        let holders = roles.flatMap { given.state.holders(of: $0, unit: finding.unit) }
        return (performer(holders.randomElement(using: &random) ?? random.pick(people)), command)
    }

    private mutating func anything() -> (Context.Actor, Command) {
        let state = given.state
        let person = random.pick(people)
        let path = state.steps.isEmpty ? "setup" : random.pick(state.steps.keys.sorted())
        let unit: UnitID = random.pick(["f1", "f2", "f3", "i1", "i2"])
        let request = Int.random(in: 0...2, using: &random)
        let spoken = !random.chance(1, in: 10)
        let deadline = given.now + Microseconds.random(in: 0...(9 * .day), using: &random)
        let command: Command
        switch Int.random(in: 0..<26, using: &random) {
        case 0: command = .open
        case 1, 2: command = staffing()
        case 3: command = .addUnit(unit, unit.text.hasPrefix("f") ? .form : .item)
        case 4, 5: command = .revise(unit, revision())
        case 6: command = .claim(path)
        case 7: command = .release(path)
        case 8, 9: command = verdict(path)
        case 10: command = sendBack(path)
        case 11: command = .withdraw(unit)
        case 12: command = .takeBack(path)
        case 13, 14:
            command = .ask(random.pick(RequestKind.allCases), unit, deadline: deadline, spoken: spoken)
        case 15, 16: command = .settle(request, granted: random.chance(3, in: 4), spoken: spoken)
        case 17: command = random.chance(1, in: 3) ? .cancelUnit(unit, spoken: spoken) : .urge(path)
        case 18: command = random.chance(1, in: 4) ? .cancelCase(spoken: spoken) : .resume
        case 19: command = .suspend(clockStops: random.chance(1, in: 2), spoken: spoken)
        case 20: command = random.chance(1, in: 4) ? .terminate(spoken: spoken) : .resume
        case 21: command = .check(given.state.units.map { checked($0) })
        case 22: command = .explain(request, spoken: spoken)
        case 23: command = .settleFinding(request, accepted: random.chance(1, in: 2), spoken: spoken)
        case 24:
            command = random.chance(1, in: 2) ? .waive(request, spoken: spoken) : .openItem(from: request, unit)
        default: command = random.pick(ClockDuty.Act.allCases).command(at: path)
        }
        // A machine, somebody, or the manager, who may do most of this.
        if random.chance(1, in: 12) { return (.machine, command) }
        return (performer(random.chance(1, in: 2) ? person : manager()), command)
    }

    private mutating func revision() -> Revision {
        var parts: [PartName: String] = ["p": String(Int.random(in: 1...2, using: &random))]
        if random.chance(3, in: 4) { parts["q"] = String(Int.random(in: 1...2, using: &random)) }
        let deadline = given.now + .day * Microseconds.random(in: 0...5, using: &random)
        return Revision(
            parts, deadline: random.chance(1, in: 6) ? deadline : nil, template: random.chance(1, in: 3) ? "t" : nil)
    }

    private mutating func verdict(_ path: Path) -> Command {
        var about: [UnitID: String]?
        if random.chance(1, in: 6), let unit = random.pick(["f1", "f2"] as [UnitID?]) {
            about = [unit: random.chance(2, in: 3) ? given.state.unit(unit)?.current?.digest ?? "" : "p=1"]
        }
        return .decide(path, random.pick(Decision.Verdict.allCases), about: about, spoken: !random.chance(1, in: 8))
    }

    private mutating func sendBack(_ path: Path) -> Command {
        let listed = given.state.steps[path].flatMap { shadow.tasks[$0.step]?.returnTo } ?? []
        let target = listed.isEmpty ? "s1" : random.pick(listed)
        return .returnTo(target, from: path, unit: random.pick([nil, "f1", "f2", "i1"]))
    }

    private mutating func staffing() -> Command {
        let held = given.state.appointments
        if held.isEmpty || random.chance(1, in: 2) {
            let role = random.pick(given.state.workflow.roles)
            return .appoint(
                random.pick(people), role.name, unit: role.per == nil ? nil : random.pick(["f1", "f2", "i1"]))
        }
        let appointment = random.pick(held)
        return random.chance(1, in: 2) ? .dismiss(appointment) : .replace(appointment, with: random.pick(people))
    }
}
