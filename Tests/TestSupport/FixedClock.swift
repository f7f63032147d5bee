package import Approvals

/// Moments of the tests: a clock that moves only when told.
package enum FixedClock {
    /// Wednesday 2022-01-26 09:00 in China, two working days before the shifted days of the Spring Festival.
    package static let start = at("2022-01-26")

    /// A moment of a day in China, at 09:00 unless told.
    package static func at(_ day: String, hour: Int = 9) -> Microseconds {
        guard let date = CivilDate(day) else { preconditionFailure("no such day: \(day)") }
        return (Microseconds(date.day) * 24 + Microseconds(hour) - 8) * 3_600_000_000
    }

    /// The last microsecond of a day in China.
    package static func endOf(_ day: String) -> Microseconds { at(day, hour: 24) - 1 }
}

extension Microseconds {
    package static let hour: Microseconds = 3_600_000_000
    package static let day: Microseconds = 24 * hour
}
