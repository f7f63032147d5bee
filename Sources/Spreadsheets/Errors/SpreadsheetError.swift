/// Why a workbook could not be read or written, with its place if there is one.
package struct SpreadsheetError: Error, Hashable, Sendable {
    /// What is wrong; the raw value is stable and never reused.
    package enum Code: String, CaseIterable, Sendable {
        // MARK: The file as a whole

        /// There is no such file.
        case notFound = "spreadsheet.not_found"
        /// The file may not be read, or the disk fails.
        case unreadable = "spreadsheet.unreadable"
        /// The file or a part of it has more bytes than the limit.
        case tooLarge = "spreadsheet.too_large"
        /// A part unpacks to far more than its packed size.
        case bomb = "spreadsheet.zip_bomb"
        /// There are more parts, sheets, rows, cells or the like than the limit.
        case tooMany = "spreadsheet.too_many"
        /// The file is of another kind.
        case notWorkbook = "spreadsheet.not_workbook"
        /// The file is a workbook of another format: .xls, .et or .xlsb.
        case oldFormat = "spreadsheet.old_format"
        /// The file needs a password.
        case encrypted = "spreadsheet.encrypted"
        /// The workbook brings programs with it.
        case macros = "spreadsheet.macros"
        /// Values of the workbook come from other files or data sources.
        case externalLink = "spreadsheet.external_link"
        /// The end of the file is missing.
        case truncated = "spreadsheet.truncated"
        /// The zip file or the XML in it is broken, or a part is missing.
        case damaged = "spreadsheet.damaged"
        /// A part declares a document type, which could name entities.
        case entities = "spreadsheet.entities"

        // MARK: Cells of a file

        /// A cell, row or range is not written as the standard says.
        case badCell = "spreadsheet.bad_cell"
        /// A cell is written twice.
        case repeatedCell = "spreadsheet.repeated_cell"
        /// A merged range takes cells of another one, or hides a cell.
        case overlap = "spreadsheet.overlap"
        /// A text is longer than a cell can hold.
        case textTooLong = "spreadsheet.text_too_long"

        // MARK: What was to be written

        /// No sheet can have this name.
        case sheetName = "spreadsheet.sheet_name"
        /// No workbook can hold this character.
        case character = "spreadsheet.character"
        /// The text is no number that a workbook keeps unchanged.
        case number = "spreadsheet.number"
        /// The workbook could not be made or stored.
        case notWritten = "spreadsheet.not_written"
    }

    /// What is wrong.
    package let kind: Code
    /// The sheet, if the trouble is in one.
    package var sheet: String?
    /// The cell, if the trouble is in one.
    package var cell: CellName?
    /// What the sentences mention; for programs. A name that ends in `.zh` or `.en` is for one language.
    package let details: [String: String]

    /// Creates an error.
    package init(_ kind: Code, sheet: String? = nil, cell: CellName? = nil, _ details: [String: String] = [:]) {
        (self.kind, self.sheet, self.cell, self.details) = (kind, sheet, cell, details)
    }

    /// Stable, for example `spreadsheet.encrypted`.
    package var code: String { kind.rawValue }

    /// What was expected and what was found.
    package func message(chinese: Bool) -> String { fill(chinese ? kind.message.zh : kind.message.en, chinese) }

    /// The next action.
    package func remedy(chinese: Bool) -> String { fill(chinese ? kind.remedy.zh : kind.remedy.en, chinese) }

    /// The sheet and the cell, for example `工作表“封面”B3`; nil if the trouble is in no sheet.
    package func place(chinese: Bool) -> String? {
        guard let sheet = sheet.map(Self.shown) else { return nil }
        let name = cell.map { chinese ? "\($0)" : ", \($0)" } ?? ""
        return chinese ? "工作表“\(sheet)”\(name)" : "sheet \"\(sheet)\"\(name)"
    }

    /// The printed form: `place: message [code]`.
    package func printed(chinese: Bool) -> String {
        let place = place(chinese: chinese).map { chinese ? "\($0)：" : "\($0): " } ?? ""
        return "\(place)\(message(chinese: chinese)) [\(code)]"
    }

    /// Without characters that would steer a terminal, for names and values come from the file.
    private static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }

    private func fill(_ template: String, _ chinese: Bool) -> String {
        var (result, rest) = ("", template[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            let value = details[name + (chinese ? ".zh" : ".en")] ?? details[name] ?? "?"
            result += rest[..<open] + Self.shown(value)
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
