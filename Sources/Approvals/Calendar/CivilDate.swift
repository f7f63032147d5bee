/// A day of the Gregorian calendar, without time or zone.
package struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let day: Int

    /// Creates the day that lies this many days after 1970-01-01; a negative number lies before it.
    package init(day: Int) { self.day = day }

    /// Creates the day of a year, a month from 1 and a day of the month from 1; nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from civil: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.day = era * 146_097 + dayOfEra - 719_468
        guard fields == (year, month, day) else { return nil }
    }

    /// Reads `2022-01-29`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy {
            $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard isPlain, text.utf8.count == 10, parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The year, the month from 1 to 12 and the day of the month from 1 to 31.
    ///
    /// Civil from days: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    package var fields: (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfMonth)
    }

    /// The Gregorian year; a working calendar knows its days by it.
    package var year: Int { fields.year }
    /// True for Saturday and Sunday.
    package var isWeekend: Bool { [2, 3].contains(((day % 7) + 7) % 7) }
    /// The date as `2022-01-29`, which `init(_:)` reads back for the years 0 to 9999.
    package var description: String {
        let (year, month, day) = fields
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
    /// Orders days from the earlier to the later.
    package static func < (left: Self, right: Self) -> Bool { left.day < right.day }
}

/// A moment: microseconds since 1970-01-01T00:00:00Z.
package typealias Microseconds = Int64

extension CivilDate {
    /// China has kept UTC+8 without daylight saving since 1991.
    private static let offset: Microseconds = 8 * 3_600_000_000
    private static let dayLength: Microseconds = 86_400_000_000

    /// The day in China at `moment`.
    package init(inChina moment: Microseconds) {
        let shifted = moment + Self.offset
        let quotient = shifted / Self.dayLength
        self.day = Int(shifted < 0 && shifted % Self.dayLength != 0 ? quotient - 1 : quotient)
    }

    /// The first microsecond of this day in China.
    package var startInChina: Microseconds { Microseconds(day) * Self.dayLength - Self.offset }

    /// The last microsecond of this day in China: a deadline on a day is met until midnight.
    package var endInChina: Microseconds { (Microseconds(day) + 1) * Self.dayLength - Self.offset - 1 }
}

func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
