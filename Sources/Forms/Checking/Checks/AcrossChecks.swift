extension CheckCatalog {
    static let acrossAmounts = [acrossSum, acrossUncovered, acrossNarrative]

    /// An amount of a project form in 万元: of its funds, or of its report.
    private static func amount(
        _ check: Checking, _ meaning: FieldMeaning
    ) -> (amount: Decimal?, entry: TypedForm.Entry)? {
        if let total = check.facts.total { return (total.number(meaning), total[meaning]) }
        let means: RowMeaning? =
            switch meaning {
            case .executed: .executed
            case .initial, .annual: .budget
            default: nil
            }
        return means.flatMap { check.form.row(.amounts, $0) }.map { ($0.amount, $0[.amount]) }
    }

    /// An amount over all project forms, blanks as nothing.
    static func sum(
        _ checks: [Checking], _ meaning: FieldMeaning
    ) -> (amount: Decimal, entries: [TypedForm.Entry]) {
        let amounts = checks.compactMap { amount($0, meaning) }
        return (amounts.compactMap(\.amount).sum(), amounts.map(\.entry))
    }

    /// The sum of the project forms against the department form's project line: budgeted and executed.
    ///
    /// The approved amount may be the initial or the annual budget; it is a finding only if it is neither. Not flagged:
    /// a case without project forms or without a department form with amounts, and a line with a blank.
    static let acrossSum = Check(
        id: "across.project_sum", severity: .high,
        zh: "{form}：项目{what}写为 {typed}，{count}张项目表之和为 {sum}，相差 {difference}。",
        en:
            "{form}: The project line says {typed} ({what}); the {count} project forms sum to {sum}, {difference} apart.",
        across: { checks in
            let projects = checks.filter { $0.form.template.kind == .project }
            guard !projects.isEmpty else { return [] }
            return checks.filter { $0.form.template.kind == .department }.flatMap { check -> [Finding] in
                let lines = TaskLines(check.form)
                var findings: [Finding] = []
                let (initial, annual) = (sum(projects, .initial), sum(projects, .annual))
                if let typed = lines.amount(.projects, .approved), typed.amount != initial.amount,
                    typed.amount != annual.amount
                {
                    findings.append(
                        check.finding(
                            typed.entries + initial.entries,
                            [
                                "what": "批复金额", "typed": "\(typed.amount)", "count": "\(projects.count)",
                                "sum": "\(initial.amount) (年初) / \(annual.amount) (全年)",
                                "difference":
                                    "\((typed.amount - initial.amount).magnitude) / \((typed.amount - annual.amount).magnitude)",
                            ]))
                }
                let executed = sum(projects, .executed)
                if let typed = lines.amount(.projects, .executed), typed.amount != executed.amount {
                    findings.append(
                        check.finding(
                            typed.entries + executed.entries,
                            [
                                "what": "实际支出", "typed": "\(typed.amount)", "count": "\(projects.count)",
                                "sum": "\(executed.amount)",
                                "difference": "\((typed.amount - executed.amount).magnitude)",
                            ]))
                }
                return findings
            }
        })

    /// Project forms that do not cover the project expenditure of the narrative or report.
    ///
    /// Not flagged: a case without project forms, and sums that reach the expenditure; more than it is `across.part_exceeds_whole`
    /// where no department form has a project line to compare, `across.project_sum` where one has.
    static let acrossUncovered = Check(
        id: "across.uncovered_expenditure", severity: .medium,
        zh: "{form}：项目支出 {whole}，{count}张项目表合计 {sum}，未覆盖 {difference}。",
        en: "{form}: Of a project expenditure of {whole} the {count} project forms cover {sum}; {difference} is left.",
        across: { checks in
            let projects = checks.filter { $0.form.template.kind.isProject }
            guard !projects.isEmpty else { return [] }
            return checks.compactMap { check in
                guard let row = check.form.row(.amounts, .projects), let whole = row.amount else { return nil }
                let executed = sum(projects, .executed)
                guard executed.amount < whole, !executed.entries.isEmpty else { return nil }
                return check.finding(
                    [row[.amount]] + executed.entries,
                    [
                        "whole": "\(whole)", "count": "\(projects.count)", "sum": "\(executed.amount)",
                        "difference": "\(whole - executed.amount)",
                    ])
            }
        })

    /// Amounts in the narrative against the department's task table, as the template's `ties` say.
    ///
    /// Not flagged: a case without either form, and figures that are missing.
    static let acrossNarrative = Check(
        id: "across.narrative_amounts", severity: .high,
        zh: "{form}：{amount}写为 {typed}，{other}为 {table}。",
        en: "{form}: {amount} says {typed}, but {other} has {table}.",
        across: { checks in
            let tables = checks.filter { $0.form.template.kind == .department }
            return checks.flatMap { check in
                check.form.template.ties.flatMap { tie in
                    tables.compactMap { table -> Finding? in
                        guard let row = check.form.amount(tie.amount), let typed = row.amount,
                            let line = TaskLines(table.form).amount(tie.line, tie.column), line.amount != typed
                        else { return nil }
                        return check.finding(
                            [row[.amount]] + line.entries,
                            [
                                "amount": tie.amount, "typed": "\(typed)", "other": table.form.name,
                                "table": "\(line.amount)",
                            ])
                    }
                }
            }
        })
}
