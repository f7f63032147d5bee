import Foundation
import Spreadsheets
import Testing

@Suite struct `Files of other programs` {
    @Test(arguments: ["openpyxl", "libreoffice", "epoch-1904"])
    func `are read as their golden listing says`(name: String) throws {
        let read = try WorkbookReader.read(path: Fixture.path("\(name).xlsx")).dump
        let golden = Fixture.folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try read.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(read == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test(arguments: [
        ("encrypted.xlsx", SpreadsheetError.Code.encrypted), ("libreoffice.xls", .oldFormat),
        ("libreoffice.ods", .notWorkbook),
    ])
    func `that are no open workbook are refused`(name: String, code: SpreadsheetError.Code) {
        let error = #expect(throws: SpreadsheetError.self) { try WorkbookReader.read(path: Fixture.path(name)) }
        #expect(error?.kind == code)
    }
}
