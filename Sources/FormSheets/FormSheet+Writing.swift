package import Forms
package import Spreadsheets

/// A form as a sheet of a workbook, in the printed layout of its template.
package enum FormSheet {
    /// The title, and the line with the body and the table's number.
    private static let rowsAbove = 2

    /// Draws a printed form; the sheet is named after the form, by which it is found again.
    package static func draft(of form: PrintedForm, named name: String) -> SheetDraft {
        var page = PageSetup()
        page.isLandscape = form.widths.count > 6
        page.footer = "&C第 &P 页，共 &N 页"
        var sheet = SheetDraft(name: name, page: page)
        // A layout's widths are relative; a sheet of A4 has room for some ninety digits, or a hundred and thirty.
        let room = page.isLandscape ? 130.0 : 90.0
        let total = Double(max(1, form.widths.reduce(0, +)))
        sheet.columnWidths = form.widths.map { max(6, Double($0) / total * room) }
        let columns = max(1, form.widths.count)
        let plain = CellStyle().with { $0.wraps = true }
        func put(_ text: String, _ row: Int, _ column: Int, to last: Int, _ style: CellStyle) {
            guard !text.isEmpty, let first = CellName(row: row, column: column),
                let end = CellName(row: row, column: max(column, last))
            else { return }
            sheet.put(.text(text), at: CellRange(first, end), style: style.with { $0.numberFormat = "@" })
        }
        put(
            form.title, 1, 1, to: columns,
            plain.with { ($0.isBold, $0.size, $0.horizontal) = (true, 16, .center) })
        let half = max(1, columns / 2)
        put(form.left, 2, 1, to: half, plain)
        put(form.right, 2, half + 1, to: columns, plain.with { $0.horizontal = .right })
        for cell in form.cells { draw(cell, in: &sheet) }
        for (index, note) in form.notes.enumerated() {
            put(note, rowsAbove + form.rowCount + 1 + index, 1, to: columns, plain.with { $0.size = 9 })
        }
        return sheet
    }

    private static func draw(_ cell: PrintedForm.GridCell, in sheet: inout SheetDraft) {
        guard let first = CellName(row: cell.row + rowsAbove, column: cell.column),
            let last = CellName(
                row: cell.row + rowsAbove + cell.rowSpan - 1, column: cell.column + cell.columnSpan - 1)
        else { return }
        var style = CellStyle().with { ($0.wraps, $0.hasBorder) = (true, true) }
        if cell.style == .heading || cell.style == .label {
            (style.isBold, style.horizontal) = (cell.style == .heading, .center)
        }
        let places = cell.style == .number ? decimals(cell.text) : nil
        if let places {
            style.numberFormat = places == 0 ? "0" : "0." + String(repeating: "0", count: places)
        } else {
            style.numberFormat = "@"
        }
        let value: CellValue = cell.text.isEmpty ? .empty : places == nil ? .text(cell.text) : .number(cell.text)
        sheet.put(value, at: CellRange(first, last), style: style)
    }

    /// How many decimals a number has that a workbook gives back as it was typed; nil for all other text.
    private static func decimals(_ text: String) -> Int? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let halves = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, !whole.isEmpty, whole == "0" || !whole.hasPrefix("0"),
            halves.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }), halves.last?.isEmpty == false,
            digits.count <= 16, text != "-0"
        else { return nil }
        return halves.count == 2 ? halves[1].count : 0
    }
}
