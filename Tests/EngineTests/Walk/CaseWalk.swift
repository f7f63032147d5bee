import Approvals
import Engine
import TestSupport

/// Brings a case into every state that people can bring it into, by the same rules that run it.
struct CaseWalk {
    typealias Move = (person: PersonID, command: Command)

    /// How far a walk goes; the whole way takes minutes for a large workflow.
    struct Bounds: OptionSet {
        let rawValue: Int
        /// Content that was handed in is changed where the workflow allows it.
        static let corrections = Bounds(rawValue: 1)
        /// Requests are made once the unit's steps have begun, and answered before anything else happens.
        static let requests = Bounds(rawValue: 2)
        /// Requests are made at any time, other acts come before the answer, and now and then everything is tried.
        static let anything = Bounds(rawValue: 4)
        static let all: Bounds = [.corrections, .requests, .anything]
    }

    let workflow: Workflow
    let bounds: Bounds
    private(set) var states: [CaseState] = []
    /// For each state, those from which one act leads there.
    private(set) var origins: [[Int]] = []
    /// Acts that were tried, and how many of them were allowed.
    private(set) var tried = 0
    private(set) var allowed = 0
    /// What should not be.
    private(set) var violations: [String] = []
    private var places: [CaseKey: Int] = [:]
    private let now = FixedClock.start

    /// - Parameter members: The holders of a role that gives everyone a seat.
    init(_ workflow: Workflow, forms: Int = 1, items: Int = 1, members: Int = 3, _ bounds: Bounds) throws {
        (self.workflow, self.bounds) = (workflow, bounds)
        note(try CaseWalk.opened(workflow, forms: forms, items: items, members: members), from: nil)
    }

    /// Visits state after state until none is new, or there are more than `limit`.
    mutating func run(limit: Int) {
        var next = 0
        while next < states.count, states.count <= limit, violations.count < 10 {
            let state = states[next]
            for move in CaseMoves(state, bounds).fitting { take(move, from: next) }
            // Now and then, everything that anybody could try: what does not fit must be refused, with a reason.
            if bounds.contains(.anything), next.isMultiple(of: 50) {
                for move in CaseMoves(state, bounds).anything { take(move, from: next, fits: false) }
            }
            checkEnding(of: state)
            next += 1
        }
        if states.count > limit { violations.append("more than \(limit) states") }
    }

    /// The states from which no way leads to a finished case, other than those that are over.
    func deadEnds() -> [CaseState] {
        var finishing = Set(states.indices.filter { states[$0].status == .finished })
        var edge = Array(finishing)
        while let state = edge.popLast() {
            for origin in origins[state] where finishing.insert(origin).inserted { edge.append(origin) }
        }
        return states.indices.filter { !finishing.contains($0) && !states[$0].status.isOver }.map { states[$0] }
    }

    private mutating func take(_ move: Move, from place: Int, fits: Bool = true) {
        tried += 1
        let deliberation = weigh(move, on: states[place])
        guard deliberation.isAllowed else {
            if (try? deliberation.facts()) != nil || deliberation.conditions.allSatisfy(\.passed) {
                violations.append("refused without a reason: \(move)")
            }
            return
        }
        allowed += 1
        let isNew = note(deliberation.state, from: place)
        if isNew {
            if !fits { violations.append("an act that does not fit leads on: \(move)") }
            checkRecording(of: deliberation, from: states[place])
        }
    }

    private func weigh(_ move: Move, on state: CaseState) -> Deliberation {
        Deliberation(
            move.command, on: state,
            in: Context(actor: .person(Performer(move.person)), now: now, calendar: .sample))
    }

    @discardableResult
    private mutating func note(_ state: CaseState, from origin: Int?) -> Bool {
        let key = CaseKey(state)
        let known = places[key]
        let place = known ?? states.count
        if known == nil {
            places[key] = place
            states.append(state)
            origins.append([])
        }
        if let origin, origins[place].last != origin { origins[place].append(origin) }
        return known == nil
    }

    /// What is written in the log and read again makes the same case.
    private mutating func checkRecording(of deliberation: Deliberation, from state: CaseState) {
        var read = state
        for event in deliberation.events {
            let encoded = EventCodec.encode(event)
            guard
                let decoded = try? EventCodec.decode(
                    type: encoded.type, schema: encoded.schema, data: encoded.data, seq: 1)
            else {
                violations.append("cannot be read again: \(event)")
                continue
            }
            read.evolve(decoded)
        }
        if read != deliberation.state { violations.append("reads otherwise than it was: \(deliberation.command)") }
    }

    /// A case that is over has no seat left; one that is not can be cancelled, after which it has none either.
    private mutating func checkEnding(of state: CaseState) {
        func isLeftOver(_ state: CaseState) -> Bool {
            state.steps.values.contains { $0.status == .active }
                || state.steps.keys.contains { !state.eligible(at: $0).isEmpty }
        }
        guard !state.status.isOver else {
            if isLeftOver(state) { violations.append("a seat is left over when the case is \(state.status)") }
            return
        }
        let manager = state.holders(of: workflow.manager, unit: nil)[0]
        let cancelled = weigh((manager, .cancelCase(spoken: true)), on: state)
        if cancelled.state.status != .cancelled || isLeftOver(cancelled.state) {
            violations.append("cannot be cancelled cleanly")
        }
    }

    /// A case with another person in every role.
    private static func opened(_ workflow: Workflow, forms: Int, items: Int, members: Int) throws -> CaseState {
        var given = Given(unopened: workflow)
        let manager = PersonID(workflow.manager.text)
        try given.does(manager, .open)
        for (kind, count) in [(UnitKind.form, forms), (.item, items)] where workflow.adders(of: kind) != nil {
            for number in 1..<(count + 1) {
                try given.does(manager, .addUnit(UnitID("\(kind.rawValue)-\(number)"), kind))
            }
        }
        for role in workflow.roles where role.name != workflow.manager {
            let units = role.per == nil ? [nil] : given.state.units.filter { $0.kind == role.per }.map(\.id)
            for unit in units {
                for member in 1...(role.everyone ? members : 1) {
                    let person = PersonID("\(role.name)\(unit.map { "@\($0)" } ?? "")-\(member)")
                    try given.does(manager, .appoint(person, role.name, unit: unit))
                }
            }
        }
        return given.state
    }
}
