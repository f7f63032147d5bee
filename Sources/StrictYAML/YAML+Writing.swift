extension YAML {
    /// Writes a text as a scalar that reads back as exactly this text: plain where that is safe, else in double quotes.
    package static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                quoted +=
                    (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.utf8.count) + digits
            }
        }
        return quoted + "\""
    }

    /// Characters that a file may hold as they are, line breaks and tabs aside.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    /// Words that other readers take for something else than text.
    private static let typed: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        guard first.properties.isAlphabetic || first.properties.numericType != nil, last != " " else { return false }
        guard first != "\u{FEFF}", !typed.contains(text.lowercased()) else { return false }
        return text.unicodeScalars.allSatisfy { isPrintable($0) && !":#,[]{}&*!|>'\"%@`\\".unicodeScalars.contains($0) }
    }
}
