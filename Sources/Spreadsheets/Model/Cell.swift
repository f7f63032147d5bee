/// What one cell holds: its value, and how the file shows and computes it.
package struct Cell: Hashable, Sendable {
    /// The value, which is the cached one where there is a formula.
    package var value: CellValue
    /// The formula, if the value was computed in the file.
    package var formula: Formula?
    /// The number format of the cell.
    package var format: NumberFormat

    /// Creates a cell.
    package init(_ value: CellValue, formula: Formula? = nil, format: NumberFormat = .general) {
        (self.value, self.formula, self.format) = (value, formula, format)
    }

    /// A formula as the file writes it.
    package struct Formula: Hashable, Sendable {
        /// Without the sign `=`.
        package let text: String
        /// The cell that the text is written for, if it is shared with a range; its relative names move with the cell.
        package let sharedFrom: CellName?

        /// Creates a formula; `sharedFrom` is nil for one of its own.
        package init(_ text: String, sharedFrom: CellName? = nil) { (self.text, self.sharedFrom) = (text, sharedFrom) }
    }

    /// The number that was stored as text, with full-width digits and separators read; nil if the value is no such text.
    package var numberInText: String? {
        guard case .text(let text) = value else { return nil }
        return DecimalText.typed(text)
    }
}

/// The value of one cell.
package enum CellValue: Hashable, Sendable {
    /// Nothing; a formula whose result the file does not hold has this value.
    case empty
    /// Text, unchanged: full-width digits, blanks and line breaks are kept.
    case text(String)
    /// A number as exact plain text, for example `861.53`.
    case number(String)
    /// True or false.
    case boolean(Bool)
    /// A number that its format shows as a date or a time of day.
    case date(CellDate)
    /// A failed computation, for example `#DIV/0!`.
    case error(String)
}
