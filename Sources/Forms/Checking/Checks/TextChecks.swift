import StrictYAML

extension CheckCatalog {
    static let texts = [
        textGoalFigures, textYear, textRequired, textClaim, textProblem, valueTypes, unknownFields, textCopied,
        textFutureGoals, textAmounts,
    ]

    /// Figures in the goals' words against the indicators: 23000 cases in the text, 23090 in the table.
    ///
    /// A figure is held against the indicators that its clause names: results in 实际完成情况, targets in 预期目标. Not
    /// flagged: figures that any row has in that column, or that are the sum of the rows the clause names; years, document numbers, figures with 以上 or
    /// the like; figures whose unit counts something else; and clauses that name no indicator.
    static let textGoalFigures = Check(
        id: "text.goal_figures", severity: .medium,
        zh: "{form}：{where}写“{clause}”，指标“{row}”为 {table}。",
        en: "{form}: The goals say \"{clause}\", but the indicator \"{row}\" has {table}."
    ) { check in
        let indicators = check.facts.indicators
        guard !indicators.isEmpty else { return [] }
        // A department names its goals by fiscal year; only the form's own year has results.
        let year = check.form.content.year.map(String.init)
        let goals = check.form.rows(.goals).filter {
            !$0.has(.fiscalYear) || $0.text(.fiscalYear) == year
        }
        return goals.flatMap { goal in
            [(FieldMeaning.goal, FieldMeaning.target), (.achieved, .actual)].flatMap { text, column -> [Finding] in
                let entry = goal[text]
                return Clause.all(in: entry.cell.typed).flatMap { clause in
                    clause.figures.compactMap { figure -> Finding? in
                        guard let row = clause.contradicted(figure, indicators, column) else { return nil }
                        return check.finding(
                            [entry, row.row[column]],
                            [
                                "where": entry.field?.name ?? "", "clause": clause.text, "row": row.name,
                                "text": "\(figure.quantity.number)", "table": row.row.text(column) + row.unit,
                            ], mark: "\(clause.text)@\(figure.quantity.number)")
                    }
                }
            }
        }
    }

    /// Another fiscal year where the form's own is meant: 2009年度决算报表 in a form of 2022.
    ///
    /// Not flagged: years without 年度 (a building, a system, a law), document numbers such as 〔2018〕85号, ranges that
    /// include the form's year, the year before in a comparison (比, 较, 同比, 上年), the years after it in a plan, and names.
    static let textYear = Check(
        id: "text.other_year", severity: .medium, words: ["compared": ["比", "较", "上年", "同期", "结转"]],
        zh: "{form}：“{clause}”提到 {year} 年度，本表为 {own} 年度。",
        en: "{form}: \"{clause}\" refers to {year}; the form is about {own}."
    ) { check in
        guard let own = check.form.content.year else { return [] }
        let named: Set<FieldMeaning> = [.name, .label, .task, .level3, .fiscalYear]
        return check.form.entries.filter { $0.field?.type == .text && !named.contains($0.field?.means ?? .text) }
            .flatMap { entry -> [Finding] in
                var seen: Set<Int> = []
                return Clause.all(in: entry.cell.typed).flatMap { clause -> [Finding] in
                    let years = clause.years
                    if years.contains(where: { $0.contains(own) }) { return [] }
                    return years.compactMap { range in
                        let year = range.upperBound
                        let isCompared =
                            year == own - 1 && check.words("compared").contains { clause.text.contains($0) }
                        guard year < own, !isCompared, seen.insert(year).inserted else { return nil }
                        return check.finding(
                            [entry], ["clause": clause.text, "year": "\(year)", "own": "\(own)"], mark: "\(year)")
                    }
                }
            }
    }

    /// Parts and fields that the template requires.
    ///
    /// Not flagged: dashes, which say that there is nothing to say, and rows of forms that have none.
    static let textRequired = Check(
        id: "text.required", severity: .medium, zh: "{form}：“{field}”未填写。", en: "{form}: \"{field}\" is not filled in."
    ) { check in
        check.form.template.parts.flatMap { part -> [Finding] in
            let rows = check.form.rows(named: part.name)
            if rows.isEmpty {
                return part.isRequired
                    ? [check.finding([check.form.cell(part.name)], ["field": part.title])] : []
            }
            return rows.flatMap { row in
                part.fields.filter(\.isRequired).compactMap { field in
                    let entry = row.entries.first { $0.field?.name == field.name }
                    if let entry, entry.value != .blank { return nil }
                    let path =
                        row.number == 0 ? "\(part.name).\(field.name)" : "\(part.name)[\(row.number)].\(field.name)"
                    return check.finding(
                        [entry?.cell ?? check.form.cell(part.name, path)],
                        ["field": row.number == 0 ? field.name : "\(name(row)) \(field.name)"])
                }
            }
        }
    }

