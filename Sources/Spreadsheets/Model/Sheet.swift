/// One sheet of a workbook, as it was read.
package struct Sheet: Hashable, Sendable {
    /// Whether people see the sheet.
    package enum Visibility: Hashable, Sendable {
        /// On a tab.
        case visible
        /// Hidden by a person, who can show it again.
        case hidden
        /// Hidden so that only a program can show it.
        case veryHidden
    }

    /// The name on the tab.
    package let name: String
    /// Whether people see the sheet.
    package let visibility: Visibility
    /// The cells that hold a value or a formula, by rows, then by columns.
    package let cells: [Placed]
    /// The merged ranges, by their first cells; no two overlap.
    package let merges: [CellRange]
    /// The rows that are not shown, ascending.
    package let hiddenRows: [ClosedRange<Int>]
    /// The columns that are not shown, ascending.
    package let hiddenColumns: [ClosedRange<Int>]
    /// For each merge, the greatest last row of it and all before it.
    private let reach: [Int]

    /// A cell with its place.
    package struct Placed: Hashable, Sendable {
        /// Where the cell is.
        package let name: CellName
        /// What it holds.
        package let cell: Cell

        /// Puts a cell into its place.
        package init(name: CellName, cell: Cell) { (self.name, self.cell) = (name, cell) }
    }

    /// Takes the cells and ranges in any order; there must be one cell at most for each place.
    package init(
        name: String, visibility: Visibility = .visible, cells: [Placed], merges: [CellRange] = [],
        hiddenRows: [ClosedRange<Int>] = [], hiddenColumns: [ClosedRange<Int>] = []
    ) {
        (self.name, self.visibility) = (name, visibility)
        self.cells =
            zip(cells, cells.dropFirst()).allSatisfy { $0.name < $1.name } ? cells : cells.sorted { $0.name < $1.name }
        self.merges = merges.sorted { $0.first < $1.first }
        (self.hiddenRows, self.hiddenColumns) = (hiddenRows, hiddenColumns)
        var greatest = 0
        reach = self.merges.map {
            greatest = max(greatest, $0.last.row)
            return greatest
        }
    }

    /// The cell at a place; nil if it holds nothing, also inside a merged range.
    package subscript(_ name: CellName) -> Cell? {
        let index = cells.partitioningIndex { !($0.name < name) }
        return index < cells.count && cells[index].name == name ? cells[index].cell : nil
    }

    /// The value at a place as people see it: every cell of a merged range has the value of its first cell.
    package func value(at name: CellName) -> CellValue { self[merge(containing: name)?.first ?? name]?.value ?? .empty }

    /// The merged range that a cell belongs to.
    package func merge(containing name: CellName) -> CellRange? {
        var index = merges.partitioningIndex { $0.first.row > name.row }
        while index > 0, reach[index - 1] >= name.row {
            index -= 1
            if merges[index].contains(name) { return merges[index] }
        }
        return nil
    }

    /// True if the row, the column or the whole sheet is not shown.
    package func isHidden(_ name: CellName) -> Bool {
        visibility != .visible || hiddenRows.contains { $0.contains(name.row) }
            || hiddenColumns.contains { $0.contains(name.column) }
    }

    /// The smallest range that holds every cell; nil for an empty sheet.
    package var used: CellRange? {
        guard let first = cells.first, let last = cells.last else { return nil }
        let columns = cells.reduce((CellName.lastColumn, 1)) { (min($0.0, $1.name.column), max($0.1, $1.name.column)) }
        guard let start = CellName(row: first.name.row, column: columns.0),
            let end = CellName(row: last.name.row, column: columns.1)
        else { return nil }
        return CellRange(start, end)
    }
}

extension Array {
    /// The first index whose element satisfies the predicate, which is false up to there and true from there on.
    func partitioningIndex(_ predicate: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
