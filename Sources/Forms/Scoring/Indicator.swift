/// One row of the indicators, its texts taken for target, result, weight and score.
struct Indicator: Sendable {
    let row: TypedForm.Row
    /// The level-3 name, for comparing.
    let sameName: IndicatorName
    let comparator: Comparator?
    /// 度量单位, plain.
    let unit: String
    /// The target as a number; nil for words.
    let target: Decimal?
    /// The result as a number; nil for words, a blank or a dash.
    let actual: Decimal?
    let weight: Decimal?
    /// The typed score; nil for a blank or a dash.
    let score: Decimal?
    /// True for an indicator under 成本指标, whose `=` is a ceiling.
    let isCost: Bool
    /// True where one side is a percentage and the other a fraction of one, so that they cannot be held together.
    let isScaleUnclear: Bool
    /// Whether the target was reached; nil where that cannot be told.
    let outcome: Scoring.Outcome?
    /// The marks by the rules; nil where they are left to judgement.
    let computed: Decimal?

    init(_ row: TypedForm.Row, _ scoring: Scoring) {
        self.row = row
        sameName = IndicatorName(row.text(.level3))
        let comparator = Comparator(typed: row[.comparator].cell.typed)
        let typed = Plain.tight(row.text(.unit))
        let unit = ["百分比", "百分点", "百分数"].contains(typed) ? "%" : typed
        let (target, actual) = (row[.target].value.quantity?.number, row[.actual].value.quantity?.number)
        let isCost = row.text(.level2).contains("成本")
        let weight = row.number(.weight)
        isScaleUnclear = Self.isScaleUnclear(unit: unit, comparator: comparator, target, actual)
        (self.weight, score, self.isCost) = (weight, row.number(.score), isCost)
        (self.comparator, self.unit, self.target, self.actual) = (comparator, unit, target, actual)
        guard let comparator, let target, let actual, !isScaleUnclear else {
            (outcome, computed) = (nil, nil)
            return
        }
        outcome = scoring.outcome(comparator, actual: actual, target: target, isCost: isCost)
        computed = weight.flatMap {
            scoring.score(comparator, actual: actual, target: target, weight: $0, isCost: isCost)
        }
    }

    /// One side between 0 and 1, the other 10 or more, in per cent; for a ceiling both may be meant.
    private static func isScaleUnclear(
        unit: String, comparator: Comparator?, _ target: Decimal?, _ actual: Decimal?
    ) -> Bool {
        guard unit == "%", comparator?.isCeiling != true, let target, let actual else { return false }
        let (small, large) = (min(target, actual), max(target, actual))
        return small > .zero && small <= 1 && large >= 10
    }

    /// The level-3 name.
    var name: String { row.text(.level3) }
    /// True when the whole weight was taken.
    var hasFullMarks: Bool { weight.map { $0 > .zero && $0 == score } ?? false }
    /// True when words explain the row.
    var isExplained: Bool { !row[.reason].value.isEmpty && row.text(.reason) != "无" }
}
