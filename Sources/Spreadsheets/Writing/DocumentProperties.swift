/// What a workbook says of itself.
package struct DocumentProperties: Hashable, Sendable {
    /// The title, of at most 255 bytes in UTF-8.
    package var title: String
    /// Who wrote it, for example the body; of at most 255 bytes in UTF-8.
    package var author: String
    /// Seconds since 1970 UTC, at least 1; given by the caller, so that the same input gives the same bytes.
    package let created: Int64

    /// Creates properties; nothing is taken from the clock or the machine.
    package init(title: String = "", author: String = "", created: Int64) {
        (self.title, self.author, self.created) = (title, author, max(1, created))
    }
}
