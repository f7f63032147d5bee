extension CheckCatalog {
    static let scores = [
        scoreTotal, scoreWeightTotal, scoreGrade, scoreRange, scoreDeduction, scoreDeductionTotal, scoreReason,
        scoreUnfounded, scoreBlank, scoreRule, scoreRuleStep,
    ]

    /// The rows with marks: the indicators, the lines of a score table, and the funds' first row.
    private static func rows(_ form: TypedForm) -> [TypedForm.Row] {
        form.rows(.indicators) + form.rows(.scores) + [form.row(.funds, .total)].compactMap { $0 }
    }

    /// The scores of the rows sum to the total; a blank score counts as nothing.
    ///
    /// Not flagged: a form without a total, and one with a score that is no number, which `values.type` reports.
    static let scoreTotal = Check(
        id: "scores.total", severity: .high, zh: "{form}：各行得分之和为 {sum}，总分写为 {typed}。",
        en: "{form}: The scores sum to {sum}, but the total says {typed}."
    ) { check in
        guard let result = check.form.map(.result), let typed = result.number(.totalScore) else { return [] }
        let entries = rows(check.form).filter { $0.has(.score) }.map { $0[.score] }.filter { !$0.value.isEmpty }
        let scores = entries.compactMap(\.value.number)
        guard !entries.isEmpty, scores.count == entries.count, scores.sum() != typed else { return [] }
        return [check.finding([result[.totalScore]] + entries, ["sum": "\(scores.sum())", "typed": "\(typed)"])]
    }

    /// The total weight in the last row against the sum of the weights.
    ///
    /// Not flagged: a blank total, and one of 100 above weights that sum to something else: `weights.sum` has those.
    static let scoreWeightTotal = Check(
        id: "weights.total", severity: .medium, zh: "{form}：各行分值之和为 {sum}，合计写为 {typed}。",
        en: "{form}: The weights sum to {sum}, but the last row says {typed}."
    ) { check in
        guard let result = check.form.map(.result), let typed = result.number(.totalWeight) else { return [] }
        let entries = rows(check.form).filter { $0.has(.weight) }.map { $0[.weight] }.filter { !$0.value.isEmpty }
        let weights = entries.compactMap(\.value.number)
        guard !entries.isEmpty, weights.count == entries.count, weights.sum() != typed,
            typed != check.scoring.full
        else { return [] }
        return [check.finding([result[.totalWeight]] + entries, ["sum": "\(weights.sum())", "typed": "\(typed)"])]
    }

    /// The grade that was typed against the one that the typed total gives.
    ///
    /// Not flagged: a blank grade or total. Whether the total itself is right is `scores.total`.
    static let scoreGrade = Check(
        id: "scores.grade", severity: .high, zh: "{form}：总分 {total} 应为“{expected}”，写为“{typed}”。",
        en: "{form}: A total of {total} is \"{expected}\", not \"{typed}\"."
    ) { check in
        guard let result = check.form.map(.result), let total = result.number(.totalScore), result.has(.grade),
            let expected = check.scoring.grade(of: total)
        else { return [] }
        let typed = result.text(.grade)
        guard !result[.grade].value.isEmpty, typed != expected else { return [] }
        return [
            check.finding(
                [result[.grade], result[.totalScore]], ["total": "\(total)", "expected": expected, "typed": typed])
        ]
    }

    /// A score lies between 0 and its weight.
    ///
    /// Not flagged: rows without a weight or without a score.
    static let scoreRange = Check(
        id: "scores.range", severity: .high, zh: "{form}：“{row}”得分 {score}，超出 0 至 {weight}。",
        en: "{form}: The score {score} of \"{row}\" is outside 0 to {weight}."
    ) { check in
        rows(check.form).compactMap { row in
            guard let score = row.number(.score), let weight = row.number(.weight), score < .zero || score > weight
            else { return nil }
            return check.finding(
                [row[.score], row[.weight]], ["row": name(row), "score": "\(score)", "weight": "\(weight)"])
        }
    }

    /// Deduction = weight − score.
    ///
    /// Not flagged: rows where one of the three is blank.
    static let scoreDeduction = Check(
        id: "scores.deduction", severity: .high, zh: "{form}：“{row}”分值 {weight}、得分 {score}，扣分应为 {expected}，写为 {typed}。",
        en: "{form}: \"{row}\" has {score} of {weight}, so the deduction is {expected}, not {typed}."
    ) { check in
        check.form.rows(.scores).compactMap { row in
            guard let weight = row.number(.weight), let score = row.number(.score), let typed = row.number(.deduction),
                weight - score != typed
            else { return nil }
            return check.finding(
                [row[.deduction], row[.score], row[.weight]],
                [
                    "row": name(row), "weight": "\(weight)", "score": "\(score)", "typed": "\(typed)",
                    "expected": "\(weight - score)",
                ])
        }
    }

    /// The total of the deductions.
    ///
    /// Not flagged: a total that is right once each row's deduction is weight − score; `scores.deduction` names the row.
    static let scoreDeductionTotal = Check(
        id: "scores.deduction_total", severity: .medium, zh: "{form}：各行扣分之和为 {sum}，合计写为 {typed}。",
        en: "{form}: The deductions sum to {sum}, but the last row says {typed}."
    ) { check in
        guard let result = check.form.map(.result), let typed = result.number(.totalDeduction) else { return [] }
        let table = check.form.rows(.scores)
        let sum = table.compactMap { $0.number(.deduction) }.sum()
        let due = table.compactMap { row in row.number(.weight).flatMap { w in row.number(.score).map { w - $0 } } }
            .sum()
        guard !table.isEmpty, sum != typed, due != typed else { return [] }
        return [
            check.finding(
                [result[.totalDeduction]] + table.map { $0[.deduction] }, ["sum": "\(sum)", "typed": "\(typed)"])
        ]
    }

    /// A deduction has a reason.
    ///
    /// Not flagged: the indicators of a project form, where a missed target is what needs the reason.
    static let scoreReason = Check(
        id: "scores.reason", severity: .medium, zh: "{form}：“{row}”扣 {deduction} 分，未写扣分原因。",
        en: "{form}: \"{row}\" loses {deduction} without a reason."
    ) { check in
        check.form.rows(.scores).compactMap { row in
            let due = row.number(.weight).flatMap { weight in row.number(.score).map { weight - $0 } }
            let lost = max(row.number(.deduction) ?? .zero, due ?? .zero)
            guard lost > .zero, row[.reason].value.isEmpty || row.text(.reason) == "无" else { return nil }
            return check.finding([row[.reason], row[.deduction]], ["row": name(row), "deduction": "\(lost)"])
        }
    }

    /// A reason stands beside a deduction.
    ///
    /// Not flagged: rows whose score is below the weight, even where the deduction says 0: `scores.deduction` has those.
    static let scoreUnfounded = Check(
        id: "scores.reason_unfounded", severity: .low, zh: "{form}：“{row}”未扣分，却写了扣分原因。",
        en: "{form}: \"{row}\" gives a reason but loses nothing."
    ) { check in
        check.form.rows(.scores).compactMap { row in
            guard !row[.reason].value.isEmpty, row.text(.reason) != "无", let score = row.number(.score),
                score == row.number(.weight), (row.number(.deduction) ?? .zero) == .zero
            else { return nil }
            return check.finding([row[.reason], row[.deduction], row[.score]], ["row": name(row)])
        }
    }

    /// A row with a weight has a score; a blank counts as nothing, and should say so.
    ///
    /// Not flagged: a dash, forms without any score, and the execution of a budget where nothing was budgeted.
    static let scoreBlank = Check(
        id: "scores.blank", severity: .low, zh: "{form}：“{row}”分值 {weight}，得分空白，按 0 分计。",
        en: "{form}: \"{row}\" has a weight of {weight} and no score; it counts as 0."
    ) { check in
        let all = rows(check.form)
        guard all.contains(where: { $0.number(.score) != nil }) else { return [] }
        return all.compactMap { row in
            guard row[.score].value == .blank, let weight = row.number(.weight), weight > .zero,
                row.means != .total || check.facts.isBudgeted
            else { return nil }
            return check.finding([row[.score], row[.weight]], ["row": name(row), "weight": "\(weight)"])
        }
    }

    /// The score that the row's rule gives for what was measured.
    ///
    /// Not flagged: rows without a measured value, and rules left to judgement.
    static let scoreRule = Check(
        id: "scores.rule", severity: .high, zh: "{form}：“{row}”实测值 {measured}，按评分细则应得 {expected}，写为 {score}。",
        en: "{form}: By its rule \"{row}\" gets {expected} for {measured}, not {score}."
    ) { check in
        check.form.rows(.scores).compactMap { row in
            guard let rule = check.rule(of: row), let measured = row.number(.measured),
                let weight = row.number(.weight), let score = row.number(.score),
                let expected = rule.score(measured: measured, weight: weight, places: check.scoring.places),
                expected != score
            else { return nil }
            return check.finding(
                [row[.score], row[.measured], row[.weight]],
                ["row": name(row), "measured": "\(measured)", "expected": "\(expected)", "score": "\(score)"])
        }
    }

    /// A deduction that the row's rule cannot lead to, such as 1 where each point below 90 % costs 0.3.
    ///
    /// Not flagged: no deduction, the whole weight, rules left to judgement, and rows with a measured value, of which
    /// `scores.rule` says more.
    static let scoreRuleStep = Check(
        id: "scores.rule_step", severity: .medium, zh: "{form}：“{row}”扣 {deduction} 分，按评分细则（{rule}）扣不出这个分数。",
        en: "{form}: The rule of \"{row}\" ({rule}) cannot lead to a deduction of {deduction}."
    ) { check in
        check.form.rows(.scores).compactMap { row in
            guard let rule = check.rule(of: row), row.number(.measured) == nil, let weight = row.number(.weight),
                let score = row.number(.score), weight - score > .zero,
                !rule.allows(deduction: weight - score, weight: weight)
            else { return nil }
            let words: String =
                switch rule.rule {
                case .stepwise(_, let each, let costs, _): "−\(costs)/\(each)%"
                case .checklist(let costs): "−\(costs)/项"
                case .items(let marks): marks.map(\.description).joined(separator: "+")
                case .veto: "0/\(weight)"
                case .proportional, .ceiling, .judged: ""
                }
            return check.finding(
                [row[.score], row[.deduction]], ["row": name(row), "deduction": "\(weight - score)", "rule": words])
        }
    }

    /// What a sentence calls a row.
    static func name(_ row: TypedForm.Row) -> String {
        for meaning in [FieldMeaning.level3, .label, .task, .problem] where row.has(meaning) {
            let name = Plain.text(row[meaning].cell.typed)
            if !name.isEmpty { return Label(name).name }
        }
        return "\(row.number)"
    }
}

extension Checking {
    /// The template's rule for a row of the score table.
    func rule(of row: TypedForm.Row) -> RowRule? { scoring.rule(of: row) }
}

extension Scoring {
    /// The rule for a row of the score table, by its level-3 and, where the rule says it, level-2 name.
    func rule(of row: TypedForm.Row) -> RowRule? { rule(level2: row.text(.level2), level3: row.text(.level3)) }

    /// The rule for printed headings, whose numbers and points do not count.
    func rule(level2: String, level3: String) -> RowRule? {
        let (level2, level3) = (Label(level2).name, Label(level3).name)
        return rows.first { $0.level3 == level3 && ($0.level2.isEmpty || $0.level2 == level2) }
    }
}
