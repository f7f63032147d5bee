/// How a sheet is printed on A4 paper.
package struct PageSetup: Hashable, Sendable {
    /// Whether the longer side is horizontal.
    package var isLandscape = false
    /// Whether the sheet is shrunk until it is one page wide.
    package var fitsWidth = true
    /// The rows that are printed at the top of every page.
    package var repeatedRows: ClosedRange<Int>?
    /// The rows at the top that stay in place on the screen.
    package var frozenRows = 0
    /// Whether the sheet is printed in the middle between left and right.
    package var isCentered = true
    /// What is printed below every page, in the codes of Excel, for example `&C第 &P 页，共 &N 页`.
    package var footer: String?

    /// A portrait page, one page wide.
    package init() {}
}
