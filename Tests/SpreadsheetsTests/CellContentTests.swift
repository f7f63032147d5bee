import Spreadsheets
import Testing

@Suite struct `Cells in every spelling` {
    private func values(
        _ cells: String, texts: [String] = [], formats: [String] = [], workbook: String = ""
    ) throws -> [CellValue] {
        let book = try WorkbookReader.read(Raw.row(cells, texts: texts, formats: formats, workbook: workbook))
        return book.sheets[0].cells.map(\.cell.value)
    }

    @Test func `text is joined from its runs without the phonetic ones`() throws {
        let rich =
            "<r><t>公</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 开</t></r><rPh sb=\"0\" eb=\"1\"><t>gong</t></rPh>"
        let cells = "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is>\(rich)</is></c>"
        #expect(try values(cells, texts: [rich]) == [.text("公 开"), .text("公 开")])
    }

    @Test func `escaped characters are read`() throws {
        let cells = "<c t=\"s\"><v>0</v></c><c t=\"str\"><v>a_x000D_b&amp;</v></c>"
        #expect(
            try values(cells, texts: ["<t>_x4E2D_ _x005F_x4E2D_ _x12_ _xZZZZ_</t>"])
                == [.text("中 _x4E2D_ _x12_ _xZZZZ_"), .text("a\rb&")])
    }

    @Test func `booleans, errors, numbers and ISO dates`() throws {
        let cells = """
            <c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><v>861.52999999999997</v></c>
            <c t="n"><v> 1E-2 </v></c><c t="d"><v>2023-06-30T12:00:00</v></c><c><v></v></c><c/><c t="s"/>
            """
        let noon = try #require(CellDate(serial: "45107.5", epoch: .year1900))
        #expect(
            try values(cells.replacing(" </v>", with: "</v>"))
                == [.boolean(true), .boolean(false), .error("#N/A"), .number("861.53"), .number("0.01"), .date(noon)])
    }

    @Test func `a blank, a dash and a zero are three values`() throws {
        let book = try WorkbookReader.read(
            Raw.row("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c><v>0</v></c>", texts: ["<t></t>", "<t>-</t>"]))
        let sheet = book.sheets[0]
        let names = ["A1", "B1", "C1"].compactMap { CellName($0) }
        #expect(names.map { sheet.value(at: $0) } == [.empty, .text("-"), .number("0")])
    }

    @Test func `formulas keep their text and their cached value`() throws {
        let cells = """
            <c r="A1"><f>SUM(B1:C1)</f><v>3</v></c><c r="B1"><f t="shared" ref="B1:C1" si="0">A1+1</f><v>4</v></c>\
            <c r="C1"><f t="shared" si="0"/><v>5</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>X1</f></c>
            """
        let sheet = try WorkbookReader.read(Raw.row(cells)).sheets[0]
        let master = CellName("B1")
        #expect(
            sheet.cells.map(\.cell) == [
                Cell(.number("3"), formula: .init("SUM(B1:C1)")),
                Cell(.number("4"), formula: .init("A1+1", sharedFrom: master)),
                Cell(.number("5"), formula: .init("A1+1", sharedFrom: master)), Cell(.text(""), formula: .init("\"\"")),
                Cell(.empty, formula: .init("X1")),
            ])
    }

    @Test func `dates follow the format and the calendar of the workbook`() throws {
        let cells =
            "<c s=\"1\"><v>43464</v></c><c s=\"2\"><v>43464</v></c><c s=\"9\"><v>1</v></c><c s=\"1\"><v>-1</v></c>"
        let date = try #require(CellDate(serial: "43464", epoch: .year1904))
        let read = try values(cells, formats: ["yyyy-mm-dd", "0.00"], workbook: "<workbookPr date1904=\"1\"/>")
        #expect(read == [.date(date), .number("43464"), .number("1"), .number("-1")])
        #expect(date.description == "2022-12-31")
    }

    @Test func `prefixes, the strict namespace, UTF-16 and foreign elements do no harm`() throws {
        var parts = Raw.parts()
        let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        parts[4].content = """
            <x:worksheet xmlns:x="\(strict)" xmlns:y="urn:other"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v>\
            <y:v>2</y:v></x:c></x:row></x:sheetData><x:extLst><x:sheetData><x:row r="2"><x:c><x:v>3</x:v></x:c></x:row>\
            </x:sheetData></x:extLst></x:worksheet>
            """
        #expect(try WorkbookReader.read(Raw.zip(parts)).sheets[0].cells.map(\.cell.value) == [.number("1")])
        var bytes = parts.map { (name: $0.name, content: Array($0.content.utf8)) }
        let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + parts[4].content
        bytes[4].content = [0xFF, 0xFE] + wide.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try WorkbookReader.read(Raw.zip(bytes: bytes)).sheets[0].cells.map(\.cell.value) == [.number("1")])
    }

    @Test func `names of parts with backslashes or other letters are found`() throws {
        let parts = Raw.parts(sheet: "<sheetData><row><c><v>1</v></c></row></sheetData>").map {
            (name: $0.name.replacing("/", with: "\\").replacing("worksheets", with: "WorkSheets"), content: $0.content)
        }
        #expect(try WorkbookReader.read(Raw.zip(parts)).sheets[0].cells.map(\.name.description) == ["A1"])
    }

    @Test func `rows and columns that are not shown are known`() throws {
        let xml = """
            <sheetFormatPr zeroHeight="1"/><cols><col min="2" max="3" hidden="1" width="9"/><col min="5" max="5" width="0"/></cols>\
            <sheetData><row r="2"/><row r="3" hidden="1"/><row r="5"><c r="A5"><v>1</v></c></row></sheetData>
            """
        let sheet = try WorkbookReader.read(Raw.zip(Raw.parts(sheet: xml))).sheets[0]
        #expect(sheet.hiddenRows == [1...1, 3...4, 6...1_048_576])
        #expect(sheet.hiddenColumns == [2...3, 5...5])
        #expect(sheet.isHidden(try #require(CellName("B2"))))
        #expect(!sheet.isHidden(try #require(CellName("A5"))))
    }

    @Test func `every cell of a merged range has its value`() throws {
        let xml = """
            <sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="D1:D9"/><mergeCell ref="A1:B3"/><mergeCell ref="F5:F5"/><mergeCell ref="E2:F3"/></mergeCells>
            """
        let sheet = try WorkbookReader.read(Raw.zip(Raw.parts(sheet: xml))).sheets[0]
        #expect(sheet.merges.map(\.description) == ["A1:B3", "D1:D9", "E2:F3"])
        #expect(sheet.value(at: try #require(CellName("B3"))) == .number("7"))
        #expect(sheet.value(at: try #require(CellName("B4"))) == .empty)
        #expect(sheet.merge(containing: try #require(CellName("D8")))?.description == "D1:D9")
        #expect(sheet.used?.description == "A1")
    }
}
