package import Approvals
import Ledger

/// Times as people in China write and read them.
package enum Moment {
    /// Reads `2023-02-06`, `2023-02-06T09:30` or `2023-02-06T09:30:15` as China time, or RFC 3339 with `Z`.
    package static func read(_ text: String) -> Microseconds? {
        if let exact = Timestamp.parse(text) { return exact }
        let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard let first = halves.first, let date = CivilDate(first), halves.count <= 2 else { return nil }
        let midnight = date.endInChina + 1 - 86_400_000_000
        guard halves.count == 2 else { return midnight }
        let clock = halves[1].split(separator: ":").map { Int64($0) }
        guard (2...3).contains(clock.count), clock.allSatisfy({ $0 != nil }) else { return nil }
        let parts = clock.map { $0! } + [0]
        guard (0..<24).contains(parts[0]), (0..<60).contains(parts[1]), (0..<60).contains(parts[2]) else { return nil }
        return midnight + (parts[0] * 3600 + parts[1] * 60 + parts[2]) * 1_000_000
    }

    /// `2023-02-06 09:30`, China time.
    package static func show(_ moment: Microseconds) -> String {
        let date = CivilDate(inChina: moment)
        let seconds = (moment - (date.endInChina + 1 - 86_400_000_000)) / 1_000_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date) \(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    }

    /// A deadline: the day alone when it is the end of it.
    package static func showDue(_ moment: Microseconds) -> String {
        let date = CivilDate(inChina: moment)
        return date.endInChina == moment ? "\(date)" : show(moment)
    }

    /// RFC 3339, UTC, for programs.
    package static func rfc3339(_ moment: Microseconds) -> String { Timestamp.text(moment) }

    /// Whether a text is a day of the calendar, `2023-02-06`.
    static func isDay(_ text: String) -> Bool { CivilDate(text) != nil }
}
