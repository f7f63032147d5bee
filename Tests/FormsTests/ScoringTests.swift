import Testing

@testable import Forms

@Suite struct `The marks of an indicator` {
    let scoring = Scoring()

    static let scores: [(sign: Comparator, target: String, actual: String, weight: String, score: String)] = [
        (.atLeast, "100", "100", "10", "10"), (.atLeast, "100", "99", "10", "9.9"), (.atLeast, "3", "1", "10", "3.33"),
        (.atLeast, "3", "2", "10", "6.67"), (.atLeast, "800000", "400000", "10", "5"), (.above, "90", "90", "10", "10"),
        (.equal, "200", "230", "10", "10"), (.equal, "200", "100", "10", "5"), (.atMost, "10", "8", "10", "10"),
        (.atMost, "10", "20", "10", "5"), (.atMost, "0", "1", "10", "0"), (.below, "0", "0", "10", "10"),
        (.below, "5", "5", "10", "10"), (.atLeast, "0", "0", "10", "10"), (.atLeast, "75", "0", "5", "0"),
        (.atLeast, "8", "1", "1", "0.13"), (.atLeast, "-5", "-10", "1", "0"), (.equal, "0", "0", "10", "10"),
        (.equal, "0", "2", "10", "0"),
    ]

    @Test(arguments: scores.indices) func `follow from target and result`(_ index: Int) throws {
        let (sign, target, actual, weight, score) = Self.scores[index]
        let computed = scoring.score(
            sign, actual: try #require(Decimal(actual)), target: try #require(Decimal(target)),
            weight: try #require(Decimal(weight)))
        #expect(computed == Decimal(score), "\(Self.scores[index])")
    }

    @Test func `of a cost fall above the target`() {
        #expect(scoring.score(.equal, actual: 120, target: 100, weight: 10, isCost: true) == Decimal("8.33"))
        #expect(scoring.score(.equal, actual: 80, target: 100, weight: 10, isCost: true) == 10)
    }

    @Test func `fall for an over-fulfilment only where the template says so`() {
        var strict = scoring
        strict.overReduces = true
        #expect(scoring.score(.atLeast, actual: 260, target: 100, weight: 10) == 10)
        #expect(strict.score(.atLeast, actual: 260, target: 100, weight: 10) == 5)
        #expect(strict.score(.atLeast, actual: 130, target: 100, weight: 10) == 10)
    }

    @Test func `never fall when the result gets better, and stay within the weight`() {
        var random = Seeded(state: 3)
        for _ in 0..<5000 {
            let target = Decimal(units: Int128(Int.random(in: 0...10_000_000, using: &random)) * 1_000_000_000)
            let weight = Decimal(Int.random(in: 0...40, using: &random))
            let steps = (0..<2).map { _ in
                Decimal(units: Int128(Int.random(in: 0...20_000_000, using: &random)) * 1_000_000_000)
            }.sorted()
            for sign in Comparator.allCases {
                guard let low = scoring.score(sign, actual: steps[0], target: target, weight: weight),
                    let high = scoring.score(sign, actual: steps[1], target: target, weight: weight)
                else { continue }
                #expect(
                    sign.isCeiling || sign == .equal && target == .zero ? high <= low : low <= high,
                    "\(sign) \(target) \(steps) \(weight)")
                #expect(low >= .zero && low <= weight && high >= .zero && high <= weight)
            }
        }
    }

    @Test func `in words lie in three bands`() {
        #expect(scoring.range(of: .reached, weight: 30) == 24...30)
        #expect(scoring.range(of: .partly, weight: 30) == 18...24)
        #expect(scoring.range(of: .missed, weight: 30) == 0...18)
    }
}

