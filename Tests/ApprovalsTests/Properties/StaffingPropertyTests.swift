import Approvals
import TestSupport
import Testing

@Suite struct `Staffing agrees with trying everybody` {
    /// One step for each of three roles, held by some of four people.
    struct Puzzle {
        var workflow: Workflow
        var holders: [RoleName: [PersonID]]

        init(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            let names: [RoleName] = ["r1", "r2", "r3"]
            let people: [PersonID] = ["a", "b", "c", "d"]
            let roles = names.map { Role($0, title: "", everyone: random.chance(1, in: 2)) }
            let rules: [SignRule] = [.all, .any, .vote(.count(2), byWeight: false, abstain: .counted)]
            let steps = names.indices.map { Step.task(StepName("s\($0)"), random.pick(rules), [SeatSpec(names[$0])]) }
            let separations = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                Separation(names.shuffled(using: &random).prefix(random.chance(1, in: 2) ? 2 : 3).map(Duty.role))
            }
            workflow = .small(roles, separations: separations, steps)
            holders = [:]
            for name in names {
                holders[name] = Array(people.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
            }
        }

        /// The groups of people that could settle a step.
        private func settling(_ step: Step) -> [[PersonID]] {
            guard case .task(let task) = step.body, let seat = task.seats.first, let people = holders[seat.role] else {
                return []
            }
            let everyone = workflow.role(seat.role)?.everyone == true
            switch task.rule {
            case .all: return everyone ? [people] : people.map { [$0] }
            case .any: return people.map { [$0] }
            default:
                guard everyone else { return [] }
                return people.indices.flatMap { first in people[(first + 1)...].map { [people[first], $0] } }
            }
        }

        /// Whether some choice of people settles every step without anybody on two sides.
        var isSolvable: Bool {
            func opposed(_ one: Int, _ two: Int) -> Bool {
                workflow.separations.contains {
                    $0.duties.contains(.role(RoleName("r\(one + 1)")))
                        && $0.duties.contains(.role(RoleName("r\(two + 1)")))
                }
            }
            func go(_ index: Int, _ chosen: [[PersonID]]) -> Bool {
                if index == 3 { return true }
                return settling(workflow.steps[index + 1]).contains { group in
                    chosen.indices.allSatisfy { !opposed($0, index) || Set(chosen[$0]).isDisjoint(with: group) }
                        && go(index + 1, chosen + [group])
                }
            }
            return go(0, [])
        }

        func gaps() throws -> [Staffing.Gap] {
            var given = Given(unopened: workflow)
            try given.does("m", .open)
            for (role, people) in holders.sorted(by: { $0.key < $1.key }) {
                for person in people { try given.does("m", .appoint(person, role)) }
            }
            return Staffing.gaps(in: given.state)
        }
    }

    @Test func `a gap is found exactly when nobody fits`() throws {
        var solvable = 0
        for number in 0..<2000 {
            let seed = BaseSeed.value &+ UInt64(number)
            let puzzle = Puzzle(seed: seed)
            let gaps = try puzzle.gaps()
            guard gaps.isEmpty == puzzle.isSolvable else {
                Issue.record("COUNTERSIGN_SEED=\(seed): \(puzzle.holders) \(puzzle.workflow.separations) \(gaps)")
                return
            }
            solvable += puzzle.isSolvable ? 1 : 0
        }
        #expect((400...1600).contains(solvable), "\(solvable) of 2000 can be staffed")
    }
}
