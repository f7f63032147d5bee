package import StrictYAML

/// Something wrong in one cell of a filled-in sheet.
package struct SheetProblem: Sendable, Hashable {
    /// What is wrong, with its code and sentences.
    package let kind: ProblemKind
    /// For example `C12`.
    package let cell: String
    /// What the sentences mention.
    package let parameters: [String: String]

    /// Creates a problem of a cell.
    package init(_ kind: ProblemKind, cell: String, _ parameters: [String: String]) {
        (self.kind, self.cell) = (kind, cell)
        self.parameters = parameters.merging(["cell": cell]) { given, _ in given }
    }

    /// Stable, for example `sheet.heading`.
    package var code: String { kind.code }
    /// What was expected and what was found.
    package func message(chinese: Bool) -> String { kind.message.filled(parameters).text(chinese: chinese) }
    /// The next action.
    package func remedy(chinese: Bool) -> String { kind.remedy.filled(parameters).text(chinese: chinese) }
}

/// All the problems of one sheet, in the order of its rows; never empty. Nothing of the sheet is taken over.
package struct SheetProblems: Error, Sendable, Hashable {
    /// In the order of the rows.
    package let problems: [SheetProblem]

    /// Creates the list, which is not empty.
    package init(problems: [SheetProblem]) { self.problems = problems }
}

/// The ways in which a filled-in sheet can be wrong; the codes are a golden list.
package enum SheetKinds {
    static let heading = ProblemKind(
        "sheet.heading", zh: "{cell} 应为“{expected}”，实为“{found}”",
        en: "{cell} should say \"{expected}\", but says \"{found}\"",
        remedyZh: "请恢复导出表中的栏目名称。", remedyEn: "Restore the heading of the exported sheet.")
    static let missingRow = ProblemKind(
        "sheet.missing_row", zh: "{cell} 起找不到“{expected}”一行", en: "From {cell} on there is no row \"{expected}\"",
        remedyZh: "请恢复导出表中的这一行。", remedyEn: "Restore the row of the exported sheet.")
    static let number = ProblemKind(
        "sheet.ambiguous_number", zh: "{cell} 的“{found}”读法不唯一", en: "\"{found}\" in {cell} can be read in two ways",
        remedyZh: "请去掉逗号，或每三位一个逗号。", remedyEn: "Write it without commas, or one before each three digits.")
    static let value = ProblemKind(
        "sheet.value", zh: "{cell}（{field}）应为{wanted}，写为“{found}”",
        en: "{cell} ({field}) should be {wanted}, but says \"{found}\"",
        remedyZh: "请改正，或留空。", remedyEn: "Correct it, or leave it blank.")
    static let outside = ProblemKind(
        "sheet.outside", zh: "{cell} 在表格之外，不会导入：“{found}”",
        en: "{cell} is outside of the table and would be lost: \"{found}\"",
        remedyZh: "请移入表格，或删去。", remedyEn: "Move it into the table, or delete it.")
    package static let otherTable = ProblemKind(
        "sheet.other_table", zh: "{cell} 的表号是“{found}”，应为“{expected}”",
        en: "{cell} has the table number \"{found}\", but should have \"{expected}\"",
        remedyZh: "请核对是否选错了表（--form）。", remedyEn: "See whether it is the right form (--form).")
    package static let failedFormula = ProblemKind(
        "sheet.failed_formula", zh: "{cell} 的公式结果为错误“{found}”", en: "The formula in {cell} gives the error \"{found}\"",
        remedyZh: "请更正公式，或直接填写数值。", remedyEn: "Correct the formula, or type the value.")
    package static let noResult = ProblemKind(
        "sheet.no_result", zh: "{cell} 的公式“{found}”没有结果",
        en: "The file has no result of the formula \"{found}\" in {cell}",
        remedyZh: "请在表格软件中打开并保存后再导入。", remedyEn: "Open the file in a spreadsheet program, save it, and import it again."
    )

    /// All of them.
    package static let all = [heading, missingRow, number, value, outside, otherTable, failedFormula, noResult]
}
