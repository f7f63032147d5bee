/// What one command changes in the views.
package struct ViewChanges: Sendable, Equatable {
    /// The case's row as it is now; nil if it did not change.
    package var caseRow: CaseRow?
    /// The scopes whose rows are replaced.
    package var replace: [ScopeRows]

    /// Creates changes; by default none.
    package init(caseRow: CaseRow? = nil, replace: [ScopeRows] = []) {
        self.caseRow = caseRow
        self.replace = replace
    }
}

/// All rows of one scope of one case, which take the place of those before; without rows, the scope is emptied.
package struct ScopeRows: Sendable, Equatable {
    /// The case.
    package let caseID: String
    /// A step's path, or `unit:` and a unit's id.
    package let scope: String
    /// The open seats, one row for each person who may take the seat.
    package var seats: [SeatRow]
    /// The deadlines.
    package var deadlines: [DeadlineRow]
    /// The sign-offs.
    package var signOffs: [SignOffRow]
    /// The forms and items.
    package var units: [UnitRow]
    /// The tables that may hold rows of the scope from before; the others need not be cleared of them.
    package var cleared = ScopeTables.all

    /// Creates a scope's rows; each row must name the same case and scope.
    package init(
        caseID: String, scope: String, seats: [SeatRow] = [], deadlines: [DeadlineRow] = [],
        signOffs: [SignOffRow] = [], units: [UnitRow] = []
    ) {
        self.caseID = caseID
        self.scope = scope
        self.seats = seats
        self.deadlines = deadlines
        self.signOffs = signOffs
        self.units = units
    }
}

/// The tables that a scope's rows are in.
package struct ScopeTables: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let seats = Self(rawValue: 1)
    package static let deadlines = Self(rawValue: 2)
    package static let signOffs = Self(rawValue: 4)
    package static let units = Self(rawValue: 8)
    package static let all: Self = [.seats, .deadlines, .signOffs, .units]
}

extension ScopeRows {
    /// The tables that these rows are in.
    package var tables: ScopeTables {
        var tables: ScopeTables = []
        if !seats.isEmpty { tables.insert(.seats) }
        if !deadlines.isEmpty { tables.insert(.deadlines) }
        if !signOffs.isEmpty { tables.insert(.signOffs) }
        if !units.isEmpty { tables.insert(.units) }
        return tables
    }

    /// These rows, where only some tables may hold rows from before.
    package func clearing(_ tables: ScopeTables) -> ScopeRows {
        var rows = self
        rows.cleared = tables
        return rows
    }
}

extension ViewChanges {
    /// The rows as canonical JSON, sorted: what a store dumps of them.
    package func dumped() -> [String] { Self.dumped(caseRow.map { [$0] } ?? [], replace) }

    static func dumped(_ cases: [CaseRow], _ scopes: [ScopeRows]) -> [String] {
        let rows = scopes.flatMap { scope in
            scope.seats.map(\.dumped) + scope.deadlines.map(\.dumped) + scope.signOffs.map(\.dumped)
                + scope.units.map(\.dumped)
        }
        return (rows + cases.map(\.dumped)).sorted { ExactText($0) < ExactText($1) }
    }
}
