/// The characters of a file by line and column, for what Yams' tree does not tell.
struct YAMLSource: Equatable {
    /// Without line breaks and byte order mark.
    private(set) var lines: [[Unicode.Scalar]]

    init(_ text: String) {
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
            .map { Array($0.unicodeScalars) }
    }

    /// The whole text, with `\n` as its line breaks.
    var text: String { String(String.UnicodeScalarView(lines.joined(separator: ["\n"]))) }

    /// The character at a place; nil at the end of a line or outside the file.
    subscript(_ at: Position) -> Unicode.Scalar? { rest(at).first }

    /// Writes another character at a place that has one.
    mutating func replace(_ at: Position, by scalar: Unicode.Scalar) {
        if self[at] != nil { lines[at.line - 1][at.column - 1] = scalar }
    }

    /// Writes another character wherever `old` stands.
    func replacing(_ old: Unicode.Scalar, by new: Unicode.Scalar) -> Self {
        var copy = self
        copy.lines = lines.map { $0.contains(old) ? $0.map { $0 == old ? new : $0 } : $0 }
        return copy
    }

    /// The line from a place on.
    func rest(_ at: Position) -> ArraySlice<Unicode.Scalar> { line(at.line).dropFirst(at.column - 1) }

    /// The line up to a place.
    func head(_ at: Position) -> ArraySlice<Unicode.Scalar> { line(at.line).prefix(at.column - 1) }

    /// The last character on the line before a place that is no blank.
    func last(before at: Position) -> Unicode.Scalar? { head(at).last { !Self.isBlank($0) } }

    /// What a message shows of the line from a place on.
    func found(_ at: Position) -> String {
        let text = Self.string(rest(at).prefix(24))
        return text.isEmpty ? " " : text
    }

    /// The name of the anchor, alias or tag at a place.
    func name(_ at: Position) -> String {
        Self.string(rest(at).prefix { !" \t,[]{}".unicodeScalars.contains($0) })
    }

    /// Where a line begins after its indentation; nil for a blank line.
    func content(_ number: Int) -> Position? {
        line(number).firstIndex { !Self.isBlank($0) }.map { Position(line: number, column: $0 + 1) }
    }

    /// The last line before a line that is not blank.
    func above(_ number: Int) -> Position? { (0..<number).reversed().lazy.compactMap(content).first }

    private func line(_ number: Int) -> ArraySlice<Unicode.Scalar> {
        lines.indices.contains(number - 1) ? lines[number - 1][...] : []
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
