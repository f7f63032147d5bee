/// The rule that a computed value follows from, in words.
package struct ComputedRule: Sendable, Equatable {
    /// Stable, for example `funds.rate`.
    package let id: String
    /// In Chinese.
    package let zh: String
    /// In English.
    package let en: String

    private init(_ id: String, _ zh: String, _ en: String) { (self.id, self.zh, self.en) = (id, zh, en) }

    static let rate = Self("funds.rate", "执行数 ÷ 预算数", "executed ÷ budget")
    static let executionScore = Self("funds.score", "分值 × 执行率，不超过分值", "weight × rate, at most the weight")
    static let annualBudget = Self("funds.annual", "年初预算数 + 调整预算数", "initial budget + movements")
    static let deduction = Self("scores.deduction", "分值 − 得分", "weight − score")
    static let totalWeight = Self("result.weight", "各行分值之和", "the sum of the weights")
    static let totalScore = Self("result.score", "各行得分之和", "the sum of the scores")
    static let totalDeduction = Self("result.deduction", "各行（分值 − 得分）之和", "the sum of weight − score")
    static let projectSum = Self("tasks.projects", "各项目表年度资金总额之和", "the sum of the project forms")

    /// By the result against its target; the names of the two outcomes are those of the scoring settings.
    static func indicator(_ indicator: Indicator) -> Self {
        let isCeiling = indicator.comparator?.isCeiling == true || indicator.comparator == .equal && indicator.isCost
        switch indicator.outcome {
        case .reached: return Self("indicators.reached", "达到指标值，得满分", "target reached: the weight")
        case .missed where isCeiling:
            return Self("indicators.missed", "分值 × 指标值 ÷ 实际完成值", "weight × target ÷ actual")
        case .missed, nil: return Self("indicators.missed", "分值 × 实际完成值 ÷ 指标值", "weight × actual ÷ target")
        }
    }

    /// By the rule of a row of the score table.
    static func row(_ rule: RowRule) -> Self {
        switch rule.rule {
        case .proportional(let from):
            Self("scores.proportional", "分值 × 实测值 ÷ \(from)", "weight × measured ÷ \(from)")
        case .stepwise(let from, let each, let costs, _):
            Self(
                "scores.stepwise", "低于 \(from) 每 \(each) 扣 \(costs) 分", "each \(each) below \(from) costs \(costs)")
        case .checklist(let costs): Self("scores.checklist", "每项不合格扣 \(costs) 分", "each failing item costs \(costs)")
        case .items: Self("scores.items", "符合各项得分之和", "the marks of the items that are met")
        case .ceiling(let upTo, let none):
            Self(
                "scores.ceiling", "不超过 \(upTo) 得满分，达到 \(none) 不得分",
                "all up to \(upTo), none from \(none) on")
        case .veto: Self("scores.veto", "有一项不合格即不得分", "one failing item takes all")
        case .judged: Self("scores.judged", "由评价人判断", "left to judgement")
        }
    }

    /// By the ends of the grades, for example 优 ≥ 90.
    static func grade(_ scoring: Scoring) -> Self {
        let ends = scoring.grades.map { "\($0.name) ≥ \($0.from)" }
        return Self("result.grade", ends.joined(separator: "，"), ends.joined(separator: ", "))
    }
}
