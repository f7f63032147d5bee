/// Where the cells of a layout's rows stand: cells that reach down from above take their columns first.
struct LayoutColumns {
    /// A cell of the layout with its first column, from 1.
    struct Placed {
        let cell: Layout.Cell
        let column: Int
    }

    private let count: Int
    /// For each column how many more single rows and which repeated parts the cell above still covers.
    private var covered: [(rows: Int, part: String?)]

    init(count: Int) {
        self.count = count
        covered = Array(repeating: (0, nil), count: count)
    }

    /// Places the cells of the next row; those beyond the last column are left out.
    mutating func place(_ row: Layout.Row) -> [Placed] {
        var placed: [Placed] = []
        var taken = covered.map { $0.rows > 0 || $0.part != nil }
        for column in covered.indices where taken[column] {
            if row.each != nil, covered[column].part == row.each {
                covered[column].part = nil
            } else {
                covered[column].rows -= 1
            }
        }
        for cell in row.cells {
            guard let first = taken.firstIndex(of: false), first + cell.across <= count else { break }
            placed.append(Placed(cell: cell, column: first + 1))
            for column in first..<first + cell.across {
                taken[column] = true
                covered[column] = (cell.down - 1, cell.downPart)
            }
        }
        return placed
    }
}
