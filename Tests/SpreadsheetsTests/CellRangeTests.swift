import Testing

@testable import Spreadsheets

@Suite struct `Merged ranges` {
    @Test func `overlap where a comparison of all pairs says so`() throws {
        var state: UInt32 = 7
        let roll = { (limit: Int) -> Int in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 16) % limit
        }
        for _ in 0..<3000 {
            let ranges = try (0..<(2 + roll(6))).map { _ in
                let (row, column) = (1 + roll(12), 1 + roll(12))
                return CellRange(
                    try #require(CellName(row: row, column: column)),
                    try #require(CellName(row: row + roll(4), column: column + roll(4))))
            }
            let pairs = ranges.indices.contains { one in ranges[..<one].contains { $0.overlaps(ranges[one]) } }
            var found = false
            do { try CellRange.checkOverlaps(ranges) } catch { found = true }
            #expect(found == pairs)
        }
    }
}
