/// A rectangle of cells, written `B2:D4`.
package struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The top left cell.
    package let first: CellName
    /// The bottom right cell.
    package let last: CellName

    /// Takes any two opposite corners.
    package init(_ one: CellName, _ other: CellName) {
        first = CellName(row: min(one.row, other.row), column: min(one.column, other.column)) ?? one
        last = CellName(row: max(one.row, other.row), column: max(one.column, other.column)) ?? other
    }

    /// Reads `B2:D4`, or `B2` for one cell.
    package init?(_ text: some StringProtocol) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), let one = CellName(ends[0]), let other = CellName(ends[ends.count - 1])
        else { return nil }
        self.init(one, other)
    }

    /// The rows that it covers.
    package var rows: ClosedRange<Int> { first.row...last.row }
    /// The columns that it covers.
    package var columns: ClosedRange<Int> { first.column...last.column }
    /// True for a range of one cell.
    package var isSingle: Bool { first == last }

    /// True if the cell lies in the rectangle.
    package func contains(_ cell: CellName) -> Bool { rows.contains(cell.row) && columns.contains(cell.column) }

    /// True if the two have a cell in common.
    package func overlaps(_ other: CellRange) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    /// The range as people write it, `B2:D4`, or `B2` for one cell.
    package var description: String { isSingle ? "\(first)" : "\(first):\(last)" }
}
