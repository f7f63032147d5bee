internal import Ledger

/// The SQL of one view's table.
private struct ViewSQL<Row: ViewRow> {
    var insert: String {
        let values = Row.columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT OR REPLACE INTO \(Row.table) VALUES (\(values))"
    }

    var delete: String { "DELETE FROM \(Row.table) WHERE case_id = ? AND scope = ?" }

    func select(where condition: String) -> String {
        "SELECT \(Row.columns.joined(separator: ", ")) FROM \(Row.table) WHERE \(condition)"
            + " ORDER BY \(Row.order.joined(separator: ", "))"
    }
}

/// The SQL that every append needs, put together once.
private enum ViewStatements {
    static let cases = ViewSQL<CaseRow>().insert
    static let seats = (ViewSQL<SeatRow>().delete, ViewSQL<SeatRow>().insert)
    static let deadlines = (ViewSQL<DeadlineRow>().delete, ViewSQL<DeadlineRow>().insert)
    static let signOffs = (ViewSQL<SignOffRow>().delete, ViewSQL<SignOffRow>().insert)
    static let units = (ViewSQL<UnitRow>().delete, ViewSQL<UnitRow>().insert)
}

extension Session {
    /// The tables of the views.
    static let viewTables = [
        CaseRow.table, SeatRow.table, DeadlineRow.table, SignOffRow.table, UnitRow.table,
    ]

    /// Writes one command's changes, inside its transaction.
    func write(_ changes: ViewChanges) throws(LedgerError) {
        if let row = changes.caseRow { try statement(ViewStatements.cases).run { $0.set(row.cells) } }
        for scope in changes.replace {
            try replace(scope, .seats, scope.seats, ViewStatements.seats)
            try replace(scope, .deadlines, scope.deadlines, ViewStatements.deadlines)
            try replace(scope, .signOffs, scope.signOffs, ViewStatements.signOffs)
            try replace(scope, .units, scope.units, ViewStatements.units)
        }
    }

    private func replace(
        _ scope: ScopeRows, _ table: ScopeTables, _ rows: [some ViewRow], _ sql: (delete: String, insert: String)
    ) throws(LedgerError) {
        if scope.cleared.contains(table) {
            try statement(sql.delete).run { row in
                row.set(1, scope.caseID)
                row.set(2, scope.scope)
            }
        }
        if rows.isEmpty { return }
        let insert = try statement(sql.insert)
        for row in rows { try insert.run { $0.set(row.cells) } }
    }

    /// Reads the rows of a view that meet a condition, in the view's order; a limit is the last value that is bound.
    func rows<Row: ViewRow>(
        _ kind: Row.Type = Row.self, where condition: String = "true", isLimited: Bool = false,
        _ bind: (Binder) -> Void = { _ in }
    ) throws(LedgerError) -> [Row] {
        var rows: [Row] = []
        let sql = ViewSQL<Row>().select(where: condition) + (isLimited ? " LIMIT ?" : "")
        try statement(sql).each(bind) { (columns) in
            rows.append(Row(columns.cells(Row.columns.count)))
            return true
        }
        return rows
    }
}
