/// A place in a file; lines and columns count from 1, columns in Unicode scalars.
package struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int

    /// Creates a place from its line and column.
    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    /// `line:column`.
    package var description: String { "\(line):\(column)" }
    /// Earlier in the file.
    package static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
