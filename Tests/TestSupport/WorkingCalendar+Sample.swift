package import Approvals

extension WorkingCalendar {
    /// The years 2021 to 2026 with the Spring Festival and National Day of 2022; for tests of the rules, not of the data.
    package static let sample: WorkingCalendar = {
        do throws(Unreadable) {
            return try WorkingCalendar(
                parsing: """
                    # The other holidays are left out.
                    year 2021
                    year 2022
                    holiday 2022-01-31 春节
                    holiday 2022-02-01 春节
                    holiday 2022-02-02 春节
                    holiday 2022-02-03 春节
                    holiday 2022-02-04 春节
                    workday 2022-01-29 春节
                    workday 2022-01-30 春节
                    holiday 2022-10-03 国庆节
                    holiday 2022-10-04 国庆节
                    holiday 2022-10-05 国庆节
                    holiday 2022-10-06 国庆节
                    holiday 2022-10-07 国庆节
                    workday 2022-10-08 国庆节
                    workday 2022-10-09 国庆节
                    year 2023
                    year 2024
                    year 2025
                    year 2026
                    """)
        } catch {
            preconditionFailure("line \(error.line): \(error.text)")
        }
    }()

    /// Only 2022, so that a term into 2023 cannot be computed.
    package static let only2022: WorkingCalendar = {
        do throws(Unreadable) {
            return try WorkingCalendar(parsing: "year 2022\n")
        } catch {
            preconditionFailure("line \(error.line): \(error.text)")
        }
    }()
}
