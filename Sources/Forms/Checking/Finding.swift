/// Something about a form that somebody has to look at: what was checked, where, and the figures.
package struct Finding: Sendable, Hashable {
    /// The check's stable id, for example `weights.sum`.
    package var check: String
    /// How much it weighs.
    package var severity: Severity
    /// The form it is about.
    package var form: String
    /// The cells that were looked at; the first is the one to correct or explain.
    package var cells: [Cell]
    /// Tells two findings of one cell apart, for example the year or the clause; usually empty.
    package var mark = ""
    /// What was found and expected, by name.
    package var figures: [String: String]
    /// The sentence in Chinese.
    package var zh: String
    /// The sentence in English.
    package var en: String

    /// The same for the same check of the same cells, whatever they say now; rows count by their names.
    package var key: String {
        ([check, form] + cells.map(\.anchor) + (mark.isEmpty ? [] : [mark])).joined(separator: "|")
    }

    /// The key and the figures: an answer holds as long as this stays the same.
    package var fingerprint: String {
        ([key] + figures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            + cells.map { "\($0.anchor)=\($0.typed)" })
            .joined(separator: "|")
    }
}

/// One cell of a form, with what was typed into it.
package struct Cell: Sendable, Hashable {
    /// The form's id.
    package var form: String
    /// The part's name.
    package var part: String
    /// For example `indicators[3].得分`; rows count from 1.
    package var path: String
    /// The text as typed; empty where there is none.
    package var typed: String
    /// The path by the row's name instead of its number, for example `14-01:indicators[逃逸案件处理].得分`.
    package var anchor: String
}
