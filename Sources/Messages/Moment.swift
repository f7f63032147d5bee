import Approvals

/// Moments as people in China read them.
enum Moment {
    /// The minute in China (UTC+8) of microseconds since 1970: `2023-02-06 17:59`.
    static func text(_ moment: Microseconds) -> String {
        let (date, offset) = (CivilDate(inChina: moment), Microseconds(8 * 60))
        let minutes = moment / 60_000_000 - (moment % 60_000_000 < 0 ? 1 : 0) + offset
        let minute = ((minutes % 1440) + 1440) % 1440
        func two(_ number: Microseconds) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(date) \(two(minute / 60)):\(two(minute % 60))"
    }

    /// The same for a number that came as text; nil for anything else.
    static func text(_ text: String) -> String? { Microseconds(text).map { Self.text($0) } }
}
