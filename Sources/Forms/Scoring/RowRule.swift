/// How the marks of one row of a score table follow from what was measured.
package struct RowRule: Sendable, Equatable {
    /// The rule's shape; percentages are of the row's measured value.
    package enum Rule: Sendable, Equatable {
        /// Weight × measured %, all of it from `from` on.
        case proportional(from: Decimal)
        /// All marks from `from` on; every `each` points below cost `costs`; below `none` there are no marks.
        case stepwise(from: Decimal, each: Decimal, costs: Decimal, none: Decimal)
        /// The measured value is the number of failing items; each costs `costs`; a grave one costs all.
        case checklist(costs: Decimal)
        /// The marks are the sum of those of the items that are met.
        case items([Decimal])
        /// All marks up to `upTo`, none from `none` on, in between in proportion.
        case ceiling(upTo: Decimal, none: Decimal)
        /// One failing item takes all marks.
        case veto
        /// Left to judgement; only the range is known.
        case judged
    }

    /// The level-2 indicator that the row stands under; empty where level 3 says it all.
    package internal(set) var level2 = ""
    /// The level-3 indicator, without its number and points.
    package internal(set) var level3 = ""
    /// The row's points; nil leaves them to the form.
    package internal(set) var weight: Decimal?
    /// What is printed of it: `explanation`, `standard` and `source`.
    package internal(set) var words: [String: String] = [:]
    /// How its marks are made.
    package internal(set) var rule = Rule.judged

    /// The marks for a measured value: per cent, or for a checklist and a veto the number of failing items.
    ///
    /// Nil where the rule leaves it to judgement or to items that are not counted.
    package func score(measured: Decimal, weight: Decimal, places: Int = 2) -> Decimal? {
        let score: Decimal?
        switch rule {
        case .proportional(let from):
            score = measured >= from ? weight : weight.times(measured, over: from, places: places)
        case .stepwise(let from, let each, let costs, let none):
            if measured < none {
                score = .zero
            } else if measured >= from {
                score = weight
            } else {
                score =
                    (from - measured).wholeSteps(of: each).flatMap { costs.times($0, over: 1, places: places) }
                    .map { weight - $0 } ?? .zero
            }
        case .checklist(let costs):
            score = costs.times(measured, over: 1, places: places).map { weight - $0 } ?? .zero
        case .ceiling(let upTo, let none):
            if measured <= upTo {
                score = weight
            } else {
                score = measured >= none ? .zero : weight.times(none - measured, over: none - upTo, places: places)
            }
        case .veto: score = measured > .zero ? .zero : weight
        case .items, .judged: score = nil
        }
        return score.map { min(max($0, .zero), weight) }
    }

    /// True when the rule can lead to this deduction; a rule left to judgement can lead to any.
    package func allows(deduction: Decimal, weight: Decimal) -> Bool {
        if deduction == .zero || deduction == weight { return true }
        switch rule {
        case .proportional, .ceiling, .judged: return true
        case .stepwise(_, _, let costs, _), .checklist(let costs): return deduction.isMultiple(of: costs)
        case .items(let marks):
            let sums = marks.reduce(into: Set([Decimal.zero])) { sums, mark in sums.formUnion(sums.map { $0 + mark }) }
            return sums.contains(deduction)
        case .veto: return false
        }
    }
}

extension Decimal {
    /// How many whole steps fit into this; a step begun does not count. Nil for steps of nothing.
    func wholeSteps(of step: Decimal) -> Decimal? {
        step > .zero && self >= .zero ? Decimal(Int(clamping: units / step.units)) : nil
    }
}
