/// A table for a terminal: columns aligned by the width that characters take there, two for CJK.
struct Table {
    var header: [String]
    var rows: [[String]] = []

    /// The header, a rule and the rows, without a line's end after the last.
    func render() -> String {
        let rows = rows.map { $0.map(OneLine.of) }
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { Width.of($0[column]) }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            var text = ""
            for (column, cell) in cells.enumerated() {
                text += column == 0 ? "" : "  "
                text += cell
                if column < cells.count - 1 {
                    text += String(repeating: " ", count: max(0, widths[column] - Width.of(cell)))
                }
            }
            return text
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
    }
}

/// How wide text is on a terminal (Unicode Standard Annex 11, wide and fullwidth as two).
enum Width {
    static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

    private static func of(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// Cuts text to a width, with `…` at the end of what was cut.
    static func clip(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var (result, used) = ("", 0)
        for character in text {
            let next = of(character)
            if used + next > width - 1 { break }
            result.append(character)
            used += next
        }
        return result + "…"
    }
}
