extension CheckCatalog {
    static let units = [unitFraction, unitQualitative, unitImpossible, unitMismatch]

    private static func row(_ indicator: Indicator) -> [String: String] {
        [
            "row": indicator.name, "target": indicator.row.text(.target), "actual": indicator.row.text(.actual),
            "unit": indicator.unit, "sign": indicator.comparator?.rawValue ?? "",
        ]
    }

    /// A percentage is a fraction of one on one side only: 0.95 against 100.
    ///
    /// Not flagged: ceilings, where `<= 1` % against 12 may be meant, and pairs less than ten apart.
    static let unitFraction = Check(
        id: "units.percent_fraction", severity: .medium,
        zh: "{form}：“{row}”单位为 %，目标 {target}、完成 {actual}，只有一侧写成小数。",
        en: "{form}: \"{row}\" is in per cent; of target {target} and result {actual} one is a fraction of one."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard indicator.isScaleUnclear, let target = indicator.target, let actual = indicator.actual else {
                return nil
            }
            let (first, second) = target < actual ? (FieldMeaning.target, FieldMeaning.actual) : (.actual, .target)
            return check.finding([indicator.row[first], indicator.row[second], indicator.row[.unit]], row(indicator))
        }
    }

    /// A target in words with a unit of numbers.
    ///
    /// Not flagged: a target with a number among its words, and a blank or dash as unit.
    static let unitQualitative = Check(
        id: "units.qualitative", severity: .low, zh: "{form}：“{row}”目标为文字“{target}”，度量单位却是“{unit}”。",
        en: "{form}: The target \"{target}\" of \"{row}\" is in words, but its unit is \"{unit}\"."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard indicator.row[.target].value.isWords, Figures.units.contains(indicator.unit) else { return nil }
            return check.finding([indicator.row[.unit], indicator.row[.target]], row(indicator))
        }
    }

    /// A comparator that no result can meet: nothing is below zero, and no share above 100 %.
    ///
    /// Not flagged: indicators of growth or change, which may be negative, and shares that may pass 100 %, such as 完成率.
    static let unitImpossible = Check(
        id: "units.impossible_comparator", severity: .medium,
        words: [
            "signed": ["增长", "变动", "增幅", "降幅", "下降", "增减", "差额", "偏差", "温度"],
            "shares": ["满意度", "合格率", "覆盖率", "达标率", "及时率", "通过率", "参训率", "出勤率"],
        ],
        zh: "{form}：“{row}”的目标“{sign} {target}{unit}”不可能达到。",
        en: "{form}: The target \"{sign} {target} {unit}\" of \"{row}\" can't be met."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard let comparator = indicator.comparator, let target = indicator.row[.target].value.number else {
                return nil
            }
            let name = indicator.name
            let isSigned = check.words("signed").contains { name.contains($0) }
            let isShare = indicator.unit == "%" && check.words("shares").contains { name.contains($0) }
            let isImpossible =
                switch comparator {
                case .below: !isSigned && target <= .zero
                case .atMost: !isSigned && target < .zero
                case .above: isShare && target >= 100
                case .atLeast, .equal: isShare && target > 100
                }
            guard isImpossible else { return nil }
            return check.finding(
                [indicator.row[.comparator], indicator.row[.target], indicator.row[.unit]], row(indicator))
        }
    }

    /// A unit that differs from the one typed with a number, or that does not fit what is counted.
    ///
    /// Names that say what is counted: …率 and …满意度 are in per cent, …次数 and …人数 are not; nobody counts a hundred
    /// years. Not flagged: rates that are counted (频率, 功率), points of 满意度, units of one family (起, 件, 次, 例, 宗 and 人, 人次, 名), blanks, and targets in words.
    static let unitMismatch = Check(
        id: "units.mismatch", severity: .low, zh: "{form}：“{row}”的度量单位“{unit}”与{other}不符。",
        en: "{form}: The unit \"{unit}\" of \"{row}\" does not fit {other}."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            let unit = indicator.unit
            guard !unit.isEmpty, !Plain.isDash(unit) else { return nil }
            for meaning in [FieldMeaning.target, .actual] {
                guard let typed = indicator.row[meaning].value.quantity?.unit, !typed.isEmpty,
                    !UnitFamily.isSame(typed, unit)
                else { continue }
                var figures = row(indicator)
                figures["other"] = "“\(indicator.row.text(meaning))”"
                return check.finding([indicator.row[.unit], indicator.row[meaning]], figures)
            }
            guard let target = indicator.target, !unfit(indicator.name, unit, target).isEmpty else { return nil }
            var figures = row(indicator)
            figures["other"] = unfit(indicator.name, unit, target)
            return check.finding([indicator.row[.unit], indicator.row[.target], indicator.row[.level3]], figures)
        }
    }

    /// What the unit does not fit; empty if it does.
    private static func unfit(_ name: String, _ unit: String, _ target: Decimal) -> String {
        let name = Plain.tight(name)
        let isRate = name.hasSuffix("率") && !["频率", "功率", "速率", "汇率"].contains { name.hasSuffix($0) }
        if isRate || name.hasSuffix("满意度") && unit != "分" {
            return unit == "%" || unit == "‰" || !Figures.units.contains(unit) ? "" : "“\(name)”"
        }
        if name.hasSuffix("次数") || name.hasSuffix("人数"), unit == "%" || unit == "‰" { return "“\(name)”" }
        // A year number such as 2022 is a date, not a count.
        return unit == "年" && target >= 100 && target < 1900 ? "数值 \(target)" : ""
    }
}