    /// A claim of control beside figures that contradict it: 三公经费控制得好, where more was spent than budgeted.
    ///
    /// The words are a setting. Not flagged: claims where either figure is missing, and denials (未控制, 不严).
    static let textClaim = Check(
        id: "text.claim", severity: .high,
        words: ["subjects": ["三公"], "claims": ["控制得好", "控制较好", "控制良好", "严格控制", "控制有效", "得到有效控制"]],
        zh: "{form}：称“{clause}”，但三公经费决算 {spent} 超过预算 {budget}。",
        en: "{form}: It claims \"{clause}\", but 三公经费 spent {spent} of a budget of {budget}."
    ) { check in
        guard let spent = check.form.row(.amounts, .threePublicActual),
            let budget = check.form.row(.amounts, .threePublicBudget), let actual = spent.number(.amount),
            let given = budget.number(.amount), actual > given
        else { return [] }
        return check.form.entries.filter { $0.field?.type == .text }.flatMap { entry in
            Clause.all(in: entry.cell.typed, keepsLists: true).compactMap { clause in
                guard check.words("subjects").contains(where: { clause.text.contains($0) }),
                    check.words("claims").contains(where: { clause.text.contains($0) }),
                    !clause.text.contains("未"), !clause.text.contains("不严")
                else { return nil }
                return check.finding(
                    [entry, spent[.amount], budget[.amount]],
                    ["clause": clause.text, "spent": "\(actual)", "budget": "\(given)"],
                    mark: clause.text)
            }
        }
    }

    /// A problem has a measure, a unit, a person and a deadline.
    ///
    /// A chapter that tells of problems must at least name a measure. Not flagged: 无 and blanks, which `text.required`
    /// reports where the template asks for a text.
    static let textProblem = Check(
        id: "text.problem", severity: .medium,
        words: ["measures": ["整改", "措施", "改进", "下一步", "今后", "加强", "完善", "将"]],
        zh: "{form}：问题“{problem}”缺少{missing}。", en: "{form}: The problem \"{problem}\" lacks {missing}."
    ) { check in
        check.form.rows(.problems).compactMap { row in
            let problem = row.text(.problem)
            guard !row[.problem].value.isEmpty, problem != "无" else { return nil }
            let wanted: [FieldMeaning] = [.measure, .responsibleUnit, .responsible, .deadline]
            let fields = row.part.fields.filter { field in field.means.map(wanted.contains) ?? false }
            if fields.isEmpty {
                if check.words("measures").contains(where: { problem.contains($0) }) { return nil }
                return check.finding([row[.problem]], ["problem": problem, "missing": "措施"])
            }
            let missing = fields.filter { field in field.means.map { row[$0].value.isEmpty } ?? false }
            guard !missing.isEmpty else { return nil }
            return check.finding(
                [row[.problem]] + missing.compactMap { $0.means }.filter { row.has($0) }.map { row[$0] },
                ["problem": problem, "missing": missing.map(\.name).joined(separator: "、")])
        }
    }

    /// A field of numbers holds a number, one of dates a date, one of comparators a comparator, one of grades a grade.
    ///
    /// Not flagged: blanks and dashes.
    static let valueTypes = Check(
        id: "values.type", severity: .high, zh: "{form}：“{field}”应为{wanted}，写为“{typed}”。",
        en: "{form}: \"{field}\" should be {wanted}, but says \"{typed}\"."
    ) { check in
        let grades = check.scoring.grades.map(\.name)
        return check.form.entries.compactMap { entry in
            let typed = entry.cell.typed
            return entry.field?.wanted(inPlaceOf: typed, grades: grades).map { wanted in
                check.finding(
                    [entry],
                    ["field": entry.field?.name ?? "", "wanted": wanted.zh, "wanted.en": wanted.en, "typed": typed])
            }
        }
    }

