/// One case in the list of cases.
package struct CaseRow: ViewRow {
    /// The case.
    package let caseID: String
    /// The name of its workflow.
    package let workflow: String
    /// The digest of the definition that it runs on, in hexadecimal digits.
    package let workflowDigest: String
    /// What people call it.
    package let title: String
    /// The body that it belongs to.
    package let body: String
    /// The year that it is about.
    package let year: Int
    /// Where it stands, such as `open`.
    package let status: String
    /// The number of its events.
    package let version: Int64
    /// When it was opened, in microseconds since 1970.
    package let openedAt: Int64

    /// Creates a row.
    package init(
        caseID: String, workflow: String, workflowDigest: String, title: String, body: String, year: Int,
        status:
            String, version: Int64, openedAt: Int64
    ) {
        self.caseID = caseID
        self.workflow = workflow
        self.workflowDigest = workflowDigest
        self.title = title
        self.body = body
        self.year = year
        self.status = status
        self.version = version
        self.openedAt = openedAt
    }
}

extension CaseRow {
    /// The table's name.
    package static let table = "case_row"
    /// The columns, in the order of `cells`.
    package static let columns = [
        "case_id", "workflow", "workflow_digest", "title", "body", "year", "status", "version", "opened_at",
    ]
    /// The columns that rows are sorted by.
    package static let order = ["case_id"]

    /// The values, one for each column.
    package var cells: [ViewCell] {
        [
            .text(caseID), .text(workflow), .text(workflowDigest), .text(title), .text(body), .integer(year),
            .text(status), .integer(version), .integer(openedAt),
        ]
    }

    /// Creates a row from its values.
    package init(_ cells: ViewCells) {
        self.init(
            caseID: cells.text(0), workflow: cells.text(1), workflowDigest: cells.text(2), title: cells.text(3),
            body:
                cells.text(4), year: cells.int(5), status: cells.text(6), version: cells.integer(7),
            openedAt:
                cells.integer(8))
    }
}
