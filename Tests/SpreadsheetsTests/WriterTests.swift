import Foundation
import Testing

@testable import Spreadsheets

@Suite struct `Writing workbooks` {
    @Test func `the same input gives the same bytes, whatever the clock says`() throws {
        let bytes = try WorkbookWriter.bytes([SampleForm.draft()], properties: SampleForm.properties)
        #expect(try WorkbookWriter.bytes([SampleForm.draft()], properties: SampleForm.properties) == bytes)
        // The time of every part, in the local headers and in the directory, is the first that a zip can have.
        let times = bytes.indices.dropLast(16).compactMap { index -> ArraySlice<UInt8>? in
            switch Array(bytes[index..<index + 4]) {
            case [0x50, 0x4B, 3, 4]: bytes[(index + 10)..<(index + 14)]
            case [0x50, 0x4B, 1, 2]: bytes[(index + 12)..<(index + 16)]
            default: nil
            }
        }
        #expect(times.count > 10 && times.allSatisfy { Array($0) == [0, 0, 0x21, 0] })
    }

    @Test func `merges, formulas, formats and hidden parts come back`() throws {
        var form = try SampleForm.draft()
        (form.hiddenRows, form.hiddenColumns) = ([5, 9], [6, 7])
        var hidden = SheetDraft(name: "字典")
        hidden.isHidden = true
        hidden.put(.text("优"), at: try #require(CellName("A1")), style: CellStyle())
        let book = try WorkbookReader.read(WorkbookWriter.bytes([form, hidden], properties: SampleForm.properties))
        let sheet = try #require(book.sheet(named: "公开14-1表"))
        #expect(sheet.merges.map(\.description) == ["A1:H1", "A3:A5"])
        #expect(sheet[try #require(CellName("D4"))] == Cell(.number("9.81"), formula: .init("ROUND(C4*10,2)")))
        #expect(sheet[try #require(CellName("C4"))]?.format.kind == .percent)
        #expect(sheet.hiddenRows == [5...5, 9...9] && sheet.hiddenColumns == [6...7])
        #expect(book.sheet(named: "字典")?.visibility == .hidden)
    }

    @Test func `a file is replaced whole`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for _ in 0..<2 { try WorkbookWriter.write([SampleForm.draft()], properties: SampleForm.properties, to: path) }
        #expect(try WorkbookReader.read(path: path).sheets.count == 1)
        let error = #expect(throws: SpreadsheetError.self) {
            try WorkbookWriter.write([SampleForm.draft()], properties: SampleForm.properties, to: "/nonexistent/a.xlsx")
        }
        #expect(error?.kind == .notWritten)
    }

    @Test func `the time of making and the title are those that were given`() throws {
        let bytes = try WorkbookWriter.bytes([SampleForm.draft()], properties: SampleForm.properties)
        let core = Raw.part("docProps/core.xml", of: bytes)
        #expect(core.components(separatedBy: "2023-01-01T00:00:00Z").count == 3)
        #expect(core.contains("<dc:title>自评表</dc:title>") && core.contains("<dc:creator>某局</dc:creator>"))
    }

    @Test func `the page is A4, lies as asked, is one page wide and repeats its head`() throws {
        let bytes = try WorkbookWriter.bytes(
            [SampleForm.draft(), SheetDraft(name: "二")], properties: SampleForm.properties)
        let form = Raw.part("xl/worksheets/sheet1.xml", of: bytes)
        #expect(form.contains("paperSize=\"9\"") && form.contains("orientation=\"landscape\""))
        #expect(form.contains("<pageSetUpPr fitToPage=\"1\"/>") && form.contains("fitToHeight=\"0\""))
        #expect(form.contains("第 &amp;P 页") && form.contains("ySplit=\"3\""))
        #expect(Raw.part("xl/workbook.xml", of: bytes).contains("'公开14-1表'!$1:$3"))
        #expect(Raw.part("xl/worksheets/sheet2.xml", of: bytes).contains("orientation=\"portrait\""))
    }

    @Test func `formulas are written with the results that they have`() throws {
        var sheet = SheetDraft(name: "表")
        let results: [CellValue] = [.number("0.5"), .text("是"), .empty, .boolean(true)]
        for (index, value) in results.enumerated() {
            let name = try #require(CellName(row: 1, column: index + 1))
            sheet.put(value, at: name, formula: "X\(index)", style: CellStyle())
        }
        let read = try WorkbookReader.read(WorkbookWriter.bytes([sheet], properties: SampleForm.properties)).sheets[0]
        // A result that is not written is computed by the program that opens the file.
        #expect(read.cells.map(\.cell.value) == [.number("0.5"), .text("是"), .text(""), .text("")])
        #expect(read.cells.map(\.cell.formula?.text) == ["X0", "X1", "X2", "X3"])
    }

    @Test func `nothing is left beside a file that could not be replaced`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        let path = folder.appending(path: "book.xlsx").path
        try FileManager.default.createDirectory(atPath: path + "/full", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: SpreadsheetError.self) {
            try WorkbookWriter.write([SampleForm.draft()], properties: SampleForm.properties, to: path)
        }
        #expect(error?.kind == .notWritten)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["book.xlsx"])
    }

    @Test func `what would not come back is refused with its place`() throws {
        let long = String(repeating: "长", count: 32_768)
        let values: [(CellValue, SpreadsheetError.Code)] = [
            (.number("1234567890123456"), .number), (.number("约5"), .number), (.number("1e999"), .number),
            (.number("1e-390"), .number), (.text("a\u{0}b"), .character), (.text("\u{FFFF}"), .character),
            (.text(long), .textTooLong),
        ]
        for (value, code) in values {
            var sheet = SheetDraft(name: "表")
            sheet.put(value, at: try #require(CellName("C7")), style: CellStyle())
            let error = #expect(throws: SpreadsheetError.self) {
                try WorkbookWriter.bytes([sheet], properties: SampleForm.properties)
            }
            #expect(error?.kind == code && error?.place(chinese: true) == "工作表“表”C7")
        }
    }

    @Test(arguments: ["", String(repeating: "表", count: 32), "a/b", "a[b", "'a", "a'", "a:b", "a\u{1}"])
    func `names that no sheet can have are refused`(name: String) {
        let error = #expect(throws: SpreadsheetError.self) {
            try WorkbookWriter.bytes([SheetDraft(name: name)], properties: SampleForm.properties)
        }
        #expect(error?.kind == .sheetName)
    }

    @Test func `sheets of one name, no sheets and overlapping ranges are refused`() throws {
        var twice = SheetDraft(name: "表")
        twice.put(.text("一"), at: try #require(CellRange("A1:B2")), style: CellStyle())
        twice.put(.text("二"), at: try #require(CellRange("B2:C3")), style: CellStyle())
        var under = SheetDraft(name: "表")
        under.put(.text("一"), at: try #require(CellRange("A1:B2")), style: CellStyle())
        under.put(.text("看不见"), at: try #require(CellName("B2")), style: CellStyle())
        var hidden = SheetDraft(name: "表")
        hidden.isHidden = true
        let cases: [([SheetDraft], SpreadsheetError.Code)] = [
            ([SheetDraft(name: "a"), SheetDraft(name: "A")], .sheetName), ([], .notWritten), ([twice], .overlap),
            ([under], .overlap),
            ([hidden], .sheetName),
        ]
        for (sheets, code) in cases {
            let error = #expect(throws: SpreadsheetError.self) {
                try WorkbookWriter.bytes(sheets, properties: SampleForm.properties)
            }
            #expect(error?.kind == code)
        }
    }

    @Test func `rows are made high enough for wrapped text`() {
        #expect(TextFit.lines("项目", width: 10, size: 10.5) == 1)
        #expect(TextFit.lines("项目资金万元", width: 6, size: 10.5) == 3)
        #expect(TextFit.lines("a\nb\n", width: 50, size: 10.5) == 3)
        #expect(TextFit.lines("一二三", width: 0, size: 10.5) == 3)
        #expect(TextFit.height(String(repeating: "长", count: 9000), width: 10, size: 10.5) == TextFit.greatestHeight)
    }

    @Test func `merged rows get what their text needs beyond the others, unless heights are given`() throws {
        var sheet = SheetDraft(name: "表")
        sheet.columnWidths = [10]
        let style = CellStyle().with { $0.wraps = true }
        sheet.put(.text("一"), at: try #require(CellName("B1")), style: style)
        sheet.put(.text(String(repeating: "字", count: 40)), at: try #require(CellRange("A1:A2")), style: style)
        sheet.put(.text("大"), at: try #require(CellName("A3")), style: CellStyle().with { $0.size = 20 })
        let heights = TextFit.heights(sheet)
        let needed = TextFit.height(String(repeating: "字", count: 40), width: 10, size: 10.5)
        #expect((heights[1] ?? 0) + (heights[2] ?? 0) == needed)
        #expect(heights[3] == 30)
        sheet.rowHeights = [1: 20, 2: 20, 3: 20]
        #expect(TextFit.heights(sheet) == [1: 20, 2: 20, 3: 20])
    }

    @Test func `text that is too long for one row is cut after sentences and loses nothing`() {
        let text = String(repeating: "部门整体支出绩效自评情况良好。", count: 300)
        let pieces = TextFit.pieces(of: text, width: 60, size: 10.5)
        #expect(pieces.count > 1 && pieces.joined() == text && pieces.allSatisfy { $0.hasSuffix("。") })
        #expect(pieces.allSatisfy { TextFit.height($0, width: 60, size: 10.5) <= TextFit.greatestHeight })
        #expect(TextFit.pieces(of: "短", width: 60, size: 10.5) == ["短"])
    }
}
