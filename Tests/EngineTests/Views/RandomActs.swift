import Approvals
import Engine
import Ledger
import TestSupport

/// Acts as they could come in an office, drawn from a seed: most of them fit, some do not.
struct RandomActs {
    private var random: SplitMix64
    /// False to leave the clock to the test.
    var movesClock = true
    private var drawn = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next act on a case, by somebody of the office.
    mutating func next(on id: String, in office: Office) throws -> Act {
        drawn += 1
        if movesClock, random.chance(1, in: 5) {
            office.clock.now += Microseconds.random(in: 0...(3 * .day), using: &random)
        }
        let state = try office.state(id)
        let (person, command) = draw(state)
        var texts: [String: String] = [:]
        switch command {
        case .revise(_, let revision):
            // Now and then without the content, as a program may do that keeps it elsewhere.
            if random.chance(9, in: 10) { texts["content"] = "{\"parts\":{},\"title\":\"\(revision.digest)\"}" }
        case .addUnit, .openItem: texts["title"] = "标题 \(drawn)"
        case .decide: texts["opinion"] = "意见 \(drawn)"
        default: break
        }
        let (account, other) = random.chance(1, in: 10) ? ("adm", person) : (person.text, nil)
        return try office.act(
            account, command, on: id, as: other, texts: texts, key: "\(id) \(drawn)",
            expecting: random.chance(1, in: 10) ? state.version : nil)
    }

    /// True now and then, when nothing more is to be tried on a case.
    mutating func isTired() -> Bool { random.chance(1, in: 4) }

    private mutating func draw(_ state: CaseState) -> CaseWalk.Move {
        let manager = state.holders(of: state.workflow.manager, unit: nil)[0]
        if state.status == .suspended, random.chance(1, in: 2) { return (manager, .resume) }
        if random.chance(1, in: 6) { return (manager, managing(state)) }
        if let finding = state.findings.randomElement(using: &random), random.chance(1, in: 4) {
            let person = random.pick(Office.staff)
            return (person, random.pick([.explain(finding.number), .accept(finding.number), .waive(finding.number)]))
        }
        let moves = random.chance(9, in: 10) ? CaseMoves(state, .all).fitting : CaseMoves(state, .all).anything
        let known = moves.filter { $0.person != "stranger" }
        // Most people do what they are asked for: a case that nobody approves goes nowhere.
        let helpful = known.filter { ["approve", "revise"].contains($0.command.verb) }
        if let move = helpful.randomElement(using: &random), random.chance(2, in: 3) { return move }
        return known.isEmpty ? (manager, managing(state)) : random.pick(known)
    }

    private mutating func managing(_ state: CaseState) -> Command {
        let person = random.pick(Office.staff)
        let path = state.steps.isEmpty ? "setup" : random.pick(state.steps.keys.sorted())
        switch Int.random(in: 0..<15, using: &random) {
        case 0: return .addUnit(random.pick(["f-1", "f-2", "f-3"]), .form)
        case 1: return .addUnit(random.pick(["i-1", "i-2"]), .item)
        case 2, 3:
            let role = random.pick(state.workflow.roles)
            let units = state.units.filter { $0.kind == role.per }.map(\.id)
            return .appoint(person, role.name, unit: units.randomElement(using: &random))
        case 4:
            let held = random.pick(state.appointments)
            return .dismiss(held)
        case 5: return .replace(random.pick(state.appointments), with: person)
        case 6: return .claim(path)
        case 7: return .urge(path)
        case 8: return .suspend(clockStops: random.chance(1, in: 2), spoken: true)
        case 9:
            guard random.chance(1, in: 4), let unit = state.units.randomElement(using: &random) else { return .resume }
            return .cancelUnit(unit.id, spoken: true)
        case 10: return random.chance(1, in: 10) ? .terminate(spoken: true) : .approve("setup")
        case 11, 12:
            let forms = state.units.filter { $0.kind == .form && $0.current != nil }
            let figures = String(Int.random(in: 1...2, using: &random))
            return .check(
                forms.map { CheckedUnit($0.id, digest: $0.current!.digest, observations: [.high("a", figures)]) })
        case 13: return .openItem(from: 1, random.pick(["i-1", "i-2"]))
        default: return .approve("setup")
        }
    }
}
