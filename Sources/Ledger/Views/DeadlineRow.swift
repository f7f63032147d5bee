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
    /// What the clock does next for the step, as the verb of its act; nil when nothing is left.
    package let next: String?
    /// Up to and with this time the clock has nothing to do for the step; nil when nothing is left.
    package let quietUntil: Int64?

    /// Creates a row.
    package init(
        caseID: String, scope: String, path: String, unit: String? = nil, due: Int64, passed: Bool,
        next: String? = nil, quietUntil: Int64? = nil
    ) {
        self.caseID = caseID
        self.scope = scope
        self.path = path
        self.unit = unit
        self.due = due
        self.passed = passed
        self.next = next
        self.quietUntil = quietUntil
    }
}

extension DeadlineRow {
    /// The table's name.
    package static let table = "deadline"
    /// The columns, in the order of `cells`.
    package static let columns = [
        "case_id", "scope", "path", "unit", "due", "passed", "next", "quiet_until",
    ]
    /// The columns that rows are sorted by.
    package static let order = ["passed", "quiet_until", "case_id", "scope", "path"]

    /// The values, one for each column.
    package var cells: [ViewCell] {
        [
            .text(caseID), .text(scope), .text(path), .text(unit), .integer(due), .integer(passed ? 1 : 0),
            .text(next), .integer(quietUntil),
        ]
    }

    /// Creates a row from its values.
    package init(_ cells: ViewCells) {
        self.init(
            caseID: cells.text(0), scope: cells.text(1), path: cells.text(2), unit: cells.optionalText(3),
            due:
                cells.integer(4), passed: cells.integer(5) != 0, next: cells.optionalText(6),
            quietUntil: cells.optionalInteger(7))
    }
}
