import Forms

/// A form's grid cut into the tables of its page: each begins with its headings, which then are repeated when it goes on
/// over the page.
///
/// HTML repeats only the head of a table, and a printed form has headings in its middle too.
struct FormSections {
    /// Rows of the grid, all of them in one table.
    struct Section {
        /// The headings; may be empty.
        let head: Range<Int>
        /// The rows below.
        let body: Range<Int>
    }

    /// The cells that begin in a row.
    let starting: [Int: [PrintedForm.GridCell]]
    let sections: [Section]
    let columnCount: Int

    init(_ printed: PrintedForm) {
        let starting = Dictionary(grouping: printed.cells, by: \.row)
        let columnCount = printed.widths.count
        /// True where no cell reaches from above into the row.
        var isFree = Array(repeating: true, count: printed.rowCount + 2)
        for cell in printed.cells where cell.rowSpan > 1 {
            for row in cell.row + 1..<min(cell.row + cell.rowSpan, isFree.count) { isFree[row] = false }
        }
        func isHeading(_ row: Int) -> Bool {
            starting[row].map { $0.allSatisfy { $0.style == .heading } } ?? false
        }
        func isBanner(_ row: Int) -> Bool { starting[row]?.first?.columnSpan == columnCount }
        /// The row after the headings from a row on, or that row if a heading reaches into the rows below.
        func headEnd(_ row: Int) -> Int {
            var end = row
            while end <= printed.rowCount, isHeading(end), end == row || !isBanner(end) { end += 1 }
            return isFree[end] ? end : row
        }
        var cuts: [(start: Int, bodyStart: Int)] = []
        var row = 1
        while row <= printed.rowCount {
            let end = isFree[row] && isHeading(row) ? headEnd(row) : row
            if end > row || cuts.isEmpty { cuts.append((row, end)) }
            row = max(end, row + 1)
        }
        sections = cuts.indices.map { index in
            let end = index + 1 < cuts.count ? cuts[index + 1].start : printed.rowCount + 1
            return Section(head: cuts[index].start..<cuts[index].bodyStart, body: cuts[index].bodyStart..<end)
        }
        (self.starting, self.columnCount) = (starting, columnCount)
    }

    /// What a section's table is called: its first heading.
    func caption(_ section: Section) -> String? {
        section.head.lazy.compactMap { starting[$0]?.first { !$0.text.isEmpty }?.text }.first
    }

    /// The merged cells of a section that have no line below in print, where the cells under them have one above instead.
    func open(_ section: Section) -> [PrintedForm.GridCell] {
        section.body.flatMap { starting[$0] ?? [] }.filter {
            $0.rowSpan > 1 && $0.row + $0.rowSpan < section.body.upperBound
        }
    }
}
