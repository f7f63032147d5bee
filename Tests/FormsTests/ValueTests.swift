import Testing

@testable import Forms

@Suite struct `A typed text` {
    @Test func `keeps a blank, a dash and a zero apart`() {
        #expect(Value("") == .blank && Value(" 　\n") == .blank)
        #expect(Value("—") == .dash && Value("---") == .dash && Value("－") == .dash)
        #expect(Value("0").number == .zero && Value("0.00").number == .zero && Value("-").number == nil)
    }

    static let numbers: [(text: String, number: String?, unit: String)] = [
        ("861.53", "861.53", ""), ("１２３．５０", "123.5", ""), ("1,234.50", "1234.5", ""), ("1,23", nil, ""),
        ("95%", "95", "%"), ("95％", "95", "%"), ("23.1万", "231000", ""), ("238.3万份", "2383000", "份"),
        ("450万元", "450", "万元"), ("12 起", "12", "起"), ("-2.5", "-2.5", ""), ("3亿", "300000000", ""),
        ("G56", nil, ""), ("约100", nil, ""), ("999999999999999999", "999999999999999999", ""),
        ("9999999999999999999", nil, ""), ("5.", nil, ""), ("1:30", nil, ""),
    ]

    @Test(arguments: numbers.indices) func `is a number where it can be read in one way`(_ index: Int) {
        let (text, number, unit) = Self.numbers[index]
        let value = Value(text)
        #expect(value.number == number.flatMap { Decimal($0) }, "\(text): \(value)")
        if number != nil { #expect(value.quantity?.unit == unit) }
    }

    @Test func `may hold a number among words`() {
        #expect(Value("录入劝导日志80万条") == .phrase(Quantity(number: 800_000, unit: "条")))
        #expect(Value("40万余条").quantity == Quantity(number: 400_000, unit: "条", isAbout: true))
        #expect(Value("8万次劝导宣传").quantity?.number == 80_000)
        #expect(Value("作用明显").isWords && Value("3次，5次").isWords)
    }

    @Test func `is a day where there is such a day`() {
        #expect(Day("2023-06-30") == Day("2023年6月30日") && Day("2023/6/30") != nil)
        #expect(Day("2023-02-29") == nil && Day("2024-02-29") != nil && Day("尽快") == nil && Day("2023-6") == nil)
        #expect(Day("2023-06-30")! < Day("2023-07-01")!)
    }

    @Test func `is money in its unit`() {
        #expect(Value("1.5万元").quantity?.yuan == 15_000 && Value("15000元").quantity?.yuan == 15_000)
        #expect(Value("15000").quantity?.yuan == nil)
    }
}

@Suite struct `A decimal` {
    @Test func `is exact`() {
        #expect(Decimal("0.1")! + Decimal("0.2")! == Decimal("0.3")!)
        #expect(Decimal("10")!.times(1, over: 3, places: 2) == Decimal("3.33"))
        #expect(
            Decimal("0.125")!.rounded(places: 2) == Decimal("0.13")
                && Decimal("-0.125")!.rounded(places: 2) == Decimal("-0.13"))
        #expect(Decimal(1).times(1, over: 0, places: 2) == nil)
        let large = Decimal("999999999999999999")!
        #expect(large.times(large, over: 1, places: 2) == nil && large.times(large, over: large, places: 2) == large)
    }

    @Test func `is written as it is read`() {
        var random = Seeded(state: 1)
        for _ in 0..<2000 {
            let value = Decimal(units: Int128(Int64.random(in: Int64.min...Int64.max, using: &random)))
            #expect(Decimal(value.description) == value, "\(value)")
        }
        #expect(["", "-", ".", "1e3", "0x1", "1_000", "٣"].allSatisfy { Decimal($0) == nil })
    }

    @Test func `is divided as whole numbers are`() {
        var random = Seeded(state: 2)
        for _ in 0..<2000 {
            let (a, b) = (Int.random(in: -99_999...99_999, using: &random), Int.random(in: 1...9_999, using: &random))
            let sign = Bool.random(using: &random) ? 1 : -1
            let cents = (abs(a) * 200 + b) / (2 * b) * (a < 0 ? -1 : 1) * sign
            let expected = Decimal(units: Int128(cents) * 10_000_000_000)
            #expect(Decimal(a).times(1, over: Decimal(b * sign), places: 2) == expected, "\(a) \(b * sign)")
        }
    }
}
