import CanonicalJSON

/// One value in a view's row.
package enum ViewCell: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
}

/// A row of a view as a store sees it: a table, its columns and the cells.
package protocol ViewRow: Sendable, Hashable {
    /// The table's name.
    static var table: String { get }
    /// The columns, in the order of `cells`.
    static var columns: [String] { get }
    /// The columns that rows are sorted by.
    static var order: [String] { get }
    /// The values, one for each column.
    var cells: [ViewCell] { get }
    /// Creates a row from its values.
    init(_ cells: ViewCells)
}

/// The values of one row, by column.
package struct ViewCells {
    private let cells: [ViewCell]

    /// Creates the values; as many as the row has columns.
    package init(_ cells: [ViewCell]) {
        self.cells = cells
    }

    func text(_ column: Int) -> String { optionalText(column) ?? "" }

    func integer(_ column: Int) -> Int64 { optionalInteger(column) ?? 0 }

    func int(_ column: Int) -> Int { Int(integer(column)) }

    func optionalText(_ column: Int) -> String? {
        if case .text(let text) = cells[column] { text } else { nil }
    }

    func optionalInteger(_ column: Int) -> Int64? {
        if case .integer(let integer) = cells[column] { integer } else { nil }
    }
}

extension ViewCell {
    static func text(_ text: String?) -> ViewCell { text.map { ViewCell.text($0) } ?? .null }
    static func integer(_ integer: Int64?) -> ViewCell { integer.map { ViewCell.integer($0) } ?? .null }
    static func integer(_ integer: Int?) -> ViewCell { integer.map { ViewCell.integer(Int64($0)) } ?? .null }

    fileprivate var json: JSON {
        switch self {
        case .null: .null
        // As text, since a time may be any 64-bit number.
        case .integer(let integer): .string(String(integer))
        case .text(let text): .string(text)
        }
    }

    fileprivate func precedes(_ other: ViewCell) -> Bool? {
        switch (self, other) {
        case (.integer(let first), .integer(let second)): first == second ? nil : first < second
        case (.text(let first), .text(let second)):
            ExactText(first) == ExactText(second) ? nil : ExactText(first) < ExactText(second)
        case (.null, .null): nil
        case (.null, _), (.integer, .text): true
        case (_, .null), (.text, .integer): false
        }
    }
}

extension ViewRow {
    /// The row as canonical JSON, with its table's name.
    package var dumped: String {
        var fields: JSON.Fields = ["table": .string(Self.table)]
        for (column, cell) in zip(Self.columns, cells) { fields[column] = cell.json }
        // Nothing in it can fail to be written: there are no integers.
        return String(decoding: (try? JSON.object(fields).canonical()) ?? [], as: UTF8.self)
    }

    static func sorted(_ rows: [Self]) -> [Self] {
        let keys = order.compactMap { columns.firstIndex(of: $0) }
        return rows.map { ($0, $0.cells) }.sorted { first, second in
            for key in keys {
                if let precedes = first.1[key].precedes(second.1[key]) { return precedes }
            }
            return false
        }.map(\.0)
    }
}
