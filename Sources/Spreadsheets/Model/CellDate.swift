/// A day, a time of day or both, as a workbook counts them: days since the start of its calendar.
package struct CellDate: Hashable, Sendable, CustomStringConvertible {
    /// The calendar that a workbook counts in.
    package enum Epoch: Hashable, Sendable {
        /// Day 1 is 1900-01-01; a day 60, 1900-02-29, is counted that never was.
        case year1900
        /// Day 0 is 1904-01-01; written by old programs on Macintosh.
        case year1904
    }

    /// The number as the workbook stores it, exact.
    package let serial: String
    /// The calendar that the number counts in.
    package let epoch: Epoch
    /// The year, month and day; nil for a time of day alone.
    package let day: Day?
    /// Seconds since midnight, rounded; 0 for a day alone.
    package let second: Int

    /// One day of the calendar.
    package struct Day: Hashable, Sendable {
        /// From 1900 to 9999.
        package let year: Int
        /// From 1 to 12.
        package let month: Int
        /// From 1 to 31.
        package let day: Int
    }

    /// Returns nil for a number that is no date of a workbook: below 0, after the year 9999, or 60 of the year 1900.
    package init?(serial: String, epoch: Epoch) {
        guard let value = Double(serial), value >= 0, value < 2_958_466 else { return nil }
        var (days, second) = (Int(value), Int(((value - value.rounded(.down)) * 86_400).rounded()))
        if second == 86_400 { (days, second) = (days + 1, 0) }
        let sinceEpoch: Int
        switch epoch {
        case .year1900 where days == 60: return nil
        case .year1900: sinceEpoch = days - (days < 60 ? 25_568 : 25_569)
        case .year1904: sinceEpoch = days - 24_107
        }
        let day = Day(sinceUnixEpoch: sinceEpoch)
        guard day.year <= 9999 else { return nil }
        (self.serial, self.epoch, self.second) = (serial, epoch, second)
        self.day = epoch == .year1900 && days == 0 ? nil : day
    }

    /// The date of a day, in the calendar that begins in 1900; nil if there is no such day in it.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let days = Day.sinceUnixEpoch(year: year, month: month, day: day)
        let serial = days + (days < -25_508 ? 25_568 : 25_569)
        self.init(serial: String(serial), epoch: .year1900)
        guard self.day == Day(year: year, month: month, day: day) else { return nil }
    }

    /// ISO 8601: `2023-06-30`, `2023-06-30T08:30:00` or `08:30:00`.
    package var description: String {
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        guard let day else { return time }
        let date = "\(Self.padded(day.year, 4))-\(Self.padded(day.month, 2))-\(Self.padded(day.day, 2))"
        return second == 0 ? date : "\(date)T\(time)"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CellDate.Day {
    /// Civil date of a day number, by Howard Hinnant's algorithm over eras of 400 years.
    init(sinceUnixEpoch days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func sinceUnixEpoch(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension CellDate {
    /// Reads ISO 8601 as workbooks have it: `2023-06-30`, `2023-06-30T08:30:00` or `08:30:00`.
    package init?(iso: String, epoch: Epoch = .year1900) {
        let halves = iso.split(separator: "T", omittingEmptySubsequences: false)
        let dayText = halves.count == 2 || halves[0].contains("-") ? halves[0] : nil
        let timeText = halves.count == 2 ? halves[1] : dayText == nil ? halves[0] : nil
        guard halves.count <= 2 else { return nil }
        var serial = 0.0
        if let dayText {
            let parts = dayText.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
            guard parts.count == 3, let date = CellDate(year: parts[0], month: parts[1], day: parts[2]),
                let days = Double(date.serial)
            else { return nil }
            serial = epoch == .year1904 ? days - 1462 : days
        }
        if let timeText {
            let parts = timeText.split(separator: ":", omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]),
                let second = parts.count == 3 ? Double(parts[2].filter { $0 != "Z" }) : 0,
                (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
            else { return nil }
            serial += (Double(hour * 3600 + minute * 60) + second) / 86_400
        }
        guard let text = DecimalText.plain(serial.description) else { return nil }
        self.init(serial: text, epoch: epoch)
    }
}
