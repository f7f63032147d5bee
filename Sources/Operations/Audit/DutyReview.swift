import Approvals

/// One person who did what different people are to do, in one matter under one rule.
struct DutyConflict {
    let person: PersonID
    let rule: DutyRule
    let matter: Hand.Matter
    /// The acts that do not go together, oldest first.
    let hands: [Hand]
}

/// Holds the acts of a case against the rules about different people.
struct DutyReview {
    private(set) var conflicts: [DutyConflict] = []
    /// Pairs of people that were compared: one for each duty of a rule and matter, the same person or not.
    private(set) var pairs = 0

    init(_ hands: [Hand], under rules: [DutyRule]) {
        for rule in rules {
            var matters: [Hand.Matter: [(hand: Hand, sides: Set<Int>)]] = [:]
            for hand in hands {
                let sides = rule.sides(of: hand)
                guard !sides.isEmpty, let matter = rule.matter(of: hand) else { continue }
                matters[matter, default: []].append((hand, sides))
            }
            for (matter, acts) in matters {
                pairs += Self.pairs(acts)
                for (person, own) in Dictionary(grouping: acts, by: \.hand.person)
                where own.contains(where: { !$0.hand.asRegistrar }) {
                    let clashing = own.indices.filter { index in
                        own.contains { Self.clash($0, own[index]) }
                    }
                    note(clashing.map { own[$0].hand }, of: person, rule, matter)
                }
            }
        }
        conflicts.sort { one, other in
            let (left, right) = (one.hands.map(\.seq), other.hands.map(\.seq))
            return left == right ? one.person < other.person : left.lexicographicallyPrecedes(right)
        }
    }

    /// A rule of the workflow says it first; what is usual is told only where it says more.
    private mutating func note(_ hands: [Hand], of person: PersonID, _ rule: DutyRule, _ matter: Hand.Matter) {
        guard !hands.isEmpty else { return }
        // A decision on many forms is one act, also where the rule reaches over the whole case.
        var seqs: Set<Int64> = []
        let acts = hands.filter { seqs.insert($0.seq).inserted }
        let isTold = conflicts.contains { $0.person == person && seqs.isSubset(of: $0.hands.map(\.seq)) }
        if !isTold { conflicts.append(DutyConflict(person: person, rule: rule, matter: matter, hands: acts)) }
    }

    /// Acts for different duties; two that were only entered for others do not clash.
    private static func clash(_ one: (hand: Hand, sides: Set<Int>), _ other: (hand: Hand, sides: Set<Int>)) -> Bool {
        one.sides != other.sides && !(one.hand.asRegistrar && other.hand.asRegistrar)
    }

    private static func pairs(_ acts: [(hand: Hand, sides: Set<Int>)]) -> Int {
        var people: [Int: Set<PersonID>] = [:]
        for (hand, sides) in acts where !hand.asRegistrar {
            for side in sides { people[side, default: []].insert(hand.person) }
        }
        let counts = people.values.map(\.count)
        let all = counts.reduce(0, +)
        // Every pair of two different duties, each once.
        return (all * all - counts.reduce(0) { $0 + $1 * $1 }) / 2
    }
}
