import Spreadsheets
import Testing

@Suite struct `Errors of workbooks` {
    @Test func `keep their codes`() {
        #expect(
            SpreadsheetError.Code.allCases.map(\.rawValue) == [
                "spreadsheet.not_found", "spreadsheet.unreadable", "spreadsheet.too_large", "spreadsheet.zip_bomb",
                "spreadsheet.too_many", "spreadsheet.not_workbook", "spreadsheet.old_format", "spreadsheet.encrypted",
                "spreadsheet.macros", "spreadsheet.external_link", "spreadsheet.truncated", "spreadsheet.damaged",
                "spreadsheet.entities", "spreadsheet.bad_cell", "spreadsheet.repeated_cell", "spreadsheet.overlap",
                "spreadsheet.text_too_long", "spreadsheet.sheet_name", "spreadsheet.character", "spreadsheet.number",
                "spreadsheet.not_written",
            ])
    }

    @Test func `show no characters that steer a terminal`() {
        let error = SpreadsheetError(.badCell, sheet: "a\u{1B}[2J", ["expected": "x", "found": "\u{1B}]0;y\u{7}\n"])
        #expect(!error.printed(chinese: true).unicodeScalars.contains { $0.value < 32 })
    }

    @Test(arguments: SpreadsheetError.Code.allCases)
    func `say in both languages what was expected and what to do`(code: SpreadsheetError.Code) {
        let error = SpreadsheetError(code, sheet: "表", cell: CellName("B3"))
        #expect(error.message(chinese: true).contains("应"))
        #expect(error.message(chinese: false).hasPrefix("Expected "))
        #expect(error.message(chinese: true).hasSuffix("。") && error.remedy(chinese: true).hasPrefix("请"))
        #expect(error.message(chinese: false).hasSuffix(".") && error.remedy(chinese: false).hasSuffix("."))
        #expect(error.remedy(chinese: true).hasSuffix("。"))
        #expect(error.printed(chinese: true).hasSuffix("[\(code.rawValue)]"))
        #expect(error.place(chinese: true) == "工作表“表”B3")
    }
}
