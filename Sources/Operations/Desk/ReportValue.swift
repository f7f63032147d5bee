import Approvals
import CanonicalJSON
import Messages
import Spreadsheets

/// What a report says in one place: for programs, on a terminal and in a sheet.
struct ReportValue {
    /// For programs.
    let json: JSON
    /// What a terminal shows; several things are a line each.
    let lines: [String]
    /// What a sheet holds: dates as dates, numbers as numbers.
    let cell: CellValue

    /// Nothing.
    static let none = ReportValue(json: .null, lines: ["—"], cell: .empty)

    /// Text as it was typed; nil or empty is nothing.
    static func text(_ text: String?) -> ReportValue { named(text) { $0 } }

    /// An id for programs, and for people what they call it.
    static func named(_ id: String?, _ name: (String) -> String) -> ReportValue {
        guard let id, !id.isEmpty else { return .none }
        return words(.string(id), name(id))
    }

    /// Anything for programs, with its words for people.
    static func words(_ json: JSON, _ shown: String) -> ReportValue {
        ReportValue(json: json, lines: [shown], cell: cell([shown]))
    }

    /// A whole number; nil is nothing.
    static func number(_ number: Int64?) -> ReportValue {
        number.map { ReportValue(json: .int($0), lines: [String($0)], cell: .number(String($0))) } ?? .none
    }

    /// A whole number; nil is nothing.
    static func number(_ number: Int?) -> ReportValue { self.number(number.map(Int64.init)) }

    /// Yes or no for programs, a word for people where it is yes.
    static func flag(_ flag: Bool, _ word: String) -> ReportValue {
        flag ? words(true, word) : ReportValue(json: false, lines: none.lines, cell: .empty)
    }

    /// A moment, to the minute for people.
    static func moment(_ moment: Microseconds?) -> ReportValue {
        guard let moment else { return .none }
        let shown = Moment.show(moment)
        return at(moment, shown, iso: shown.replacing(" ", with: "T") + ":00")
    }

    /// A deadline: the day alone when it is the end of it.
    static func due(_ moment: Microseconds?) -> ReportValue {
        guard let moment else { return .none }
        let shown = Moment.showDue(moment)
        return at(moment, shown, iso: shown.contains(" ") ? shown.replacing(" ", with: "T") + ":00" : shown)
    }

    /// A day of the calendar.
    static func day(_ day: CivilDate?) -> ReportValue {
        guard let day else { return .none }
        let date = CellDate(iso: "\(day)").map { CellValue.date($0) }
        return ReportValue(json: .string("\(day)"), lines: ["\(day)"], cell: date ?? .text("\(day)"))
    }

    private static func at(_ moment: Microseconds, _ shown: String, iso: String) -> ReportValue {
        let date = CellDate(iso: iso).map { CellValue.date($0) }
        return ReportValue(json: .string(Moment.rfc3339(moment)), lines: [shown], cell: date ?? .text(shown))
    }

    /// A digest: its beginning on a terminal, whole in a sheet.
    static func digest(_ hex: String?) -> ReportValue {
        guard let hex, !hex.isEmpty else { return .none }
        return ReportValue(json: .string(hex), lines: [Messages.short(hex)], cell: .text(hex))
    }

    /// Several things in one place: a list for programs, a line for each for people.
    static func list(_ items: [(json: JSON, shown: String)]) -> ReportValue {
        let lines = items.map(\.shown)
        return ReportValue(
            json: .array(items.map(\.json)), lines: lines.isEmpty ? ["—"] : lines,
            cell: lines.isEmpty ? .empty : cell(lines))
    }

    /// Lines as a cell can hold them: without control characters, and no longer than Excel takes.
    private static func cell(_ lines: [String]) -> CellValue {
        let text = lines.map(OneLine.of).joined(separator: "\n").filter { $0 != "\u{FFFE}" && $0 != "\u{FFFF}" }
        guard text.utf16.count > 32_000 else { return .text(text) }
        return .text(String(decoding: text.utf16.prefix(32_000), as: UTF16.self) + "…")
    }
}
