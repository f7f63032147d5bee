/// The place of one cell, written `B12`; rows and columns count from 1.
package struct CellName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The last row that a workbook can have.
    package static let lastRow = 1_048_576
    /// The last column that a workbook can have, `XFD`.
    package static let lastColumn = 16_384

    /// From 1 to `lastRow`.
    package let row: Int
    /// From 1, which is column A, to `lastColumn`.
    package let column: Int

    /// Returns nil for a place that no workbook has.
    package init?(row: Int, column: Int) {
        guard (1...Self.lastRow).contains(row), (1...Self.lastColumn).contains(column) else { return nil }
        (self.row, self.column) = (row, column)
    }

    /// Reads `B12` or `$B$12`; small letters are taken too.
    package init?(_ text: some StringProtocol) {
        var (row, column, digits, letters) = (0, 0, 0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$") where (letters == 0 || digits == 0): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0 && letters < 3:
                (column, letters) = (column * 26 + Int(byte) - 64, letters + 1)
            case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0 && letters < 3:
                (column, letters) = (column * 26 + Int(byte) - 96, letters + 1)
            case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0 && digits < 7:
                (row, digits) = (row * 10 + Int(byte) - 48, digits + 1)
            default: return nil
            }
        }
        self.init(row: row, column: column)
    }

    /// The letters of a column, for example `AB` for 28.
    package static func letters(ofColumn column: Int) -> String {
        var (rest, letters) = (column, "")
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// The name as people write it, `B12`.
    package var description: String { Self.letters(ofColumn: column) + String(row) }

    /// Orders by row, then by column, as people read.
    package static func < (left: CellName, right: CellName) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
