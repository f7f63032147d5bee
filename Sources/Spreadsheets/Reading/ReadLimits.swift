/// How much of a file is read at most; the caller gives what its forms need.
package struct ReadLimits: Hashable, Sendable {
    /// Bytes of the file.
    package var fileSize = 10_000_000
    /// Parts in the file.
    package var entries = 2_000
    /// Unpacked bytes of one part.
    package var partSize = 48_000_000
    /// Unpacked bytes of all parts that are read.
    package var totalSize = 96_000_000
    /// Unpacked bytes for each packed one; parts below 1 MB are not judged by it.
    package var ratio = 300
    /// Sheets, hidden ones too.
    package var sheets = 200
    /// Cells that hold something, in all sheets.
    package var cells = 400_000
    /// Rows that hold something, in each sheet.
    package var rows = 100_000
    /// Merged ranges in each sheet.
    package var merges = 20_000

    /// Room for workbooks of some thousand rows.
    package init() {}
}
