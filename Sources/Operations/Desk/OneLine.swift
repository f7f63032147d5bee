/// What a person typed, made safe to show on a terminal.
package enum OneLine {
    /// The text on one line and without characters that steer a terminal: nobody draws a row that is none.
    package static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: steers) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? " " : $0 }))
    }

    /// Control characters, separators of lines and paragraphs, and those that turn the direction of the text.
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
