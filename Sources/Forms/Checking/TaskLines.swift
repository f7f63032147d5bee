/// The lines of the department's task table: the total, the basic expenditure and the projects.
struct TaskLines {
    /// The first row, if it names no task or says 合计.
    let total: TypedForm.Row?
    /// The row of 基本支出.
    let basic: TypedForm.Row?
    /// All others.
    let projects: [TypedForm.Row]

    init(_ form: TypedForm) {
        let rows = form.rows(.tasks)
        let total = rows.first.flatMap { ["", "合计", "总计"].contains(Plain.tight($0.text(.task))) ? $0 : nil }
        let basic = rows.first { $0.text(.task).contains("基本支出") }
        (self.total, self.basic) = (total, basic)
        projects = rows.filter { $0.number != total?.number && $0.number != basic?.number }
    }

    /// The sum of a column over a line; nil if a row lacks a number.
    func amount(_ line: RowMeaning, _ column: FieldMeaning) -> (amount: Decimal, entries: [TypedForm.Entry])? {
        let rows: [TypedForm.Row] =
            switch line {
            case .total: [total].compactMap { $0 }
            case .basic: [basic].compactMap { $0 }
            default: projects
            }
        let entries = rows.map { $0[column] }
        let amounts = entries.compactMap(\.value.number)
        return amounts.isEmpty || amounts.count != entries.count ? nil : (amounts.sum(), entries)
    }
}
