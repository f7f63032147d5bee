import FormSheets
package import Spreadsheets

/// The 整改台账 as a sheet of a workbook, with the columns of its page.
package enum RectificationSheet {
    /// Draws the rows in their order; every value is text, as a register has it.
    ///
    /// - Parameter subtitle: What the rows are about, for example the case's title.
    package static func draft(of items: [RectificationItem], subtitle: String) -> SheetDraft {
        let columns = RectificationItem.columns
        return TableSheet.draft(
            named: Words.rectification, title: Words.rectification, subtitle: subtitle,
            columns: columns.map { .init($0.name, width: Double($0.width)) },
            rows: items.enumerated().map { index, item in columns.map { .text($0.text(item, index + 1)) } })
    }
}
