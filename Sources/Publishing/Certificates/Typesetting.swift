/// How many lines text takes, before anybody sets it: wide enough for every font that a reader may have.
enum Typesetting {
    /// The text on one line: without characters that break it or turn its direction.
    static func flat(_ text: String) -> String {
        let words = text.unicodeScalars.split { scalar in
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    /// How many lines a flat text takes.
    ///
    /// - Parameter width: Of a line, in ems: the height of the type.
    static func lines(_ text: String, width: Double) -> Int { max(starts(of: text, width).count, 1) }

    /// The text, or so much of it as fits with `…` behind it.
    static func clip(_ text: String, lines: Int, width: Double) -> String {
        guard self.lines(text, width: width) > lines else { return text }
        var kept = text[..<starts(of: text, width)[lines]]
        while !kept.isEmpty, self.lines(kept + "…", width: width) > lines { kept.removeLast() }
        return kept + "…"
    }

    /// Where each line begins: words of letters and digits stay whole, unless one is longer than a line.
    private static func starts(of text: String, _ width: Double) -> [String.Index] {
        var starts: [String.Index] = []
        var used = width + 1
        var rest = text[...]
        while let first = rest.first {
            var word = rest.prefix(1)
            if isLetter(first) { word = rest.prefix(while: isLetter) }
            if used + ems(word) > width, first != " " {
                starts.append(word.startIndex)
                used = 0
            }
            for character in word {
                if used + ems(character) > width, character != " " {
                    starts.append(word.startIndex)
                    used = 0
                }
                used += ems(character)
                word.removeFirst()
            }
            rest = rest[word.startIndex...]
        }
        return starts
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { $0.value > 0x20 && $0.value < 0x2000 } ?? false
    }

    private static func ems(_ text: Substring) -> Double { text.reduce(0) { $0 + ems($1) } }

    /// How wide a character is at most, nearly: Chinese ones are square.
    private static func ems(_ character: Character) -> Double {
        switch character {
        case "W", "M", "m", "w", "@", "%": 0.95
        case "A"..."Z": 0.75
        default:
            switch character.unicodeScalars.first?.value ?? 0 {
            case ..<0x2000: 0.6
            case ..<0x1F000: 1
            default: 1.4
            }
        }
    }
}
