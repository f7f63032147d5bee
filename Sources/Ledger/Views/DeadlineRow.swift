/// One deadline of a step or unit.
package struct DeadlineRow: ViewRow {
    /// The case.
    package let caseID: String
    /// The scope that this row is replaced with.
    package let scope: String
    /// The step's path.
    package let path: String
    /// The form or item that it is about, if it is one.
    package let unit: String?
    /// The time, in microseconds since 1970.
    package let due: Int64
    /// Whether its passing has been recorded.
    package let passed: Bool

    /// Creates a row.
    package init(
        caseID: String, scope: String, path: String, unit: String? = nil, due: Int64, passed: Bool
    ) {
        self.caseID = caseID
        self.scope = scope
        self.path = path
        self.unit = unit
        self.due = due
        self.passed = passed
    }
}

extension DeadlineRow {
    /// The table's name.
    package static let table = "deadline"
    /// The columns, in the order of `cells`.
    package static let columns = [
        "case_id", "scope", "path", "unit", "due", "passed",
    ]
    /// The columns that rows are sorted by.
    package static let order = ["due", "case_id", "scope", "path"]

    /// The values, one for each column.
    package var cells: [ViewCell] {
        [
            .text(caseID), .text(scope), .text(path), .text(unit), .integer(due), .integer(passed ? 1 : 0),
        ]
    }

    /// Creates a row from its values.
    package init(_ cells: ViewCells) {
        self.init(
            caseID: cells.text(0), scope: cells.text(1), path: cells.text(2), unit: cells.optionalText(3),
            due:
                cells.integer(4), passed: cells.integer(5) != 0)
    }
}
