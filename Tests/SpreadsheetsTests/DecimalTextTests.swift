import Spreadsheets
import Testing

@Suite struct `Numbers as exact text` {
    @Test(arguments: [
        ("861.530", "861.53"), ("+0861.53", "861.53"), (".5", "0.5"), ("5.", "5"), ("-0.00", "0"), ("1.2E3", "1200"),
        ("1e-07", "0.0000001"), ("-1.5E+2", "-150"), ("0.0120", "0.012"), ("100", "100"),
    ])
    func `have one plain form`(text: String, plain: String) { #expect(DecimalText.plain(text) == plain) }

    @Test(arguments: ["", "-", ".", "1e", "1e+", "1.2.3", "0x10", "1_0", "nan", "inf", "1e999999999", "--1", " 1", "１"])
    func `are nothing else`(text: String) { #expect(DecimalText.plain(text) == nil) }

    @Test(arguments: [
        ("861.52999999999997", "861.53"), ("861.53", "861.53"), ("8.9499999999999993", "8.95"),
        ("0.30000000000000004", "0.30000000000000004"), ("430102199003071234", "430102199003071234"),
        ("0.82065119999999991", "0.8206511999999999"), ("12345678901234567", "12345678901234567"),
        ("0.1", "0.1"), ("1E-7", "0.0000001"), ("123456789012345.67", "123456789012345.67"),
    ])
    func `are read from files without binary noise and without loss`(text: String, number: String) {
        #expect(DecimalText.stored(text) == number)
    }

    @Test(arguments: [
        ("８６１．５３", "861.53"), (" 861.53\u{3000}", "861.53"), ("1,861.53", "1861.53"), ("－１２", "-12"),
        ("１，２３４", "1234"), ("−5", "-5"), ("12,345,678", "12345678"),
    ])
    func `are found in text that people typed`(text: String, number: String) {
        #expect(DecimalText.typed(text) == number)
    }

    @Test(arguments: ["98%", "约5", "1,2", "1,2345", ",123", "1,234,", "1.5,000", "-", "—", "", "   ", "1 2", "5万元"])
    func `are not found in other text`(text: String) { #expect(DecimalText.typed(text) == nil) }

    @Test func `of two places come back from their binary form`() {
        for cents in stride(from: 0, through: 3_000_000, by: 31) {
            let digits = String(cents)
            let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
            let text = DecimalText.plain("\(padded.dropLast(2)).\(padded.suffix(2))")
            #expect(DecimalText.stored(Double(cents).description + "e-2") == text)
        }
    }
}
