extension SpreadsheetError {
    static func damaged(_ part: String, zh: String, en: String) -> SpreadsheetError {
        SpreadsheetError(.damaged, ["part": part, "reason.zh": zh, "reason.en": en])
    }

    static func tooMany(zh: String, en: String, limit: Int, found: String) -> SpreadsheetError {
        SpreadsheetError(.tooMany, ["what.zh": zh, "what.en": en, "limit": "\(limit)", "found": found])
    }

    static func tooLarge(zh: String, en: String, limit: Int, found: Int) -> SpreadsheetError {
        SpreadsheetError(.tooLarge, ["what.zh": zh, "what.en": en, "limit": "\(limit)", "found": "\(found)"])
    }

    static func badCell(zh: String, en: String, found: String) -> SpreadsheetError {
        SpreadsheetError(.badCell, ["expected.zh": zh, "expected.en": en, "found": String(found.prefix(40))])
    }

    /// The same error at a place, unless it has one.
    func at(sheet: String, cell: CellName? = nil) -> SpreadsheetError {
        var error = self
        error.sheet = error.sheet ?? sheet
        error.cell = error.cell ?? cell
        return error
    }
}
