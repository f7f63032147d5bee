extension CheckCatalog {
    static let targets = [
        targetFullMarks, targetReason, targetMarks, targetBand, targetOver, targetIncomparable, targetQualitative,
    ]

    private static func figures(_ indicator: Indicator) -> [String: String] {
        [
            "row": indicator.name,
            "target": "\(indicator.comparator?.rawValue ?? "")\(indicator.target.map(\.description) ?? "")",
            "actual": indicator.actual.map(\.description) ?? "", "unit": indicator.unit,
            "weight": indicator.weight.map(\.description) ?? "", "score": indicator.score.map(\.description) ?? "",
        ]
    }

    private static func cells(_ indicator: Indicator, _ first: FieldMeaning) -> [TypedForm.Entry] {
        [indicator.row[first]]
            + [FieldMeaning.target, .actual, .score].filter { $0 != first && indicator.row.has($0) }
            .map { indicator.row[$0] }
    }

    /// The target was missed, but all marks were taken.
    ///
    /// Not flagged: results in words, `< 0` with a result of 0, and percentages written as fractions on one side, where
    /// it cannot be told whether the target was missed; `units.*` report those.
    static let targetFullMarks = Check(
        id: "targets.missed_full_marks", severity: .high,
        zh: "{form}：“{row}”目标 {target}，完成 {actual}，未达目标却得满分 {score}。",
        en: "{form}: \"{row}\" missed its target {target} with {actual} but has full marks, {score}."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard indicator.outcome == .missed, indicator.hasFullMarks else { return nil }
            return check.finding(cells(indicator, .score), figures(indicator))
        }
    }

    /// The target was missed and nobody says why.
    ///
    /// Not flagged: projects that spent nothing, have no result at all and say that they did not run: once is enough.
    static let targetReason = Check(
        id: "targets.missed_no_reason", severity: .medium,
        zh: "{form}：“{row}”目标 {target}，完成 {actual}，未写偏差原因。",
        en: "{form}: \"{row}\" missed its target {target} with {actual}; no reason is given."
    ) { check in
        if check.facts.isIdle, check.facts.saysNotRun { return [] }
        return check.facts.indicators.compactMap { indicator in
            guard indicator.outcome == .missed, indicator.row.has(.reason), !indicator.isExplained else { return nil }
            return check.finding(cells(indicator, .reason), figures(indicator))
        }
    }

    /// The marks that follow from target and result: all if it was reached, else in proportion.
    ///
    /// Not flagged: full marks for a missed target, which are a finding of their own, a blank score, which counts as
    /// nothing, where nothing is due, and results in words.
    static let targetMarks = Check(
        id: "targets.marks", severity: .high,
        zh: "{form}：“{row}”目标 {target}，完成 {actual}，分值 {weight}，应得 {expected}，写为 {score}。",
        en: "{form}: \"{row}\" with {actual} for {target} gets {expected} of {weight}, not {score}."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard let expected = indicator.computed, let weight = indicator.weight,
                !indicator.row[.score].value.isWords, indicator.row.has(.score)
            else { return nil }
            if indicator.outcome == .missed, indicator.hasFullMarks { return nil }
            let score = indicator.score ?? .zero
            // A score outside its range is another finding.
            guard score != expected, score >= .zero, score <= weight else { return nil }
            var figures = figures(indicator)
            figures["expected"] = "\(expected)"
            figures["score"] = "\(score)"
            return check.finding(cells(indicator, .score), figures)
        }
    }

    /// The marks of a result in the words of the norm lie in its band.
    ///
    /// Source: 财预〔2020〕10号《项目支出绩效评价管理办法》. Not flagged: any other words, of which no band follows.
    static let targetBand = Check(
        id: "targets.band", severity: .medium,
        zh: "{form}：“{row}”结果为“{result}”，应得 {low} 至 {high}，写为 {score}。",
        en: "{form}: \"{row}\" is \"{result}\", which gives {low} to {high}, not {score}."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard case .words(let result) = indicator.row[.actual].value, let band = Band(result),
                let weight = indicator.weight, weight > .zero, let score = indicator.score
            else { return nil }
            let range = check.scoring.range(of: band, weight: weight)
            guard !range.contains(score) else { return nil }
            return check.finding(
                cells(indicator, .score),
                [
                    "row": indicator.name, "result": result, "low": "\(range.lowerBound)",
                    "high": "\(range.upperBound)", "score": "\(score)",
                ])
        }
    }

    /// A result above 130 % of its target needs an explanation: the target may have been set too low.
    ///
    /// Not flagged: ceilings, costs, explained rows, targets of 0, and results above the target by no more than the
    /// setting `pieces`, for bodies that let one piece more pass.
    static let targetOver = Check(
        id: "targets.over", severity: .medium, numbers: ["pieces": 0],
        zh: "{form}：“{row}”目标 {target}，完成 {actual}，为目标的 {percent}%，未说明原因。",
        en: "{form}: \"{row}\" reached {actual} for {target}, {percent} % of the target, without an explanation."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard let comparator = indicator.comparator, !comparator.isCeiling, !indicator.isCost,
                !indicator.isScaleUnclear, let target = indicator.target, target > .zero,
                let actual = indicator.actual, !indicator.isExplained,
                let percent = actual.times(100, over: target, places: 2), percent > check.scoring.over,
                actual - target > check.number("pieces")
            else { return nil }
            var figures = figures(indicator)
            figures["percent"] = "\(percent)"
            return check.finding(cells(indicator, .actual), figures)
        }
    }

    /// A number as target and words as result, or the other way round.
    ///
    /// Not flagged: blanks and dashes, words with a number among them, words that say 达成 or 未达成, and a score that
    /// nobody gave.
    static let targetIncomparable = Check(
        id: "targets.incomparable", severity: .medium,
        zh: "{form}：“{row}”目标“{target}”与完成“{actual}”无法比较。",
        en: "{form}: The result \"{actual}\" of \"{row}\" can't be compared with its target \"{target}\"."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            let (target, actual) = (indicator.row[.target].value, indicator.row[.actual].value)
            if case .words(let words) = actual, Band(words) != nil { return nil }
            guard target.isWords && actual.number != nil || target.number != nil && actual.isWords,
                !(check.facts.isIdle && actual.number == .zero)
            else { return nil }
            return check.finding(
                cells(indicator, .actual),
                [
                    "row": indicator.name, "target": indicator.row.text(.target), "actual": indicator.row.text(.actual),
                ])
        }
    }

    /// A result in words that has nothing in common with its target and names no band, so that nobody can check it.
    ///
    /// Not flagged: words that repeat the target or two characters of it, and 达成, 部分达成, 未达成.
    static let targetQualitative = Check(
        id: "targets.qualitative", severity: .low,
        zh: "{form}：“{row}”目标“{target}”，结果写为“{actual}”，看不出是否达成。",
        en: "{form}: \"{actual}\" does not say whether \"{row}\" reached its target \"{target}\"."
    ) { check in
        check.facts.indicators.compactMap { indicator in
            guard case .words(let target) = indicator.row[.target].value,
                case .words(let actual) = indicator.row[.actual].value, Band(actual) == nil,
                Pairs(target).shared(with: Pairs(actual)) == 0
            else { return nil }
            return check.finding(
                cells(indicator, .actual), ["row": indicator.name, "target": target, "actual": actual])
        }
    }
}
