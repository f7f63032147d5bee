/// A piece of a text between marks of punctuation, with the figures that it mentions.
struct Clause {
    /// Plain.
    let text: String
    /// Figures that state something: no years, no document numbers, no bounds such as 3人以上.
    let figures: [Figures.Figure]

    init(_ text: String) {
        self.text = text
        figures = Figures(in: text).all.filter { figure in
            let after = text[figure.range.upperBound...]
            let before = text[..<figure.range.lowerBound].last
            if figure.quantity.unit == "年" || figure.quantity.unit == "月" || after.hasPrefix("-") { return false }
            if after.hasPrefix("号") || after.hasPrefix("〕") || after.hasPrefix("】") || after.hasPrefix("]") {
                return false
            }
            if before.map({ "〔【[第-".contains($0) }) ?? false { return false }
            let rest = after.dropFirst(figure.quantity.unit.count)
            return !["以上", "以下", "以内", "至", "-"].contains { rest.hasPrefix($0) || after.hasPrefix($0) }
        }
    }

    /// The clauses of a text; the items of a list are clauses too, unless they are kept together.
    static func all(in text: String, keepsLists: Bool = false) -> [Clause] {
        let marks = keepsLists ? "。;!?\n," : "。;!?\n,、"
        var pieces: [String] = [""]
        let plain = Array(Plain.text(text))
        for (index, character) in plain.enumerated() {
            // A comma between digits separates thousands.
            let isInNumber =
                character == "," && index > 0 && plain[index - 1].isASCIIDigit && index + 1 < plain.count
                && plain[index + 1].isASCIIDigit
            if marks.contains(character), !isInNumber {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces.filter { !$0.isEmpty }.map(Clause.init)
    }

    /// The fiscal years that the clause names: 2009年度, 2021-2023年, 2022至2024年度; nothing else that looks like a year.
    var years: [ClosedRange<Int>] {
        var years: [ClosedRange<Int>] = []
        let characters = Array(text)
        var index = 0
        func year(_ at: Int) -> Int? {
            guard at + 4 <= characters.count, characters[at..<at + 4].allSatisfy(\.isASCIIDigit),
                at == 0 || !characters[at - 1].isASCIIDigit,
                at + 4 == characters.count || !characters[at + 4].isASCIIDigit
            else { return nil }
            return Int(String(characters[at..<at + 4])).flatMap { (1949...2100).contains($0) ? $0 : nil }
        }
        while index < characters.count {
            guard let first = year(index) else {
                index += 1
                continue
            }
            var next = index + 4
            var last = first
            if next < characters.count, "-至到~—".contains(characters[next]), let second = year(next + 1), second >= first
            {
                (last, next) = (second, next + 5)
            }
            if String(characters[next...].prefix(2)) == "年度" || last > first, next < characters.count,
                characters[next] == "年"
            {
                years.append(first...last)
            }
            index = next
        }
        return years
    }

    /// The indicator that the clause names and whose figure is another; nil if there is none or it cannot be told.
    func contradicted(
        _ figure: Figures.Figure, _ indicators: [Indicator], _ column: FieldMeaning
    ) -> Indicator? {
        let number = figure.quantity.number
        func value(_ indicator: Indicator) -> Decimal? { column == .target ? indicator.target : indicator.actual }
        // A figure that the table has anywhere is no contradiction; a result may also be told beside its target.
        let unit = figure.quantity.unit
        func fits(_ indicator: Indicator) -> Bool {
            unit.isEmpty || indicator.unit.isEmpty || UnitFamily.isSame(unit, indicator.unit)
        }
        let mayBeOther = ["目标", "计划", "任务", "预期", "完成率"].contains { text.contains($0) }
        if indicators.contains(where: { value($0) == number && fits($0) }) { return nil }
        if mayBeOther, indicators.contains(where: { ($0.target == number || $0.actual == number) && fits($0) }) {
            return nil
        }
        let words = Pairs(text)
        let named = indicators.compactMap { indicator -> (indicator: Indicator, shared: Int)? in
            let shared = Pairs(indicator.name).shared(with: words)
            guard value(indicator) != nil else { return nil }
            let isSameUnit = !unit.isEmpty && UnitFamily.isSame(unit, indicator.unit)
            return shared >= (isSameUnit ? 1 : 3) && (isSameUnit || unit.isEmpty) ? (indicator, shared) : nil
        }
        guard let most = named.map(\.shared).max() else { return nil }
        let best = named.filter { $0.shared == most }.map(\.indicator)
        let all = named.map(\.indicator)
        for group in [best, all] where group.count > 1 && group.compactMap(value).sum() == number { return nil }
        // Several indicators named alike: it cannot be told which one is meant.
        guard best.count == 1, let row = best.first, let typed = value(row), typed != number else { return nil }
        return figure.quantity.isAbout && isRounded(number, from: typed) ? nil : row
    }

    /// True where 40万余 stands for 400279: the leading digits are the same.
    private func isRounded(_ about: Decimal, from exact: Decimal) -> Bool {
        exact >= about && about.times(11, over: 10, places: 6).map { exact <= $0 } ?? false
    }
}
