/// Which days are working days (工作日): weekends, holidays and shifted working days (调休) of the years it holds.
///
/// The dates come from the State Council's yearly notice; a year that is not in the data is an error, never a guess.
package struct WorkingCalendar: Sendable, Equatable {
    package private(set) var years: Set<Int> = []
    /// Days that differ from the week's pattern, and whether they are worked.
    private var exceptions: [CivilDate: Bool] = [:]

    package init() {}

    /// A line of the calendar file that could not be read.
    package struct Unreadable: Error, Equatable {
        package let line: Int
        package let text: String
    }

    /// Reads the calendar format: `year 2022`, `holiday 2022-01-03 元旦`, `workday 2022-01-29 春节`, `#` comments.
    package init(parsing text: String) throws(Unreadable) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(separator: " ")
            guard let keyword = words.first, !keyword.hasPrefix("#") else { continue }
            switch (keyword, words.count > 1 ? words[1] : "") {
            case ("year", let text) where Int(text) != nil: years.insert(Int(text)!)
            case ("holiday", let text) where CivilDate(text) != nil: exceptions[CivilDate(text)!] = false
            case ("workday", let text) where CivilDate(text) != nil: exceptions[CivilDate(text)!] = true
            default: throw Unreadable(line: index + 1, text: String(line))
            }
        }
    }

    /// - Throws: `Refusal` with `calendar.year_missing` when the year is not in the data.
    package func isWorkingDay(_ date: CivilDate) throws(MissingYear) -> Bool {
        guard years.contains(date.year) else { throw MissingYear(year: date.year) }
        return exceptions[date] ?? !date.isWeekend
    }

    /// The calendar holds no days of this year.
    package struct MissingYear: Error, Equatable { package let year: Int }

    /// The `count`-th working day after `date`.
    package func workingDay(_ count: Int, after date: CivilDate) throws(MissingYear) -> CivilDate {
        var (current, left) = (date, count)
        while left > 0 {
            current = CivilDate(day: current.day + 1)
            if try isWorkingDay(current) { left -= 1 }
        }
        return current
    }
}