    /// Parts and fields that the template does not know are kept, but nothing looks at them.
    ///
    /// Not flagged: blanks.
    static let unknownFields = Check(
        id: "values.unknown_field", severity: .low, zh: "{form}：模板中没有“{field}”。",
        en: "{form}: The template has no \"{field}\"."
    ) { check in
        check.form.entries.filter { $0.field == nil && $0.value != .blank }.map { entry in
            check.finding([entry], ["field": entry.cell.path])
        }
    }

    /// The same goal, result or problem in several forms of a case.
    ///
    /// Not flagged: texts shorter than the setting `characters` (8), those that say that a project did not run, and goals
    /// that the department's form shares with one of its projects. Measures follow from problems and are not counted again.
    static let textCopied = Check(
        id: "text.copied", severity: .low, numbers: ["characters": 8], zh: "{forms}的{field}相同：“{text}”。",
        en: "{forms} have the same {field}: \"{text}\".",
        across: { checks in
            var groups: [[(Checking, TypedForm.Entry)]] = []
            var byText: [String: Int] = [:]
            for check in checks {
                let goals = check.form.template.kind.isProject ? check.form.rows(.goals) : []
                for row in goals + check.form.rows(.problems) {
                    for entry in [row[.goal], row[.achieved], row[.problem]] {
                        let text = Plain.tight(entry.cell.typed)
                        guard let field = entry.field, Decimal(text.count) >= check.number("characters"),
                            !FormFacts.notRunWords.contains(where: { text.contains($0) })
                        else { continue }
                        let key = "\(field.name)|\(text)"
                        if let index = byText[key] {
                            groups[index].append((check, entry))
                        } else {
                            byText[key] = groups.count
                            groups.append([(check, entry)])
                        }
                    }
                }
            }
            return groups.compactMap { group in
                let forms = group.map { $0.0.form.content.id }
                guard let (check, first) = group.first, Set(forms).count > 1 else { return nil }
                return check.finding(
                    group.map(\.1),
                    [
                        "forms": group.map { $0.0.form.name }.joined(separator: "、"),
                        "field": first.field?.name ?? "", "text": first.cell.typed,
                    ])
            }
        })

    /// The department's goals of the years after the form's own, which its table has rows for.
    ///
    /// Not flagged: dashes, and years up to the form's own, whose goals `text.required` or others ask for.
    static let textFutureGoals = Check(
        id: "text.future_goals", severity: .low, zh: "{form}：{year} 财年的目标空白。",
        en: "{form}: The goal of the fiscal year {year} is blank."
    ) { check in
        check.form.rows(.goals).compactMap { row in
            guard let own = check.form.content.year, let year = Int(row.text(.fiscalYear)), year > own,
                row[.goal].value == .blank
            else { return nil }
            return check.finding([row[.goal]], ["year": "\(year)"])
        }
    }

    /// Amounts in the words of a narrative or report against its table of amounts: they are tied by what precedes them.
    ///
    /// Not flagged: figures that are not preceded by words of a label, such as 其他支出 where the table only has 支出合计,
    /// figures in another unit, and figures that any amount with such a label has.
    static let textAmounts = Check(
        id: "text.amounts", severity: .high,
        zh: "{form}：正文写“{words}{text}{unit}”，{label}为 {amount}。",
        en: "{form}: The text says \"{words} {text} {unit}\", but {label} is {amount}."
    ) { check in
        let rows = check.form.rows(.amounts)
        guard !rows.isEmpty else { return [] }
        return check.form.entries.filter { $0.field?.means == .text }.flatMap { entry in
            Clause.all(in: entry.cell.typed).flatMap { clause in
                clause.figures.compactMap { figure -> Finding? in
                    let words = String(
                        clause.text[..<figure.range.lowerBound].reversed().prefix { $0.isHan }.reversed())
                    let unit = figure.quantity.unit
                    guard words.count >= 2, !unit.isEmpty, !figure.quantity.isAbout else { return nil }
                    let named = rows.filter {
                        Plain.tight($0.text(.label)).contains(words) && Plain.tight($0.text(.amountUnit)) == unit
                    }
                    guard let row = named.first,
                        !named.contains(where: { $0.number(.amount) == figure.quantity.number })
                    else { return nil }
                    return check.finding(
                        [entry, row[.amount]],
                        [
                            "words": words, "text": "\(figure.quantity.number)", "unit": unit,
                            "label": row.text(.label), "amount": row.text(.amount),
                        ], mark: "\(words)@\(figure.quantity.number)")
                }
            }
        }
    }
}
