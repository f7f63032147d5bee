/// One form or item of a case.
package struct UnitRow: ViewRow {
    /// The case.
    package let caseID: String
    /// The scope that this row is replaced with.
    package let scope: String
    /// The id of the form or item.
    package let unit: String
    /// `form` or `item`.
    package let kind: String
    /// What people call it.
    package let title: String
    /// Where it stands.
    package let status: String
    /// The number of times that its contents were set.
    package let revision: Int
    /// The digest of its contents, in hexadecimal digits.
    package let digest: String?
    /// When it is due, in microseconds since 1970.
    package let deadline: Int64?
    /// How often the deadline was moved.
    package let extensions: Int
    /// Whatever else lists show: canonical JSON.
    package let facts: String

    /// Creates a row.
    package init(
        caseID: String, scope: String, unit: String, kind: String, title: String, status: String, revision: Int,
        digest:
            String? = nil, deadline: Int64? = nil, extensions: Int, facts: String
    ) {
        self.caseID = caseID
        self.scope = scope
        self.unit = unit
        self.kind = kind
        self.title = title
        self.status = status
        self.revision = revision
        self.digest = digest
        self.deadline = deadline
        self.extensions = extensions
        self.facts = facts
    }
}

extension UnitRow {
    /// The table's name.
    package static let table = "unit"
    /// The columns, in the order of `cells`.
    package static let columns = [
        "case_id", "scope", "unit", "kind", "title", "status", "revision", "digest", "deadline", "extensions", "facts",
    ]
    /// The columns that rows are sorted by.
    package static let order = ["case_id", "unit", "scope"]

    /// The values, one for each column.
    package var cells: [ViewCell] {
        [
            .text(caseID), .text(scope), .text(unit), .text(kind), .text(title), .text(status), .integer(revision),
            .text(digest), .integer(deadline), .integer(extensions), .text(facts),
        ]
    }

    /// Creates a row from its values.
    package init(_ cells: ViewCells) {
        self.init(
            caseID: cells.text(0), scope: cells.text(1), unit: cells.text(2), kind: cells.text(3), title: cells.text(4),
            status: cells.text(5), revision: cells.int(6), digest: cells.optionalText(7),
            deadline:
                cells.optionalInteger(8), extensions: cells.int(9), facts: cells.text(10))
    }
}
