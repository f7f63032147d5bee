extension CheckCatalog {
    static let weights = [weightSum, weightLevels, weightLabels]

    /// Weights, that of the budget's execution among them, sum to 100.
    ///
    /// Not flagged: a form without weights, and one with a weight that is no number, which `values.type` reports.
    static let weightSum = Check(
        id: "weights.sum", severity: .high, zh: "{form}：各项分值之和为 {sum}，应为 {expected}。",
        en: "{form}: The weights sum to {sum} instead of {expected}."
    ) { check in
        let rows = check.form.rows(.indicators) + check.form.rows(.scores) + [check.facts.total].compactMap { $0 }
        let entries = rows.filter { $0.has(.weight) }.map { $0[.weight] }.filter { !$0.value.isEmpty }
        let weights = entries.compactMap(\.value.number)
        let full = check.scoring.full
        guard !weights.isEmpty, weights.count == entries.count, weights.sum() != full else { return [] }
        return [check.finding(entries, ["sum": "\(weights.sum())", "expected": "\(full)"])]
    }

    /// The weights of the level-1 indicators against the usual ones; a departure is a note, not an error.
    ///
    /// Source: 财预〔2020〕10号《项目支出绩效评价管理办法》, which leaves the weights to the body in the end. Not flagged: a form without weights, and levels for which the template names no norm.
    static let weightLevels = Check(
        id: "weights.levels", severity: .info, zh: "{form}：一级指标分值为{levels}，通常为{norm}。",
        en: "{form}: The level-1 weights are {levels}; usual are {norm}."
    ) { check in
        let norm = check.scoring.norm
        let rows = check.form.rows(.indicators)
        let weighted = rows.filter { $0.number(.weight) != nil }
        guard !norm.isEmpty, !weighted.isEmpty else { return [] }
        let names = norm.keys.sorted()
        let sums = names.map { name in
            (name, weighted.filter { $0.text(.level1) == name }.compactMap { $0.number(.weight) }.sum())
        }
        guard sums.contains(where: { norm[$0.0] != $0.1 }) else { return [] }
        let levels = sums.map { "\($0.0) \($0.1)" }.joined(separator: "、")
        let usual = names.map { "\($0) \(norm[$0] ?? .zero)" }.joined(separator: "、")
        return [check.finding([check.form.cell("indicators")], ["levels": levels, "norm": usual])]
    }

    /// Points printed in a heading, such as `一、部门决策(35分)`, against the sum of the rows below it.
    ///
    /// Not flagged: headings without points, and those whose rows have a weight that is no number.
    static let weightLabels = Check(
        id: "weights.labels", severity: .medium, zh: "{form}：“{label}”下各行分值之和为 {sum}。",
        en: "{form}: The rows under \"{label}\" sum to {sum}."
    ) { check in
        let rows = check.form.rows(.scores)
        return [FieldMeaning.level1, .level2, .level3].flatMap { level -> [Finding] in
            var seen: Set<String> = []
            return rows.compactMap { row in
                let label = row.text(level)
                guard let points = Label(label).points else { return nil }
                // The same heading may stand under two others; printed again, it may have lost its points.
                let name = { (row: TypedForm.Row) in
                    (level == .level1 ? [level] : [.level1, level]).map { Label(row.text($0)).name }
                }
                if level != .level3, !seen.insert(name(row).joined(separator: "|")).inserted { return nil }
                let below = level == .level3 ? [row] : rows.filter { name($0) == name(row) }
                let weights = below.compactMap { $0.number(.weight) }
                guard weights.count == below.count, weights.sum() != points else { return nil }
                return check.finding(
                    [row[level]] + below.map { $0[.weight] }, ["label": label, "sum": "\(weights.sum())"])
            }
        }
    }
}
