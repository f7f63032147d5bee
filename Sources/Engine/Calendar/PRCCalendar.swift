package import Approvals

extension WorkingCalendar {
    /// The calendar of the People's Republic of China that ships with the program, 2021 to 2026.
    package static let prc: WorkingCalendar = {
        // The file is part of the program and a test reads it.
        try! WorkingCalendar(parsing: String(decoding: PackageResources.prc_calendar, as: UTF8.self))
    }()
}
