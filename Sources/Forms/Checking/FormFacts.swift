/// What several checks need to know of one form, worked out once.
struct FormFacts: Sendable {
    /// The rows of the indicators with their numbers.
    let indicators: [Indicator]
    /// The rows of the indicators.
    let indicatorRows: [TypedForm.Row]
    /// The first row of the funds, with the total.
    let total: TypedForm.Row?
    /// True when the form has funds and says of none that they were spent.
    let spentNothing: Bool
    /// True when money was budgeted, as far as the form says.
    let isBudgeted: Bool
    /// True when nothing was spent and no indicator has any result.
    let isIdle: Bool
    /// What the goals, reasons and notes say, as one text.
    let said: String
    /// True when the form says that the project did not run.
    let saysNotRun: Bool
    /// True when the form says that it is not evaluated.
    let saysNotEvaluated: Bool

    static let notRunWords = ["未开展", "未实施", "未执行", "未启动", "未下达", "没有开展", "没有实施"]
    static let notEvaluatedWords = ["不自评", "不评价", "不作自评", "不做自评", "不参与自评", "不进行自评", "不纳入自评", "不予评价", "不进行评价", "不参与评价"]

    init(_ form: TypedForm) {
        indicatorRows = form.rows(.indicators)
        indicators = indicatorRows.map { Indicator($0, form.template.scoring) }
        total = form.row(.funds, .total)
        let executed = total?[.executed].value
        spentNothing = total != nil && (executed?.isEmpty == true || executed?.number == .zero)
        isBudgeted = (total?.number(.annual) ?? .zero) > .zero
        let results = indicatorRows.map { $0[.actual].value }
        isIdle = spentNothing && !results.isEmpty && results.allSatisfy { $0.isEmpty || $0.number == .zero }
        let words =
            form.rows(.goals).map { $0.text(.achieved) } + form.rows(.notes).map { $0.text(.note) }
            + form.rows(.funds).map { $0.text(.document) }
        let said = words.joined(separator: "。")
        self.said = said
        saysNotRun = Self.notRunWords.contains { said.contains($0) }
        saysNotEvaluated = Self.notEvaluatedWords.contains { said.contains($0) }
    }
}
