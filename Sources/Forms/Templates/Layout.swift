/// The printed layout of a form: a grid of cells, some merged.
package struct Layout: Sendable, Equatable {
    /// Relative widths; one for each column.
    package internal(set) var widths: [Int] = []
    /// Above the table, centred; `{year}` and `{part.field}` are filled in.
    package internal(set) var heading = ""
    /// Under the heading, left and right; filled in like the heading.
    package internal(set) var left = ""
    /// Usually `{table}`.
    package internal(set) var right = ""
    /// From top to bottom.
    package internal(set) var rows: [Row] = []
    /// Below the table.
    package internal(set) var notes: [String] = []

    /// One printed row, or one for each row of a part.
    package struct Row: Sendable, Equatable {
        /// The part whose rows are repeated; nil for a single row.
        package internal(set) var each: String?
        /// From left to right; places that a cell above reaches down into are passed over.
        package internal(set) var cells: [Cell] = []
    }

    /// One cell.
    package struct Cell: Sendable, Equatable {
        /// What a cell shows.
        package enum Content: Sendable, Equatable {
            /// Always the same words.
            case label(String)
            /// A field of a part that is a map.
            case field(part: String, name: String)
            /// A field of the row that is repeated.
            case column(String)
            /// Words of the rule for a row of the score table: `explanation`, `standard` or `source`.
            case rule(String)
        }
        /// What it shows.
        package internal(set) var content = Content.label("")
        /// How many columns it takes.
        package internal(set) var across = 1
        /// How many rows it takes, besides those of `downRows`.
        package internal(set) var down = 1
        /// The part whose number of rows is added to `down`.
        package internal(set) var downPart: String?
        /// True when equal neighbours below are printed as one.
        package internal(set) var merges = false
    }
}
