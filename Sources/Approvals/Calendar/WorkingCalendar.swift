/// Which days are working days (工作日): weekends, holidays and shifted working days (调休) of the years it holds.
///
/// The dates come from the State Council's yearly notice; a year that is not in the data is an error, never a guess.
package struct WorkingCalendar: Sendable, Equatable {
    /// The years with a `year` line; of the days of any other year nothing is known.
    package private(set) var years: Set<Int> = []
    /// Days that differ from the week's pattern, and whether they are worked.
    private var exceptions: [CivilDate: Bool] = [:]

    /// Creates a calendar that knows no year, so that every question about a day throws.
    package init() {}

    /// A line of the calendar file that could not be read.
    package struct Unreadable: Error, Equatable {
        /// The number of the line in the file, from 1.
        package let line: Int
        /// The line as it was found, whole.
        package let text: String
    }

    /// Reads the calendar format: `year 2022`, `holiday 2022-01-03 元旦`, `workday 2022-01-29 春节`, `#` comments.
    ///
    /// Lines end in LF alone. A day says nothing unless its year has a `year` line too.
    package init(parsing text: String) throws(Unreadable) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
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

    /// Tells whether a day is worked: as an exception says, else from Monday to Friday.
    ///
    /// - Throws: `MissingYear` when the year is not in the data; a case shows it as the condition `calendar.year`.
    package func isWorkingDay(_ date: CivilDate) throws(MissingYear) -> Bool {
        guard years.contains(date.year) else { throw MissingYear(year: date.year) }
        return exceptions[date] ?? !date.isWeekend
    }

    /// The calendar holds no days of this year.
    package struct MissingYear: Error, Equatable { package let year: Int }

    /// Finds the `count`-th working day after `date`, which itself is not counted.
    ///
    /// A count of 0 or less gives `date`, worked or not.
    ///
    /// - Throws: `MissingYear` when a day on the way lies in a year that is not in the data.
    package func workingDay(_ count: Int, after date: CivilDate) throws(MissingYear) -> CivilDate {
        var (current, left) = (date, count)
        while left > 0 {
            current = CivilDate(day: current.day + 1)
            if try isWorkingDay(current) { left -= 1 }
        }
        return current
    }

    /// Finds the last working day that has begun by the end of `date`: `date` itself, or the nearest before it.
    ///
    /// - Throws: `MissingYear` when a day on the way back lies in a year that is not in the data.
    package func workingDay(onOrBefore date: CivilDate) throws(MissingYear) -> CivilDate {
        var current = date
        while try !isWorkingDay(current) { current = CivilDate(day: current.day - 1) }
        return current
    }
}