@Suite struct `The marks of the budget's execution` {
    @Test func `are ten times the rate, at most ten`() {
        let scoring = Scoring()
        #expect(scoring.executionScore(executed: 75, of: 150, weight: 10) == 5)
        #expect(scoring.executionScore(executed: 200, of: 150, weight: 10) == 10)
        #expect(scoring.executionScore(executed: 0, of: 150, weight: 10) == 0)
        #expect(scoring.executionScore(executed: 0, of: 0, weight: 10) == nil)
        #expect(scoring.rate(executed: Decimal("6245.02")!, of: Decimal("5707.79")!) == Decimal("109.41"))
    }

    @Test func `give a grade`() {
        let grades = ["100", "90", "89.99", "80", "60", "59.99", "0", "-1"].map { Scoring().grade(of: Decimal($0)!) }
        #expect(grades == ["优", "优", "良", "良", "中", "差", "差", nil])
    }
}

@Suite struct `The rule of a score table's row` {
    static let rules: [(rule: RowRule.Rule, weight: Decimal, measured: String, score: String?)] = [
        (.proportional(from: 95), 2, "95", "2"), (.proportional(from: 95), 2, "47.5", "1"),
        (.stepwise(from: 90, each: 1, costs: Decimal("0.3")!, none: 0), 10, "85", "8.5"),
        (.stepwise(from: 90, each: 1, costs: Decimal("0.3")!, none: 0), 10, "89.5", "10"),
        (.stepwise(from: 90, each: 1, costs: Decimal("0.3")!, none: 0), 10, "91", "10"),
        (.stepwise(from: 95, each: 1, costs: 1, none: 60), 10, "59", "0"),
        (.checklist(costs: Decimal("0.5")!), 2, "3", "0.5"), (.checklist(costs: 1), 2, "9", "0"),
        (.ceiling(upTo: 100, none: 120), 1, "100", "1"), (.ceiling(upTo: 100, none: 120), 1, "110", "0.5"),
        (.ceiling(upTo: 100, none: 120), 1, "130", "0"), (.veto, 5, "1", "0"), (.veto, 5, "0", "5"),
        (.judged, 5, "3", nil), (.items([3, 3]), 6, "1", nil),
    ]

    @Test(arguments: rules.indices) func `gives its marks`(_ index: Int) throws {
        let (rule, weight, measured, score) = Self.rules[index]
        let row = RowRule(level3: "x", rule: rule)
        #expect(row.score(measured: try #require(Decimal(measured)), weight: weight) == score.flatMap { Decimal($0) })
    }

    @Test func `knows the deductions that it can lead to`() {
        #expect(
            RowRule(rule: .items([1, Decimal("0.5")!, Decimal("0.5")!])).allows(deduction: Decimal("0.5")!, weight: 2))
        #expect(!RowRule(rule: .items([2, 2, 2, 2])).allows(deduction: 1, weight: 8))
        #expect(
            !RowRule(rule: .stepwise(from: 90, each: 1, costs: Decimal("0.3")!, none: 0)).allows(
                deduction: 1, weight: 10))
        #expect(RowRule(rule: .checklist(costs: 2)).allows(deduction: 2, weight: 4))
        #expect(!RowRule(rule: .veto).allows(deduction: 1, weight: 4))
        #expect(RowRule(rule: .judged).allows(deduction: 1, weight: 4))
    }

    @Test func `never gives less for more, and stays within the weight`() {
        var random = Seeded(state: 5)
        for template in Shipped.templates {
            for rule in template.scoring.rows {
                let weight = rule.weight ?? 10
                for _ in 0..<100 {
                    let steps = (0..<2).map { _ in Decimal(Int.random(in: 0...150, using: &random)) }.sorted()
                    guard let low = rule.score(measured: steps[0], weight: weight),
                        let high = rule.score(measured: steps[1], weight: weight)
                    else { continue }
                    switch rule.rule {
                    case .proportional, .stepwise: #expect(low <= high)
                    case .checklist, .ceiling, .veto: #expect(high <= low)
                    case .items, .judged: break
                    }
                    #expect(min(low, high) >= .zero && max(low, high) <= weight)
                }
            }
        }
    }
}
