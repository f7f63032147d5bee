/// A day of the calendar.
package struct Day: Sendable, Hashable, Comparable {
    /// The year, month and day as people count them.
    package let year, month, day: Int

    /// Reads `2023-06-30`, `2023/6/30` or `2023年6月30日`; nil for any other text and for days that do not exist.
    package init?(_ text: String) {
        var plain = Plain.tight(text)
        if plain.last == "日" || plain.last == "号" { plain.removeLast() }
        let parts = plain.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
        guard parts.count == 3, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count),
            (1...2).contains(parts[2].utf8.count), let year = UInt16(parts[0]), let month = UInt8(parts[1]),
            let day = UInt8(parts[2]), (1...12).contains(month)
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...days[Int(month) - 1]).contains(Int(day)) else { return nil }
        (self.year, self.month, self.day) = (Int(year), Int(month), Int(day))
    }

    /// Earlier.
    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
