/// The numbers that a text mentions, with their places and units.
struct Figures {
    /// One number in a text.
    struct Figure {
        var quantity: Quantity
        /// The digits with 万, 余 and 亿, without the unit.
        var range: Range<String.Index>
    }

    /// In the order of the text.
    private(set) var all: [Figure] = []

    /// The quantity of a text with exactly one number.
    var only: Quantity? { all.count == 1 ? all[0].quantity : nil }

    /// Units that are read behind a number; longer ones first where one begins like another.
    static let units = [
        "万元", "亿元", "元", "%", "‰", "人次", "人", "起", "件", "次", "份", "部", "辆", "台", "个", "条", "例", "宗", "名", "场",
        "户", "公里", "平方米", "套", "项", "处", "天", "月", "年", "分", "℃",
    ]

    /// Finds numbers in plain text; digits within a word of letters, such as `G56`, are none.
    init(in plain: String) {
        var index = plain.startIndex
        var before: Character?
        while index < plain.endIndex {
            let character = plain[index]
            let startsNumber =
                character.isASCIIDigit
                || (character == "-" || character == "+") && (before == nil || before == " ")
                    && plain[plain.index(after: index)...].first?.isASCIIDigit == true
            guard startsNumber, before.map({ !$0.isASCIILetter && $0 != "." }) ?? true else {
                before = character
                index = plain.index(after: index)
                continue
            }
            index = read(plain, from: index)
            before = plain[plain.index(before: index)]
        }
    }

    private mutating func read(_ plain: String, from start: String.Index) -> String.Index {
        var end = plain.index(after: start)
        while end < plain.endIndex {
            let character = plain[end]
            let next = plain[plain.index(after: end)...].first
            guard character.isASCIIDigit || "., ".prefix(2).contains(character) && next?.isASCIIDigit == true else {
                break
            }
            end = plain.index(after: end)
        }
        guard let digits = Plain.withoutSeparators(String(plain[start..<end])), var number = Decimal(digits) else {
            return end
        }
        var isAbout = false
        func take(_ words: [String]) -> Bool {
            guard let word = words.first(where: { plain[end...].hasPrefix($0) }) else { return false }
            end = plain.index(end, offsetBy: word.count)
            return true
        }
        isAbout = take(["余", "多"])
        let money = plain[end...].hasPrefix("万元") || plain[end...].hasPrefix("亿元")
        if !money, plain[end...].hasPrefix("万") || plain[end...].hasPrefix("亿") {
            let factor = take(["万"]) ? 10_000 : 100_000_000
            if factor > 10_000 { _ = take(["亿"]) }
            guard let larger = number.times(Decimal(factor), over: 1, places: 12) else { return end }
            number = larger
        }
        isAbout = take(["余", "多"]) || isAbout
        let rest = plain[end...].drop { $0 == " " }
        let unit = Self.units.first { rest.hasPrefix($0) } ?? ""
        all.append(Figure(quantity: Quantity(number: number, unit: unit, isAbout: isAbout), range: start..<end))
        return end
    }
}

extension Character {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    /// A Chinese character, letters and digits aside.
    var isHan: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }
}
