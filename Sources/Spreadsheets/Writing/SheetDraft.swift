/// One sheet that is to be written: values with their places and looks.
package struct SheetDraft: Sendable {
    /// The name on the tab, of 1 to 31 characters.
    package let name: String
    /// How the sheet is printed.
    package var page: PageSetup
    /// The widths of the columns from A on, in digits of the standard font; the others have the standard width.
    package var columnWidths: [Double] = []
    /// Whether the sheet is hidden; the first sheet cannot be.
    package var isHidden = false
    /// The heights of rows in points; the rows that are not named are as high as their wrapped text needs.
    package var rowHeights: [Int: Double] = [:]
    /// The rows that are not shown.
    package var hiddenRows: Set<Int> = []
    /// The columns that are not shown.
    package var hiddenColumns: Set<Int> = []
    private(set) var cells: [CellName: Content] = [:]
    private(set) var merges: [CellRange] = []

    struct Content: Sendable {
        let value: CellValue
        let formula: String?
        let style: CellStyle
    }

    /// Begins an empty sheet.
    package init(name: String, page: PageSetup = PageSetup()) { (self.name, self.page) = (name, page) }

    /// Puts a value into a cell, in place of what was there.
    ///
    /// Dates without a number format of their own are shown as `yyyy-mm-dd`. The value of a formula is its result.
    package mutating func put(_ value: CellValue, at name: CellName, formula: String? = nil, style: CellStyle) {
        cells[name] = Content(value: value, formula: formula, style: style)
    }

    /// Puts a value into a range whose cells become one; a range of one cell stays a cell.
    package mutating func put(_ value: CellValue, at range: CellRange, formula: String? = nil, style: CellStyle) {
        put(value, at: range.first, formula: formula, style: style)
        if !range.isSingle { merges.append(range) }
    }

    /// The width of a column in digits of the standard font.
    func width(ofColumn column: Int) -> Double {
        column <= columnWidths.count ? columnWidths[column - 1] : TextFit.standardWidth
    }
}
