/// One person who may take one open seat.
package struct SeatRow: ViewRow {
    /// The case.
    package let caseID: String
    /// The scope that this row is replaced with.
    package let scope: String
    /// The step's path.
    package let path: String
    /// The round of the step, from 1.
    package let round: Int
    /// The number of the seat in its step.
    package let seat: Int
    /// The id of a person who may take it.
    package let person: String
    /// The role that the seat asks for.
    package let role: String
    /// What is to be done, such as `approve`.
    package let verb: String
    /// The form or item that it is about, if it is one.
    package let unit: String?
    /// When it was opened, in microseconds since 1970.
    package let openedAt: Int64
    /// When it is due, in microseconds since 1970.
    package let due: Int64?

    /// Creates a row.
    package init(
        caseID: String, scope: String, path: String, round: Int, seat: Int, person: String, role: String, verb: String,
        unit: String? = nil, openedAt: Int64, due: Int64? = nil
    ) {
        self.caseID = caseID
        self.scope = scope
        self.path = path
        self.round = round
        self.seat = seat
        self.person = person
        self.role = role
        self.verb = verb
        self.unit = unit
        self.openedAt = openedAt
        self.due = due
    }
}

extension SeatRow {
    /// The table's name.
    package static let table = "open_seat"
    /// The columns, in the order of `cells`.
    package static let columns = [
        "case_id", "scope", "path", "round", "seat", "person", "role", "verb", "unit", "opened_at", "due",
    ]
    /// The columns that rows are sorted by.
    package static let order = ["case_id", "scope", "path", "round", "seat", "person"]

    /// The values, one for each column.
    package var cells: [ViewCell] {
        [
            .text(caseID), .text(scope), .text(path), .integer(round), .integer(seat), .text(person), .text(role),
            .text(verb), .text(unit), .integer(openedAt), .integer(due),
        ]
    }

    /// Creates a row from its values.
    package init(_ cells: ViewCells) {
        self.init(
            caseID: cells.text(0), scope: cells.text(1), path: cells.text(2), round: cells.int(3), seat: cells.int(4),
            person: cells.text(5), role: cells.text(6), verb: cells.text(7), unit: cells.optionalText(8),
            openedAt:
                cells.integer(9), due: cells.optionalInteger(10))
    }
}
