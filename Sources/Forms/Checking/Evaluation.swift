/// One form under its template: what was typed, what the rules compute, and what does not fit.
package struct Evaluation: Sendable {
    /// A value that is computed, never typed; what was typed is kept beside it.
    package struct Computed: Sendable, Equatable {
        /// Where the typed value stands.
        package let cell: Cell
        /// What it is, for example 执行率.
        package let name: String
        /// By the rules.
        package let value: String
        /// True when the typed number or word is the same.
        package let agrees: Bool
        /// Why it is so.
        package let rule: ComputedRule
    }

    /// The typed fields.
    package let form: TypedForm
    /// In the order of the form.
    package let computed: [Computed]
    /// In the order of the checks; those across forms need `CaseCheck`.
    package let findings: [Finding]

    /// Evaluates a form; every form can be evaluated, however it was filled in.
    package init(of content: FormContent, under template: FormTemplate) {
        form = TypedForm(content, under: template)
        let facts = FormFacts(form)
        findings = Self.checkings(form, facts).flatMap { $0.check.form($0) }.withoutRepetitions
        computed = Self.computed(form, facts)
    }

    /// The checks that the template makes, ready for the form.
    static func checkings(_ form: TypedForm, _ facts: FormFacts) -> [Checking] {
        form.template.checks.compactMap { setting in
            CheckCatalog.byID[setting.id].map { Checking(check: $0, setting: setting, form: form, facts: facts) }
        }
    }

    private static func computed(_ form: TypedForm, _ facts: FormFacts) -> [Computed] {
        let scoring = form.template.scoring
        var computed: [Computed] = []
        func add(_ entry: TypedForm.Entry, _ value: Decimal?, _ rule: ComputedRule) {
            guard let value, let name = entry.field?.name else { return }
            computed.append(
                Computed(
                    cell: entry.cell, name: name, value: "\(value)", agrees: entry.value.number == value, rule: rule))
        }
        for row in form.rows(.funds) + form.rows(.tasks) {
            let budget = row.has(.annual) ? row.number(.annual) : row.number(.approved)
            guard let budget, let executed = row.number(.executed) else { continue }
            add(row[.rate], scoring.rate(executed: executed, of: budget), .rate)
            if row.means == .total {
                add(
                    row[.score],
                    row.number(.weight).flatMap {
                        scoring.executionScore(executed: executed, of: budget, weight: $0)
                    }, .executionScore)
            }
        }
        for row in form.rows(.funds) {
            guard let movement = row.number(.movement) else { continue }
            add(row[.annual], (row.number(.initial) ?? .zero) + movement, .annualBudget)
        }
        for indicator in facts.indicators { add(indicator.row[.score], indicator.computed, .indicator(indicator)) }
        for row in form.rows(.scores) {
            guard let weight = row.number(.weight) else { continue }
            if let rule = scoring.rule(of: row), let measured = row.number(.measured) {
                add(row[.score], rule.score(measured: measured, weight: weight, places: scoring.places), .row(rule))
            }
            row.number(.score).map { add(row[.deduction], weight - $0, .deduction) }
        }
        guard let result = form.map(.result) else { return computed }
        let rows = form.rows(.indicators) + form.rows(.scores) + [facts.total].compactMap { $0 }
        add(result[.totalWeight], rows.compactMap { $0.number(.weight) }.sum(), .totalWeight)
        let total = rows.compactMap { $0.number(.score) }.sum()
        add(result[.totalScore], total, .totalScore)
        let table = form.rows(.scores)
        if !table.isEmpty {
            add(
                result[.totalDeduction],
                table.compactMap { row in row.number(.weight).flatMap { w in row.number(.score).map { w - $0 } } }
                    .sum(),
                .totalDeduction)
        }
        if let grade = scoring.grade(of: result.number(.totalScore) ?? total), let name = result[.grade].field?.name {
            computed.append(
                Computed(
                    cell: result[.grade].cell, name: name, value: grade, agrees: result.text(.grade) == grade,
                    rule: .grade(scoring)))
        }
        return computed
    }
}

/// The points of one level-1 or level-2 indicator, summed from its rows.
package struct LevelTotal: Sendable, Equatable {
    /// The level-1 name and, for a level-2 total, the level-2 name; as printed first.
    package let names: [String]
    /// The sums; a blank counts as nothing.
    package let weight, score, deduction: Decimal

    /// The totals of a form in the order of its rows, each level-1 indicator before its level-2 indicators.
    package static func all(of form: TypedForm) -> [LevelTotal] {
        let rows = form.rows(.indicators) + form.rows(.scores)
        func totals(_ rows: [TypedForm.Row], _ level: FieldMeaning, under names: [String]) -> [LevelTotal] {
            var labels: [String] = []
            for row in rows where !labels.contains(Label(row.text(level)).name) {
                labels.append(Label(row.text(level)).name)
            }
            return labels.flatMap { label in
                let group = rows.filter { Label($0.text(level)).name == label }
                let sum = { (meaning: FieldMeaning) in group.compactMap { $0.number(meaning) }.sum() }
                let path = names + [group[0].text(level)]
                let total = LevelTotal(
                    names: path, weight: sum(.weight), score: sum(.score), deduction: sum(.weight) - sum(.score))
                return [total] + (level == .level1 ? totals(group, .level2, under: path) : [])
            }
        }
        return totals(rows.filter { $0.number(.weight) != nil }, .level1, under: [])
    }
}

/// The checks of all forms of one case, one by one and together.
package enum CaseCheck {
    /// The department form's project line as the sum of the project forms: nobody needs to type it.
    package static func departmentLine(of forms: [(FormContent, FormTemplate)]) -> [Evaluation.Computed] {
        let typed = forms.map { TypedForm($0, under: $1) }
        let totals = typed.filter { $0.template.kind == .project }.compactMap { $0.row(.funds, .total) }
        guard !totals.isEmpty else { return [] }
        return typed.filter { $0.template.kind == .department }.flatMap { form in
            [(FieldMeaning.approved, FieldMeaning.annual), (.executed, .executed)].compactMap { column, source in
                guard let line = TaskLines(form).projects.first, let name = line[column].field?.name else { return nil }
                let sum = totals.compactMap { $0.number(source) }.sum()
                return Evaluation.Computed(
                    cell: line[column].cell, name: name, value: "\(sum)", agrees: line.number(column) == sum,
                    rule: .projectSum)
            }
        }
    }

    /// The findings of each form, in the order of the forms, then those across forms.
    ///
    /// The forms' order changes no finding's key.
    package static func findings(of forms: [(FormContent, FormTemplate)]) -> [Finding] {
        let checkings = forms.map { content, template in
            let form = TypedForm(content, under: template)
            return Evaluation.checkings(form, FormFacts(form))
        }
        let single = checkings.flatMap { $0.flatMap { $0.check.form($0) }.withoutRepetitions }
        let ordered = zip(forms, checkings).sorted { $0.0.0.id < $1.0.0.id }.map(\.1)
        let across = CheckCatalog.all.flatMap { check -> [Finding] in
            guard let run = check.across else { return [] }
            return run(ordered.compactMap { $0.first { $0.check.id == check.id } })
        }
        return single + across.withoutRepetitions
    }
}

extension [Finding] {
    /// The first finding of each key: the same words may stand twice in one cell.
    fileprivate var withoutRepetitions: Self {
        var seen: Set<String> = []
        return filter { seen.insert($0.key).inserted }
    }
}
