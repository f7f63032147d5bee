extension CheckCatalog {
    /// A project that spent nothing and takes marks for its indicators.
    ///
    /// High where no indicator has a result or the form says that it did not run; medium where there are results, which
    /// may have cost nothing but must be explained. Not flagged: forms without funds, without marks, or whose notes
    /// explain results that cost nothing.
    static let moneyNothingSpent = Check(
        id: "money.nothing_spent", severity: .high, zh: "{form}：全年未支出，指标却得 {score} 分。",
        en: "{form}: Nothing was spent, but the indicators take {score}."
    ) { check in
        let entries = check.facts.indicatorRows.map { $0[.score] }.filter { ($0.value.number ?? .zero) > .zero }
        guard check.facts.spentNothing, !entries.isEmpty, let total = check.facts.total else { return [] }
        let score = entries.compactMap(\.value.number).sum()
        let isEmpty = check.facts.isIdle || check.facts.saysNotRun
        let note = check.form.map(.notes)?.text(.note) ?? ""
        if !isEmpty, !note.isEmpty, note != "无" { return [] }
        return [
            check.finding(
                [total[.executed].cell] + entries.map(\.cell), ["score": "\(score)"],
                severity: isEmpty ? nil : max(.medium, check.setting.severity))
        ]
    }

    /// A form that says it is not evaluated and carries a score or a grade.
    ///
    /// Not flagged: forms that only say that the project did not run.
    static let moneyNotEvaluated = Check(
        id: "money.not_evaluated", severity: .high, zh: "{form}：写明不自评，却有总分 {score}、等级“{grade}”。",
        en: "{form}: It says it is not evaluated, but has a total of {score} and the grade \"{grade}\"."
    ) { check in
        guard check.facts.saysNotEvaluated, let result = check.form.map(.result) else { return [] }
        let score = result.number(.totalScore) ?? .zero
        guard score > .zero || !result[.grade].value.isEmpty else { return [] }
        let notes = check.form.map(.notes).map { [$0[.note]] } ?? []
        return [
            check.finding(
                [result[.totalScore], result[.grade]] + notes, ["score": "\(score)", "grade": result.text(.grade)])
        ]
    }
}
