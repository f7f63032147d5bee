package import Spreadsheets

/// A plain table as a sheet: a title over columns with headings, one row for each entry.
package enum TableSheet {
    /// A column with its heading and its width in digits.
    package struct Column: Sendable {
        let heading: String
        let width: Double

        /// Creates a column.
        package init(_ heading: String, width: Double) { (self.heading, self.width) = (heading, width) }
    }

    /// Draws a table; a date with a time of day is shown with its minute.
    package static func draft(
        named name: String, title: String, subtitle: String, columns: [Column], rows: [[CellValue]]
    ) -> SheetDraft {
        var page = PageSetup()
        (page.isLandscape, page.repeatedRows, page.frozenRows) = (true, 3...3, 3)
        page.footer = "&C第 &P 页，共 &N 页"
        var sheet = SheetDraft(name: name, page: page)
        sheet.columnWidths = columns.map(\.width)
        let text = CellStyle().with { ($0.wraps, $0.numberFormat) = (true, "@") }
        let lined = text.with { $0.hasBorder = true }
        func put(_ value: CellValue, _ row: Int, _ column: Int, to last: Int? = nil, _ style: CellStyle) {
            guard let first = CellName(row: row, column: column), let end = CellName(row: row, column: last ?? column)
            else { return }
            sheet.put(value == .text("") ? .empty : value, at: CellRange(first, end), style: style)
        }
        put(
            .text(title), 1, 1, to: max(1, columns.count),
            text.with { ($0.isBold, $0.size, $0.horizontal) = (true, 16, .center) })
        put(.text(subtitle), 2, 1, to: max(1, columns.count), text)
        for (index, column) in columns.enumerated() {
            put(.text(column.heading), 3, index + 1, lined.with { ($0.isBold, $0.horizontal) = (true, .center) })
        }
        for (number, row) in rows.enumerated() {
            for (index, value) in row.enumerated() {
                put(value, 4 + number, index + 1, lined.with { $0.numberFormat = format(of: value) })
            }
        }
        return sheet
    }

    /// The number format of a value; nil for a day and for a number, which are shown as they are.
    private static func format(of value: CellValue) -> String? {
        switch value {
        case .date(let date): date.second == 0 ? nil : "yyyy-mm-dd hh:mm"
        case .number, .boolean: nil
        case .text, .empty, .error: "@"
        }
    }
}
