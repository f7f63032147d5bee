/// One sign-off on one unit or step.
package struct SignOffRow: ViewRow {
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
    /// The form or item that was signed, if it is one.
    package let unit: String?
    /// The id of the person who decided.
    package let person: String
    /// The id of the person who entered it for them.
    package let registrar: String?
    /// The role in which they decided.
    package let role: String
    /// The decision, such as `approved`.
    package let verdict: String
    /// The revision of the unit that was signed.
    package let revision: Int?
    /// The digest of its contents, in hexadecimal digits.
    package let digest: String?
    /// The commitment to the opinion, in hexadecimal digits.
    package let opinion: String?
    /// When it was decided, in microseconds since 1970.
    package let at: Int64
    /// The position of its entry in the log.
    package let seq: Int64
    /// `valid`, `stale`, `superseded` or `retracted`.
    package let status: String

    /// Creates a row.
    package init(
        caseID: String, scope: String, path: String, round: Int, seat: Int, unit: String? = nil, person: String,
        registrar: String? = nil, role: String, verdict: String, revision: Int? = nil, digest: String? = nil,
        opinion:
            String? = nil, at: Int64, seq: Int64, status: String
    ) {
        self.caseID = caseID
        self.scope = scope
        self.path = path
        self.round = round
        self.seat = seat
        self.unit = unit
        self.person = person
        self.registrar = registrar
        self.role = role
        self.verdict = verdict
        self.revision = revision
        self.digest = digest
        self.opinion = opinion
        self.at = at
        self.seq = seq
        self.status = status
    }
}

extension SignOffRow {
    /// The table's name.
    package static let table = "sign_off"
    /// The columns, in the order of `cells`.
    package static let columns = [
        "case_id", "scope", "path", "round", "seat", "unit", "person", "registrar", "role", "verdict", "revision",
        "digest", "opinion", "at", "seq", "status",
    ]
    /// The columns that rows are sorted by.
    package static let order = ["case_id", "seq", "scope", "unit"]

    /// The values, one for each column.
    package var cells: [ViewCell] {
        [
            .text(caseID), .text(scope), .text(path), .integer(round), .integer(seat), .text(unit), .text(person),
            .text(registrar), .text(role), .text(verdict), .integer(revision), .text(digest), .text(opinion),
            .integer(at), .integer(seq), .text(status),
        ]
    }

    /// Creates a row from its values.
    package init(_ cells: ViewCells) {
        self.init(
            caseID: cells.text(0), scope: cells.text(1), path: cells.text(2), round: cells.int(3), seat: cells.int(4),
            unit: cells.optionalText(5), person: cells.text(6), registrar: cells.optionalText(7), role: cells.text(8),
            verdict: cells.text(9), revision: cells.optionalInteger(10).map { Int($0) }, digest: cells.optionalText(11),
            opinion: cells.optionalText(12), at: cells.integer(13), seq: cells.integer(14), status: cells.text(15))
    }
}
