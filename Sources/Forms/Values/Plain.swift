/// Brings what was typed with full-width keys, separators and signs to plain characters.
enum Plain {
    /// Full-width ASCII as ASCII, all blanks as spaces, none at the ends.
    static func text(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case _ where scalar.properties.isWhitespace: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        while scalars.first == " " { scalars.removeFirst() }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Without any blank, for comparing headings.
    static func tight(_ text: String) -> String { String(self.text(text).unicodeScalars.filter { $0 != " " }) }

    /// Digits whose commas stand before groups of three, without the commas; nil where a comma means something else.
    static func withoutSeparators(_ text: String) -> String? {
        guard text.contains(",") else { return text }
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard !halves.dropFirst().contains(where: { $0.contains(",") }) else { return nil }
        var whole = halves[0]
        let sign = whole.first == "-" ? "-" : ""
        if whole.first == "-" { whole = whole.dropFirst() }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return sign + groups.joined() + halves.dropFirst().map { "." + $0 }.joined()
    }

    /// True for text of white space only; a dash or a zero is not blank.
    static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// True for a printed dash of whatever length and width.
    static func isDash(_ text: String) -> Bool {
        let tight = tight(text)
        return !tight.isEmpty && tight.unicodeScalars.allSatisfy { "-—–―－─".unicodeScalars.contains($0) }
    }
}
