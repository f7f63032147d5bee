import Spreadsheets
import Testing

@Suite struct `Files that are not read` {
    private func error(_ bytes: [UInt8], _ limits: ReadLimits = ReadLimits()) -> SpreadsheetError? {
        do {
            _ = try WorkbookReader.read(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    private func code(_ bytes: [UInt8], _ limits: ReadLimits = ReadLimits()) -> SpreadsheetError.Code? {
        error(bytes, limits)?.kind
    }

    private func code(_ sheet: String, _ limits: ReadLimits = ReadLimits()) -> SpreadsheetError.Code? {
        code(Raw.zip(Raw.parts(sheet: sheet)), limits)
    }

    // MARK: Other files

    @Test func `other kinds of files are named`() {
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(code(compound + Array("Encryption".utf16.flatMap { [UInt8($0), 0] })) == .notWorkbook)
        #expect(code(compound + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }) == .encrypted)
        #expect(code(compound + "Workbook".utf16.flatMap { [UInt8($0), 0] }) == .oldFormat)
        #expect(code(compound) == .notWorkbook)
        #expect(code([9, 8, 16, 0]) == .oldFormat)
        for text in ["", "%PDF-1.7", "<html><table>", "<?xml version=\"1.0\"?><Workbook/>", "a,b\n1,2", "PK"] {
            #expect(code(Array(text.utf8)) == .notWorkbook)
        }
        #expect(error(Array("%PDF-1.7".utf8))?.message(chinese: true) == "应为 .xlsx 工作簿，实为 PDF 文件。")
    }

    @Test func `other zip files are named`() {
        #expect(code(Raw.zip([("a.txt", "a")])) == .notWorkbook)
        #expect(error(Raw.zip([("word/document.xml", "")]))?.message(chinese: false).contains("a Word file") == true)
        let ods = Raw.zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])
        #expect(error(ods)?.message(chinese: false).contains(".ods") == true)
        #expect(code(Raw.zip(Raw.parts(type: "application/vnd.ms-excel.sheet.binary.macroenabled.main"))) == .macros)
        #expect(code(Raw.zip(Raw.parts(type: "application/vnd.ms-excel.sheet.binary.main"))) == .oldFormat)
        var binary = Raw.parts()
        binary[1].content = binary[1].content.replacing("xl/workbook.xml", with: "xl/workbook.bin")
        #expect(code(Raw.zip(binary)) == .oldFormat)
    }

    @Test func `macros are refused`() {
        #expect(code(Raw.zip(Raw.parts(type: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))) == .macros)
        #expect(code(Raw.zip(Raw.parts() + [("xl/vbaProject.bin", "x")])) == .macros)
        #expect(code(Raw.zip(Raw.parts() + [("xl/macrosheets/sheet1.xml", "x")])) == .macros)
    }

    @Test func `links to other files are refused`() {
        #expect(code(Raw.zip(Raw.parts() + [("xl/externalLinks/externalLink1.xml", "x")])) == .externalLink)
        #expect(code(Raw.zip(Raw.parts() + [("xl/connections.xml", "x")])) == .externalLink)
    }

    @Test func `missing files and folders are named`() {
        let missing = #expect(throws: SpreadsheetError.self) { try WorkbookReader.read(path: "/nonexistent/a.xlsx") }
        #expect(missing?.kind == .notFound)
        let folder = #expect(throws: SpreadsheetError.self) { try WorkbookReader.read(path: "/tmp") }
        #expect(folder?.kind == .unreadable)
        let device = #expect(throws: SpreadsheetError.self) { try WorkbookReader.read(path: "/dev/zero") }
        #expect(device?.kind == .unreadable)
    }

    @Test func `a file without its end is refused`() throws {
        let whole = try Fixture.bytes("openpyxl.xlsx")
        // Each of the last ones, where the directory and its end are.
        let lengths = Array(stride(from: 0, to: whole.count - 600, by: 17)) + Array((whole.count - 600)..<whole.count)
        for length in lengths {
            let found = code(Array(whole[..<length]))
            #expect(found == (length < 4 ? .notWorkbook : .truncated) || found == .damaged)
        }
    }

    // MARK: Too much

    @Test func `a large file is refused before it is opened`() {
        var limits = ReadLimits()
        limits.fileSize = 100
        #expect(code(Array(repeating: 0x50, count: 101), limits) == .tooLarge)
    }

    @Test func `a zip bomb is refused quickly`() {
        let blanks = String(repeating: " ", count: 40_000_000)
        let start = ContinuousClock.now
        let bomb = Raw.zip(Raw.parts(sheet: blanks))
        let packed = ContinuousClock.now
        #expect(bomb.count < 100_000)
        #expect(error(bomb)?.kind == .bomb)
        #expect(packed.duration(to: .now) < .seconds(5), "packing took \(start.duration(to: packed))")
    }

    @Test func `a sheet that unpacks to too much is refused`() {
        var limits = ReadLimits()
        (limits.partSize, limits.ratio) = (1_000_000, 2000)
        #expect(code(String(repeating: " ", count: 1_000_000), limits) == .tooLarge)
        #expect(code(String(repeating: " ", count: 900_000), limits) == nil)
    }

    @Test func `thousands of merges are judged quickly`() {
        let columns = (1...5000).map {
            "<mergeCell ref=\"\(CellName.letters(ofColumn: $0))1:\(CellName.letters(ofColumn: $0))1048576\"/>"
        }
        let start = ContinuousClock.now
        #expect(code("<mergeCells>\(columns.joined())<mergeCell ref=\"ZZ99:AAA100\"/></mergeCells>") == .overlap)
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test func `a part that is larger than it says is refused quickly`() {
        var bomb = Raw.zip(Raw.parts(sheet: String(repeating: " ", count: 40_000_000)))
        // Writes 100 as the unpacked size of every part, in the directory and in the local headers.
        for index in bomb.indices.dropLast(46) where bomb[index] == 0x50 && bomb[index + 1] == 0x4B {
            let size = bomb[index + 2] == 1 ? index + 24 : bomb[index + 2] == 3 ? index + 22 : nil
            guard let size else { continue }
            bomb.replaceSubrange(size..<size + 4, with: [100, 0, 0, 0])
        }
        let start = ContinuousClock.now
        #expect(throws: SpreadsheetError.self) { try WorkbookReader.read(bomb) }
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test func `too many parts, sheets, rows, cells and merges are refused`() {
        var limits = ReadLimits()
        (limits.entries, limits.rows, limits.cells, limits.merges, limits.sheets) = (9, 2, 3, 1, 1)
        #expect(code(Raw.zip(Raw.parts() + (0..<5).map { ("p\($0)", "x") }), limits) == .tooMany)
        let cell = "<c><v>1</v></c>"
        #expect(
            code("<sheetData><row>\(cell)</row><row>\(cell)</row><row>\(cell)</row></sheetData>", limits) == .tooMany)
        #expect(code("<sheetData><row>\(cell)\(cell)\(cell)\(cell)</row></sheetData>", limits) == .tooMany)
        #expect(
            code("<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>", limits) == .tooMany)
        let more = "<sheets><sheet name=\"一\" r:id=\"r1\"/></sheets>"
        #expect(code(Raw.row("", workbook: more), limits) == .tooMany)
        limits.totalSize = 1000
        #expect(code(Raw.zip(Raw.parts()), limits) == .tooLarge)
    }

    // MARK: Wrong XML

    @Test func `a document type declaration is refused in every part that is read`() {
        for index in Raw.parts().indices {
            var parts = Raw.parts()
            parts[index].content =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                + parts[index].content
            let found = error(Raw.zip(parts))
            #expect(found?.kind == .entities)
            #expect(found?.details["part"] == parts[index].name)
        }
    }

    @Test func `XML that goes too deep, has too long a tag or is not XML is refused`() {
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(code(deep) == .damaged)
        var limits = ReadLimits()
        limits.ratio = 2000
        let start = ContinuousClock.now
        let long = error(
            Raw.zip(Raw.parts(sheet: "<sheetData><row><c r=\"\(String(repeating: "A", count: 5_000_000))\"")), limits)
        #expect(long?.message(chinese: false).contains("a tag is too long") == true)
        #expect(start.duration(to: .now) < .seconds(5))
        #expect(code("<sheetData>") == .damaged)
        #expect(code("<sheetData>\u{1}</sheetData>") == .damaged)
        for index in Raw.parts().indices {
            var parts = Raw.parts()
            parts[index].content = "no XML"
            #expect(code(Raw.zip(parts)) == .damaged)
            parts.remove(at: index)
            let expected: SpreadsheetError.Code = index < 2 ? .notWorkbook : .damaged
            #expect(code(Raw.zip(parts)) == expected)
        }
    }

    @Test func `wrong cells are named by sheet and cell`() {
        let cases: [(String, String, SpreadsheetError.Code)] = [
            ("<c r=\"B1\"><v>abc</v></c>", "B1", .badCell), ("<c r=\"B1\"><v>1e999</v></c>", "B1", .badCell),
            ("<c r=\"C1\" t=\"s\"><v>0</v></c>", "C1", .badCell), ("<c r=\"C1\" t=\"s\"><v>-1</v></c>", "C1", .badCell),
            ("<c r=\"D1\" t=\"b\"><v>2</v></c>", "D1", .badCell), ("<c r=\"D1\" t=\"q\"><v>2</v></c>", "D1", .badCell),
            ("<c r=\"D1\" t=\"d\"><v>2023-02-30</v></c>", "D1", .badCell),
            ("<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>", "A1", .repeatedCell),
            ("<c r=\"E1\" t=\"str\"><v>\(String(repeating: "长", count: 32_768))</v></c>", "E1", .textTooLong),
        ]
        for (cells, name, kind) in cases {
            let found = error(Raw.row(cells))
            #expect(found?.kind == kind && found?.sheet == "表" && found?.cell?.description == name)
        }
        #expect(error(Raw.row("<c r=\"A2\"><v>1</v></c>"))?.kind == .badCell)
        #expect(
            error(Raw.row("<c r=\"B1\"><v>abc</v></c>"))?.printed(chinese: true)
                == "工作表“表”B1：应为数，实为“abc”。 [spreadsheet.bad_cell]")
        #expect(
            error(Raw.row("<c r=\"B1\"><v>abc</v></c>"))?.printed(chinese: false)
                == "sheet \"表\", B1: Expected a number, but found \"abc\". [spreadsheet.bad_cell]")
    }

    @Test func `rows out of order and overlapping merges are refused`() {
        #expect(code("<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>") == .badCell)
        #expect(code("<sheetData><row r=\"1\"/><row r=\"1\"/></sheetData>") == .badCell)
        #expect(code("<sheetData><row r=\"1048577\"/></sheetData>") == .badCell)
        let number = "<v>1</v></c>"
        #expect(code(Raw.row("<c r=\"B1\">\(number)<c r=\"A1\">\(number)")) == nil)
        #expect(
            code(Raw.row("<c r=\"B1\">\(number)<c r=\"A1\">\(number)<c r=\"B1\">\(number)")) == .repeatedCell)
        let found = error(
            Raw.zip(
                Raw.parts(sheet: "<mergeCells><mergeCell ref=\"A1:C3\"/><mergeCell ref=\"C3:D4\"/></mergeCells>")))
        #expect(found?.kind == .overlap && found?.sheet == "表" && found?.cell?.description == "C3")
        #expect(code("<mergeCells><mergeCell ref=\"A1:\"/></mergeCells>") == .badCell)
        let twice = "<sheets><sheet name=\"表\" r:id=\"r1\"/></sheets>"
        #expect(code(Raw.row("", workbook: twice)) == .damaged)
        let lost = "<sheets><sheet name=\"一\" r:id=\"r9\"/></sheets>"
        #expect(error(Raw.row("", workbook: lost))?.sheet == "一")
    }

    @Test func `an encrypted part and a part that is there twice are refused`() {
        var locked = Raw.zip(Raw.parts())
        for index in locked.indices.dropLast(46) where locked[index...].starts(with: [0x50, 0x4B, 1, 2]) {
            locked[index + 8] |= 1
        }
        #expect(code(locked) == .encrypted)
        #expect(code(Raw.zip(Raw.parts() + [("XL/Workbook.xml", "")])) == .damaged)
    }
}
