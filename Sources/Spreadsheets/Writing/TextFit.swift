/// Estimates the room that wrapped text takes, for programs do not fit merged cells when they open a file.
package enum TextFit {
    /// The width of a column that was given none, in digits of the standard font.
    package static let standardWidth = 8.43
    /// The greatest height of a row in points; text that needs more is cut off when it is printed.
    package static let greatestHeight = 409.0

    /// The number of lines that a text takes in a width, in digits of the standard font.
    package static func lines(_ text: String, width: Double, size: Double) -> Int {
        // In pixels at 96 to the inch: a digit of the standard font has 7, and the edges take 3 on each side.
        let room = max(width * 7 - 1, size)
        let full = size * 96 / 72
        var (lines, used) = (1, 0.0)
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                (lines, used) = (lines + 1, 0)
                continue
            }
            let own = isFullWidth(scalar) ? full : full * 0.55
            if used + own > room, used > 0 { (lines, used) = (lines + 1, 0) }
            used += own
        }
        return lines
    }

    /// The height in points that a text takes, at most `greatestHeight`.
    package static func height(_ text: String, width: Double, size: Double) -> Double {
        min(greatestHeight, (Double(lines(text, width: width, size: size)) * size * 1.3 + 4).rounded(.up))
    }

    /// Cuts a text into pieces that fit into rows of `greatestHeight`, after a line break or a sentence where one is near.
    package static func pieces(of text: String, width: Double, size: Double) -> [String] {
        let most = max(1, Int((greatestHeight - 4) / (size * 1.3)))
        guard lines(text, width: width, size: size) > most else { return [text] }
        var (pieces, rest) = ([String](), text[...])
        while !rest.isEmpty {
            var (low, high) = (1, rest.count)
            while low < high {
                let middle = (low + high + 1) / 2
                if lines(String(rest.prefix(middle)), width: width, size: size) <= most {
                    low = middle
                } else {
                    high = middle - 1
                }
            }
            let whole = rest.prefix(low)
            let end = low == rest.count ? nil : whole.lastIndex { "\n。；！？".contains($0) }
            let piece = end.map { rest[...$0] } ?? whole
            rest = rest[piece.endIndex...]
            pieces.append(String(piece.last == "\n" ? piece.dropLast() : piece))
        }
        return pieces
    }

    /// True for the characters that Chinese fonts draw as wide as a Chinese character.
    private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2103, 0x2160...0x216B,
            0x2460...0x249B, 0x2264, 0x2265:
            true
        default: false
        }
    }

    /// The heights of rows with wrapped text or a large font that were given none; merged rows get the missing rest at their last.
    static func heights(_ sheet: SheetDraft) -> [Int: Double] {
        var heights = sheet.rowHeights
        let merged = Dictionary(sheet.merges.map { ($0.first, $0) }) { first, _ in first }
        var tall: [(CellRange, Double)] = []
        for (name, content) in sheet.cells {
            guard case .text(let text) = content.value, content.style.wraps else {
                // A large font needs its line, also where another cell decides the height.
                if content.style.size > 11, sheet.rowHeights[name.row] == nil {
                    heights[name.row] = max(heights[name.row] ?? 15, (content.style.size * 1.3 + 4).rounded(.up))
                }
                continue
            }
            let range = merged[name] ?? CellRange(name, name)
            let width = range.columns.reduce(0) { $0 + sheet.width(ofColumn: $1) }
            let needed = height(text, width: width, size: content.style.size)
            if range.rows.count > 1 {
                tall.append((range, needed))
            } else if sheet.rowHeights[name.row] == nil {
                heights[name.row] = max(heights[name.row] ?? 15, needed)
            }
        }
        for (range, needed) in tall.sorted(by: { $0.0.first < $1.0.first }) {
            let present = range.rows.reduce(0) { $0 + (heights[$1] ?? 15) }
            guard present < needed, sheet.rowHeights[range.last.row] == nil else { continue }
            heights[range.last.row] = min(greatestHeight, (heights[range.last.row] ?? 15) + needed - present)
        }
        return heights
    }
}
