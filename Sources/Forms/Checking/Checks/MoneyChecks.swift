extension CheckCatalog {
    static let money = [
        moneyRate, moneyScore, moneyRows, moneyColumns, moneyOverspent, moneyAnnual, moneyAdjustment, moneyParts,
        moneyUnit,
        moneyNothingSpent, moneyNotEvaluated, moneyMissingRows,
    ]

    /// The column of what could be spent in a row of the funds or of the tasks.
    private static func available(_ row: TypedForm.Row) -> TypedForm.Entry {
        row.has(.annual) ? row[.annual] : row[.approved]
    }

    private static func spendingRows(_ form: TypedForm) -> [TypedForm.Row] { form.rows(.funds) + form.rows(.tasks) }

    /// Execution rate = executed ÷ annual budget, to 2 places.
    ///
    /// Not flagged: a blank rate, and differences up to the setting `tolerance` (0.01 points).
    static let moneyRate = Check(
        id: "money.execution_rate", severity: .high, numbers: ["tolerance": Decimal(units: 10_000_000_000)],
        zh: "{form}：“{row}”执行 {executed}、预算 {budget}，执行率应为 {expected}%，写为 {typed}%。",
        en: "{form}: {executed} of {budget} in \"{row}\" is {expected} %, not {typed} %."
    ) { check in
        spendingRows(check.form).compactMap { row in
            guard let typed = row.number(.rate), let budget = available(row).value.number,
                let executed = row.number(.executed),
                let expected = check.scoring.rate(executed: executed, of: budget),
                (expected - typed).magnitude > check.number("tolerance")
            else { return nil }
            return check.finding(
                [row[.rate], row[.executed], available(row)],
                [
                    "row": spendingName(row), "executed": "\(executed)", "budget": "\(budget)",
                    "expected": "\(expected)", "typed": "\(typed)",
                ])
        }
    }

    /// Execution score = weight × rate, at most the weight; nothing where nothing was budgeted and nothing spent.
    ///
    /// Not flagged: a blank score where no marks are due.
    static let moneyScore = Check(
        id: "money.execution_score", severity: .high,
        zh: "{form}：执行 {executed}、预算 {budget}，预算执行应得 {expected} 分，写为 {typed} 分。",
        en: "{form}: {executed} of {budget} gives {expected} for the execution, not {typed}."
    ) { check in
        guard let row = check.facts.total, row.has(.score), let weight = row.number(.weight) else { return [] }
        let (budget, executed) = (row.number(.annual) ?? .zero, row.number(.executed) ?? .zero)
        let typed = row.number(.score)
        if row[.score].value.isWords { return [] }
        let expected = check.scoring.executionScore(executed: executed, of: budget, weight: weight)
        guard (expected ?? .zero) != (typed ?? .zero) else { return [] }
        return [
            check.finding(
                [row[.score], row[.executed], row[.annual]],
                [
                    "executed": row.text(.executed), "budget": row.text(.annual),
                    "expected": expected?.description ?? "—", "typed": row.text(.score),
                ])
        ]
    }

    /// The first row is the sum of those below it: 当年财政拨款, 上年结转资金 and 其他资金, or the tasks.
    ///
    /// Not flagged: columns in which no row below has a number, and totals left blank.
    static let moneyRows = Check(
        id: "money.rows_total", severity: .high, zh: "{form}：{column}各行之和为 {sum}，合计写为 {typed}。",
        en: "{form}: The rows of {column} sum to {sum}, but the total says {typed}."
    ) { check in
        let funds = check.form.rows(.funds)
        let tasks = check.form.rows(.tasks)
        var findings: [Finding] = []
        let tables = [
            (funds.first { $0.means == .total }, funds.filter { [.current, .carried, .other].contains($0.means) }),
            (TaskLines(check.form).total, tasks.filter { $0.number != TaskLines(check.form).total?.number }),
        ]
        for (total, rows) in tables {
            for meaning in [FieldMeaning.initial, .annual, .approved, .fiscal, .otherFunds, .executed] {
                guard let total, let typed = total.number(meaning) else { continue }
                let entries = rows.map { $0[meaning] }.filter { !$0.value.isEmpty }
                let amounts = entries.compactMap(\.value.number)
                guard !amounts.isEmpty, amounts.count == entries.count, amounts.sum() != typed else { continue }
                findings.append(
                    check.finding(
                        [total[meaning]] + entries,
                        ["column": total[meaning].field?.name ?? "", "sum": "\(amounts.sum())", "typed": "\(typed)"]))
            }
        }
        return findings
    }

    /// A task's approved total is its fiscal and other funds together.
    ///
    /// Not flagged: rows in which both are blank.
    static let moneyColumns = Check(
        id: "money.columns_total", severity: .high, zh: "{form}：“{row}”财政拨款与其他资金之和为 {sum}，总额写为 {typed}。",
        en: "{form}: The funds of \"{row}\" sum to {sum}, but its total says {typed}."
    ) { check in
        check.form.rows(.tasks).compactMap { row in
            let entries = [row[.fiscal], row[.otherFunds]].filter { !$0.value.isEmpty }
            let amounts = entries.compactMap(\.value.number)
            guard let typed = row.number(.approved), !amounts.isEmpty, amounts.count == entries.count,
                amounts.sum() != typed
            else { return nil }
            return check.finding(
                [row[.approved]] + entries, ["row": spendingName(row), "sum": "\(amounts.sum())", "typed": "\(typed)"])
        }
    }

    /// More was spent than was budgeted.
    ///
    /// Not flagged: rows with a reason, rows without a budget, and the parts of funds whose first row keeps within its
    /// budget.
    static let moneyOverspent = Check(
        id: "money.overspent", severity: .medium,
        zh: "{form}：“{row}”支出 {executed}，超出预算 {budget} 共 {excess}。",
        en: "{form}: \"{row}\" spent {executed}, {excess} above its budget of {budget}."
    ) { check in
        var pairs = spendingRows(check.form)
            .filter { $0.part.holds != .funds || $0.means == .total }
            .filter { $0[.reason].value.isEmpty }.map { ($0[.executed], available($0), spendingName($0)) }
        for (spent, given) in [(RowMeaning.threePublicActual, RowMeaning.threePublicBudget), (.expenditure, .budget)] {
            guard let spent = check.form.row(.amounts, spent), let given = check.form.row(.amounts, given) else {
                continue
            }
            pairs.append((spent[.amount], given[.amount], spent.text(.label)))
        }
        return pairs.compactMap { spent, given, name in
            guard let executed = spent.value.number, let budget = given.value.number, budget > .zero, executed > budget
            else { return nil }
            return check.finding(
                [spent, given],
                [
                    "row": name, "executed": "\(executed)", "budget": "\(budget)",
                    "excess": "\(executed - budget)",
                ])
        }
    }

    /// Annual budget = initial + movements, where the form says how much was moved; a blank counts as nothing.
    ///
    /// Source: the note under the county's table, 全年预算数=年初预算数+调整预算. Not flagged: rows without a movement.
    static let moneyAnnual = Check(
        id: "money.annual_budget", severity: .high,
        zh: "{form}：“{row}”年初预算 {initial}、调整 {movement}，全年预算应为 {expected}，写为 {typed}。",
        en: "{form}: {initial} and a movement of {movement} make {expected}, but \"{row}\" says {typed}."
    ) { check in
        check.form.rows(.funds).compactMap { row in
            guard let movement = row.number(.movement), !row[.initial].value.isWords, !row[.annual].value.isWords else {
                return nil
            }
            let (initial, typed) = (row.number(.initial) ?? .zero, row.number(.annual) ?? .zero)
            guard initial + movement != typed else { return nil }
            return check.finding(
                [row[.annual], row[.initial], row[.movement]],
                [
                    "row": spendingName(row), "initial": "\(initial)", "movement": "\(movement)",
                    "expected": "\(initial + movement)", "typed": "\(typed)",
                ])
        }
    }

    /// A movement of the budget needs a document or a reason.
    ///
    /// The words that give a reason are a setting. Not flagged: projects with a document in the row, and those whose
    /// goals or notes speak of the movement. A blank beside a number is a movement too: nothing was budgeted at first.
    static let moneyAdjustment = Check(
        id: "money.adjustment", severity: .medium,
        words: ["reasons": ["调整", "追加", "调减", "调增", "核减", "收回", "下达", "新增", "结转", "划转", "压减", "批复"]],
        zh: "{form}：年初预算 {initial}、全年预算 {annual}，调整 {change}，未见文件或说明。",
        en: "{form}: The budget moved from {initial} to {annual} ({change}) without a document or a reason."
    ) { check in
        guard let row = check.facts.total, row.has(.initial), row.has(.annual), row[.document].value.isEmpty else {
            return []
        }
        let (initial, annual) = (row[.initial].value, row[.annual].value)
        let change = (annual.number ?? .zero) - (initial.number ?? .zero)
        guard initial.number != nil || annual.number != nil, !initial.isWords, !annual.isWords, change != .zero,
            !check.words("reasons").contains(where: { check.facts.said.contains($0) })
        else { return [] }
        return [
            check.finding(
                [row[.annual], row[.initial]],
                [
                    "initial": initial.number?.description ?? "空白", "annual": annual.number?.description ?? "空白",
                    "change": change > .zero ? "+\(change)" : "\(change)",
                ])
        ]
    }

    /// Amounts of a report against the sum of their parts, as the template's `sums` say.
    ///
    /// Not flagged: sums of which a part is missing, unless those that are there are already too much.
    static let moneyParts = Check(
        id: "money.parts_sum", severity: .high, zh: "{form}：{parts}之和为 {sum}，{whole}写为 {typed}。",
        en: "{form}: {parts} sum to {sum}, but {whole} says {typed}."
    ) { check in
        check.form.template.sums.compactMap { sum in
            let parts = sum.parts.compactMap { check.form.amount($0) }
            let amounts = parts.compactMap(\.amount)
            guard let whole = check.form.amount(sum.whole), let typed = whole.amount,
                amounts.count == sum.parts.count ? amounts.sum() != typed : amounts.sum() > typed
            else { return nil }
            return check.finding(
                [whole[.amount]] + parts.map { $0[.amount] },
                [
                    "whole": sum.whole, "parts": sum.parts.joined(separator: "、"), "sum": "\(amounts.sum())",
                    "typed": "\(typed)",
                ])
        }
    }

    /// 元 typed where the table says 万元: two amounts of one column that are ten thousand times apart, or a unit typed.
    ///
    /// An amount is held against the others of its row and against the total of its column. Not flagged: amounts that
    /// differ by any other factor, however large.
    static let moneyUnit = Check(
        id: "money.unit", severity: .high, zh: "{form}：“{row}”的 {typed} 与 {other} 相差一万倍，或单位不是{unit}。",
        en: "{form}: {typed} in \"{row}\" is ten thousand times {other}, or not in {unit}."
    ) { check in
        spendingRows(check.form).flatMap { row -> [Finding] in
            let entries = row.entries.filter { $0.field?.type == .money }
            let total = row.part.holds == .tasks ? TaskLines(check.form).total : check.facts.total
            let column = { (entry: TypedForm.Entry) in entry.field?.means.flatMap { total?[$0] } }
            let amounts = { (entry: TypedForm.Entry) in
                (entries + [column(entry)].compactMap { $0 }).compactMap { entry in
                    entry.value.number.map { (entry, $0) }
                }
            }
            return entries.compactMap { entry in
                guard case .number(var quantity) = Value(entry.cell.typed), let unit = entry.field?.unit, !unit.isEmpty
                else {
                    return nil
                }
                if quantity.unit.isEmpty { quantity.unit = unit }
                let smaller = amounts(entry).first { $0.1 > .zero && $0.1.tenThousandfold == quantity.number }
                guard quantity.unit != unit || smaller != nil else { return nil }
                return check.finding(
                    [entry] + [smaller?.0].compactMap { $0 },
                    [
                        "row": spendingName(row), "typed": entry.cell.typed, "other": smaller?.0.cell.typed ?? "—",
                        "unit": unit,
                    ])
            }
        }
    }

    /// The rows of the funds that the template prints are all there.
    ///
    /// Not flagged: forms without funds.
    static let moneyMissingRows = Check(
        id: "money.missing_rows", severity: .low, zh: "{form}：资金表缺少“{rows}”行。",
        en: "{form}: The funds lack the row \"{rows}\"."
    ) { check in
        guard let part = check.form.template.part(.funds), !check.form.rows(.funds).isEmpty else { return [] }
        let missing = part.rows.filter { row in !check.form.rows(.funds).contains { $0.means == row.means } }
        guard !missing.isEmpty else { return [] }
        return [check.finding([check.form.cell(part.name)], ["rows": missing.map(\.label).joined(separator: "、")])]
    }

    private static func spendingName(_ row: TypedForm.Row) -> String {
        let name = name(row)
        return row.part.holds == .tasks && row.text(.task).isEmpty ? "合计" : name
    }
}
