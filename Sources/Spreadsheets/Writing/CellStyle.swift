/// How a cell looks; equal styles are written once.
package struct CellStyle: Hashable, Sendable {
    /// Where text stands from left to right.
    package enum Horizontal: Hashable, Sendable {
        /// Text left, numbers right.
        case natural
        /// At the left edge.
        case left
        /// In the middle.
        case center
        /// At the right edge.
        case right
    }

    /// Where text stands from top to bottom.
    package enum Vertical: Hashable, Sendable {
        /// At the upper edge.
        case top
        /// In the middle.
        case center
        /// At the lower edge.
        case bottom
    }

    /// The name of the font; one with Chinese characters.
    package var font = "宋体"
    /// The size of the font in points.
    package var size = 10.5
    /// Whether text is bold.
    package var isBold = false
    /// Where text stands from left to right.
    package var horizontal = Horizontal.natural
    /// Where text stands from top to bottom.
    package var vertical = Vertical.center
    /// Whether long text goes on in further lines; the row is made high enough for them.
    package var wraps = false
    /// Whether thin lines are drawn around the cell.
    package var hasBorder = false
    /// The colour behind the text as `0xRRGGBB`; nil for none.
    package var fill: UInt32?
    /// The colour of the text as `0xRRGGBB`; nil for black.
    package var color: UInt32?
    /// The number format, for example `0.00`, `0.00%` or `@` for text; nil for none.
    package var numberFormat: String?

    /// A plain style without lines.
    package init() {}

    /// The same style after a change.
    package func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }
}
