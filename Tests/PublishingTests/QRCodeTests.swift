import Testing

@testable import Publishing

@Suite struct `A QR code` {
    private static let note = Array("example.org/log\n12\nAAAA\n\n— example.org/log AAAA\n".utf8)

    /// The path painted onto a grid, so that what it shows is compared with what it should show.
    private static func painted(_ path: String, side: Int) -> [[Bool]] {
        var grid = Array(repeating: Array(repeating: false, count: side), count: side)
        for run in path.split(separator: "M") {
            let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
            // M x y h n v 1 h -n z
            guard numbers.count == 5, numbers[3] == 1, numbers[2] == numbers[4] else { return [] }
            for column in numbers[0]..<numbers[0] + numbers[2] { grid[numbers[1]][column] = true }
        }
        return grid
    }

    @Test func `has the three corners by which readers find it`() throws {
        let code = try #require(QRCode(Self.note))
        let corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        for (top, left) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            let found = (0..<7).map { row in
                (0..<7).map { code.isDark(top + row, left + $0) ? "1" : "0" }.joined()
            }
            #expect(found == corner)
        }
        #expect(!code.isDark(code.size - 1, code.size - 1) || !code.isDark(code.size - 4, code.size - 4))
    }

    @Test func `is drawn as it is, with the margin that readers need`() throws {
        let code = try #require(QRCode(Self.note))
        let side = code.size + 8
        let grid = Self.painted(code.path, side: side)
        #expect(grid.count == side)
        for row in 0..<side {
            for column in 0..<side {
                let (inRow, inColumn) = (row - 4, column - 4)
                let isInside = (0..<code.size).contains(inRow) && (0..<code.size).contains(inColumn)
                #expect(grid[row][column] == (isInside && code.isDark(inRow, inColumn)), "\(row) \(column)")
            }
        }
        let drawing = code.drawing("<label>").html
        #expect(drawing.contains("viewBox=\"0 0 \(side) \(side)\"") && drawing.contains("&lt;label&gt;"))
        #expect(drawing.split(separator: "<path").count == 2)
    }

    @Test func `is another one for other bytes, grows with them, and ends where no code is large enough`() throws {
        let code = try #require(QRCode(Self.note))
        #expect(code == QRCode(Self.note))
        #expect(code != QRCode(Self.note.dropLast() + [0x0B]))
        #expect(code.size % 4 == 1)
        #expect(QRCode(Array(repeating: 0xE4, count: 2331))?.size == 177)
        #expect(QRCode(Array(repeating: 0xE4, count: 2332)) == nil)
        #expect(QRCode([]) == nil)
    }
}
