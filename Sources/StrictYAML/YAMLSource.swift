/// The characters of a file by line and column, for what Yams' tree does not tell.
struct YAMLSource: Equatable {
    /// Without line breaks and byte order mark.
    private(set) var lines: [[Unicode.Scalar]]

    init(_ text: String) {
        var (lines, line, last): ([[Unicode.Scalar]], [Unicode.Scalar], Unicode.Scalar?) = ([], [], nil)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{FEFF}" where last == nil: break
            // The second half of one line break.
            case "\n" where last == "\r": break
            case "\n", "\r":
                lines.append(line)
                // Not emptied with its room kept: each line would keep as much as the longest.
                line = []
            default: line.append(scalar)
            }
            last = scalar
        }
        self.lines = lines + [line]
    }

    /// The whole text, with `\n` as its line breaks.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(0) { $0 + 2 * $1.count })
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\n")) }
            for scalar in line {
                if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes += UTF8.encode(scalar)! }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

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
