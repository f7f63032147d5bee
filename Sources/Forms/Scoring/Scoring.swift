/// How a template computes marks; every number is a setting.
package struct Scoring: Sendable, Equatable {
    /// What all weights sum to.
    package internal(set) var full = Decimal(100)
    /// The places that marks are rounded to.
    package internal(set) var places = 2
    /// The weight of the budget's execution.
    package internal(set) var execution = Decimal(10)
    /// From this percentage of the target on, an over-fulfilment needs an explanation.
    package internal(set) var over = Decimal(130)
    /// Whether an over-fulfilment beyond `over` takes marks away.
    package internal(set) var overReduces = false
    /// The lower ends of the bands 达成 and 部分达成, in per cent of the weight.
    package internal(set) var bands = [Decimal(80), Decimal(60)]
    /// The grades from the best to the worst, each with the score from which it is given.
    package internal(set) var grades: [Grade] = Grade.norm
    /// The usual weights of the level-1 indicators.
    package internal(set) var norm: [String: Decimal] = [:]
    /// The rules of the rows of a score table.
    package internal(set) var rows: [RowRule] = []

    /// One grade.
    package struct Grade: Sendable, Equatable {
        /// 优, 良, 中 or 差.
        package internal(set) var name = ""
        /// The lowest score.
        package internal(set) var from = Decimal.zero

        /// 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below: 财预〔2020〕10号《项目支出绩效评价管理办法》.
        static let norm = [
            Grade(name: "优", from: 90), Grade(name: "良", from: 80), Grade(name: "中", from: 60),
            Grade(name: "差", from: 0),
        ]
    }

    /// The grade of a score; nil below all grades.
    package func grade(of score: Decimal) -> String? { grades.first { score >= $0.from }?.name }

    /// The execution rate in per cent, to 2 places; nil when nothing was budgeted.
    package func rate(executed: Decimal, of budget: Decimal) -> Decimal? {
        budget > .zero ? executed.times(100, over: budget, places: 2) : nil
    }

    /// 10 × rate, at least 0 and at most the weight; nil when nothing was budgeted.
    ///
    /// Source: the county's form notes. Nothing budgeted and nothing spent is not evaluated.
    package func executionScore(executed: Decimal, of budget: Decimal, weight: Decimal) -> Decimal? {
        guard budget > .zero, let score = weight.times(executed, over: budget, places: places) else { return nil }
        return min(max(score, .zero), weight)
    }

    /// How far a target was reached.
    package enum Outcome: Sendable, Equatable {
        case reached, missed
    }

    /// Whether a result reaches its target; the `=` of a cost, and of none at all, is a ceiling, any other a floor.
    func outcome(_ comparator: Comparator, actual: Decimal, target: Decimal, isCost: Bool) -> Outcome {
        let isReached =
            switch comparator {
            case .atLeast: actual >= target
            case .above: actual > target
            case .equal: isCost || target == .zero ? actual <= target : actual >= target
            // Nothing can be below zero: the target is impossible, and zero is the best there is.
            case .below: actual < target || target == .zero && actual == .zero
            case .atMost: actual <= target
            }
        return isReached ? .reached : .missed
    }

    /// The marks of a quantitative indicator: all of them if the target is reached, else in proportion.
    ///
    /// Reached: the weight. Missed: weight × actual ÷ target, for a ceiling target ÷ actual, rounded half up.
    /// Source: 财预〔2020〕10号《项目支出绩效评价管理办法》 and the county's form notes. Nil where the target is zero or below and cannot be divided by.
    package func score(
        _ comparator: Comparator, actual: Decimal, target: Decimal, weight: Decimal, isCost: Bool = false
    ) -> Decimal? {
        let isCeiling = comparator.isCeiling || comparator == .equal && (isCost || target == .zero)
        if outcome(comparator, actual: actual, target: target, isCost: isCost) == .reached {
            guard overReduces, !isCeiling, target > .zero, let limit = target.times(over, over: 100, places: 12),
                actual > limit, let reduced = weight.times(limit, over: actual, places: places)
            else { return weight }
            return reduced
        }
        let (part, whole) = isCeiling ? (target, actual) : (actual, target)
        guard part > .zero else { return .zero }
        return weight.times(part, over: whole, places: places).map { min($0, weight) }
    }

    /// The lowest and highest marks of a qualitative result's band.
    package func range(of band: Band, weight: Decimal) -> ClosedRange<Decimal> {
        func share(_ percent: Decimal) -> Decimal { weight.times(percent, over: 100, places: places) ?? weight }
        let ends = [Decimal(100)] + bands + [.zero]
        return share(ends[band.rawValue + 1])...share(ends[band.rawValue])
    }
}
