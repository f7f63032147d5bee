/// How a workbook shows a number; it decides whether the number is a date or a share of 100.
package struct NumberFormat: Hashable, Sendable {
    /// What a number stands for under a format.
    package enum Kind: Hashable, Sendable {
        /// No format of its own.
        case general
        /// A number, an amount or a fraction.
        case number
        /// A share: 0.98 is shown as 98%.
        case percent
        /// A day, a time of day or both.
        case date
        /// Hours that may pass 24; the number counts days.
        case duration
        /// Text, also where digits were typed.
        case text
    }

    /// The format as the file writes it, for example `0.00%`.
    package let code: String
    /// What the number stands for.
    package let kind: Kind

    /// A number without a format.
    package static let general = NumberFormat(code: "General")

    /// Finds out what a format code stands for.
    package init(code: String) { (self.code, kind) = (code, Self.kind(of: code)) }

    /// One of the formats that files name by number only; the numbers of dates in Chinese are 27 to 36 and 50 to 58.
    package init(builtIn id: Int) {
        switch id {
        case 1...8, 11...13, 37...44, 48: (code, kind) = (Self.codes[id] ?? "#\(id)", .number)
        case 9, 10: (code, kind) = (Self.codes[id] ?? "0%", .percent)
        case 14...22, 27...36, 45, 47, 50...58: (code, kind) = (Self.codes[id] ?? "#\(id)", .date)
        case 46: (code, kind) = ("[h]:mm:ss", .duration)
        case 49: (code, kind) = ("@", .text)
        default: self = .general
        }
    }

    private static let codes: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d",
        18: "h:mm AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 45: "mm:ss", 47: "mm:ss.0",
        31: "yyyy\"年\"m\"月\"d\"日\"", 57: "yyyy\"年\"m\"月\"", 58: "m\"月\"d\"日\"",
    ]

    /// Looks at the first section only, which is that of positive numbers.
    private static func kind(of code: String) -> Kind {
        var (letters, brackets) = ("", "")
        var (isQuoted, isEscaped, isBracket) = (false, false, false)
        scan: for character in code.lowercased().unicodeScalars {
            switch character {
            case _ where isEscaped: isEscaped = false
            case "\"": isQuoted.toggle()
            case _ where isQuoted: continue
            case "\\", "_", "*": isEscaped = true
            case "[": isBracket = true
            case "]": (isBracket, brackets) = (false, brackets + "|")
            case _ where isBracket: brackets.unicodeScalars.append(character)
            case ";": break scan
            default: letters.unicodeScalars.append(character)
            }
        }
        if brackets.split(separator: "|").contains(where: { $0.allSatisfy { "hms".contains($0) } }) { return .duration }
        if letters.contains("general") || letters.contains("通用格式") { return .general }
        if letters.contains("%") || letters.contains("％") { return .percent }
        if letters.contains(where: { "ymdhs".contains($0) }) || letters.contains("aaa") { return .date }
        if letters.contains(where: { "0#?".contains($0) }) { return .number }
        return letters.contains("@") ? .text : .general
    }
}
