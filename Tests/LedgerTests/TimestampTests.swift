import Ledger
import Testing

@Suite struct `Writing points in time` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000000Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
        (1_709_210_096_123_456, "2024-02-29T12:34:56.123456Z"),
        (4_107_542_399_000_001, "2100-02-28T23:59:59.000001Z"),
        (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
        (Timestamp.range.lowerBound, "0000-01-01T00:00:00.000000Z"),
        (Timestamp.range.upperBound, "9999-12-31T23:59:59.999999Z"),
    ])
    func `known points are written and read`(at: Int64, text: String) {
        #expect(Timestamp.text(at) == text)
        #expect(Timestamp.parse(text) == at)
    }

    @Test func `every day of eight hundred years comes back`() {
        var day: Int64 = -200_000
        while day < 100_000 {
            let at = day * 86_400_000_000 + 1
            #expect(Timestamp.parse(Timestamp.text(at)) == at)
            day += 1
        }
    }

    @Test(arguments: [
        "2024-02-30T00:00:00.000000Z", "2023-02-29T00:00:00.000000Z", "2100-02-29T00:00:00.000000Z",
        "2024-04-31T00:00:00.000000Z", "2024-12-32T00:00:00.000000Z", "2024-13-01T00:00:00.000000Z",
        "2024-00-01T00:00:00.000000Z", "2024-01-01T24:00:00.000000Z", "2024-01-01T00:60:00.000000Z",
        "2024-01-01T00:00:60.000000Z", "2024-01-01T00:00:00Z", "2024-01-01 00:00:00.000000Z",
        "2024-01-01T00:00:00.000000z", "2024-01-01T00:00:00.00000aZ", "２024-01-01T00:00:00.000Z", "",
    ])
    func `other texts are refused`(text: String) {
        #expect(Timestamp.parse(text) == nil)
    }
}
