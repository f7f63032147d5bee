extension CellRange {
    /// Throws if two ranges have a cell in common; takes n log n steps for n ranges, whatever they are.
    static func checkOverlaps(_ ranges: [CellRange]) throws(SpreadsheetError) {
        // By their first columns; those that reach the current row lie side by side, the others are dropped when met.
        var active: [CellRange] = []
        for range in ranges.sorted(by: { $0.first < $1.first }) {
            var next = active.partitioningIndex { $0.first.column >= range.first.column }
            while next > 0 {
                let before = active[next - 1]
                if before.overlaps(range) { throw overlap(range, before) }
                if before.last.row >= range.first.row { break }
                next -= 1
                active.remove(at: next)
            }
            while next < active.count, active[next].first.column <= range.last.column {
                if active[next].overlaps(range) { throw overlap(range, active[next]) }
                active.remove(at: next)
            }
            active.insert(range, at: next)
        }
    }

    /// The error of a range that takes cells of another one.
    static func overlap(_ range: CellRange, _ other: CellRange) -> SpreadsheetError {
        SpreadsheetError(.overlap, cell: range.first, ["range": "\(range)", "other": "\(other)"])
    }
}
