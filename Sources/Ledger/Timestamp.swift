import CanonicalJSON

/// Points in time as entries show them: RFC 3339, UTC, six digits, such as `2026-03-01T08:30:00.000000Z`.
///
/// Written by hand, because an entry's bytes must not depend on a library's idea of dates.
package enum Timestamp {
    /// The points that have four digits for the year: 0000-01-01 up to the last microsecond of 9999.
    package static let range: ClosedRange<Int64> = -62_167_219_200_000_000...253_402_300_799_999_999

    /// What every text has in common: its marks, with zeros for its digits.
    private static var form: StaticString { "0000-00-00T00:00:00.000000Z" }

    private static let daysBeforeEpoch: Int64 = 719_468
    private static let microsecondsInDay: Int64 = 86_400_000_000

    /// The text of a number of microseconds since 1970; `at` must be within `range`.
    package static func text(_ at: Int64) -> String {
        var writer = CanonicalWriter(capacity: 27)
        write(at, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    static func write(_ at: Int64, into writer: inout CanonicalWriter) {
        var (day, time) = at.quotientAndRemainder(dividingBy: microsecondsInDay)
        if time < 0 {
            day -= 1
            time += microsecondsInDay
        }
        let date = civil(day)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: form.utf8CodeUnitCount) { text in
            _ = text.initialize(from: UnsafeBufferPointer(start: form.utf8Start, count: text.count))
            func put(_ number: Int64, _ start: Int, _ count: Int) {
                var rest = number
                for index in (start..<start + count).reversed() {
                    text[index] += UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
            }
            put(date.year, 0, 4)
            put(date.month, 5, 2)
            put(date.day, 8, 2)
            put(time / 3_600_000_000, 11, 2)
            put(time / 60_000_000 % 60, 14, 2)
            put(time / 1_000_000 % 60, 17, 2)
            put(time % 1_000_000, 20, 6)
            writer.raw(UnsafeBufferPointer(text))
        }
    }

    /// Reads exactly the form that `text(_:)` writes, or returns nil; leap seconds are not accepted.
    package static func parse(_ text: String) -> Int64? {
        Array(text.utf8).withUnsafeBufferPointer { parse($0) }
    }

    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count == 27 else { return nil }
        // Every place is a digit or the one mark that belongs there.
        for index in 0..<27 {
            let (mark, byte) = (form.utf8Start[index], text[index])
            if mark == UInt8(ascii: "0") ? byte &- mark > 9 : byte != mark { return nil }
        }
        func number(_ start: Int, _ count: Int) -> Int64 {
            var number: Int64 = 0
            for index in start..<start + count { number = number * 10 + Int64(text[index] & 0x0F) }
            return number
        }
        let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
        let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2))
        guard (1...12).contains(month), hour < 24, minute < 60, second < 60 else { return nil }
        let days = days(year, month, day)
        // A day that its month does not have is the date of another day.
        guard day > 0, day <= 28 || civil(days) == (year, month, day) else { return nil }
        return days * microsecondsInDay + ((hour * 60 + minute) * 60 + second) * 1_000_000 + number(20, 6)
    }

    /// The days since 1970 of a date in the Gregorian calendar, counted in years that begin in March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - daysBeforeEpoch
    }

    /// The date of a number of days since 1970.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + daysBeforeEpoch
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fifth = (5 * dayOfYear + 2) / 153
        let month = fifth < 10 ? fifth + 3 : fifth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * fifth + 2) / 5 + 1)
    }
}
