/// What a template's words stand for, so that checks work on meanings and templates may name and number as they like.
package enum FormKind: String, Sendable, CaseIterable {
    /// 部门整体支出绩效自评情况: chapters.
    case narrative
    /// 部门整体支出绩效自评表.
    case department
    /// 项目支出绩效自评表.
    case project
    /// A department's report with its score table.
    case departmentReport = "department-report"
    /// A project's report with its score table.
    case projectReport = "project-report"

    /// True for what one project fills in.
    var isProject: Bool { self == .project || self == .projectReport }
}

/// What a part of a form holds.
package enum PartKind: String, Sendable, CaseIterable {
    case head, funds, goals, indicators, result, notes, tasks, amounts, scores, problems, chapters, other
}

/// What a row with a printed label stands for.
package enum RowMeaning: String, Sendable, CaseIterable {
    // Rows of the funds.
    case total, current, carried, other
    // Amounts of a report.
    case income, expenditure, basic, projects, budget, arrived, executed
    case threePublicBudget = "three_public_budget"
    case threePublicActual = "three_public_actual"
    case amount
}

/// What a field says.
package enum FieldMeaning: String, Sendable, CaseIterable {
    case name, department, implementer, label, text
    case initial, annual, executed, weight, rate, score, document, movement
    case level1, level2, level3, comparator, target, unit, actual, reason
    case goal, achieved, note, grade
    case fiscalYear = "fiscal_year"
    case totalWeight = "total_weight"
    case totalScore = "total_score"
    case totalDeduction = "total_deduction"
    case task, approved, fiscal
    case otherFunds = "other_funds"
    case amount
    case amountUnit = "amount_unit"
    case deduction, measured, explanation, standard, source
    case problem, measure, responsible, deadline
    case responsibleUnit = "responsible_unit"
}

/// What may be typed into a field.
package enum FieldType: String, Sendable, CaseIterable {
    /// Any words.
    case text
    /// An amount in the field's unit.
    case money
    /// A number such as a weight or a score.
    case number
    /// A percentage.
    case percent
    /// A result or target: a number, or words.
    case result
    /// One of `>= > = < <=`.
    case comparator
    /// A day.
    case date
    /// 优, 良, 中 or 差.
    case grade

    /// True where digits are expected, so that full-width ones may be brought to plain ones.
    var isNumeric: Bool { self == .money || self == .number || self == .percent }
}
