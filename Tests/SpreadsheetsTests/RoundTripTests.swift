import Spreadsheets
import Testing

@Suite struct `Writing and reading back` {
    @Test func `every kind of value comes back`() throws {
        let date = try #require(CellDate(year: 2023, month: 6, day: 30))
        let values: [CellValue] = [
            .text("项目支出"), .text("８６１．５３"), .number("861.53"), .boolean(true), .date(date), .text(" 前后有空格 "),
            .text("一\n二"), .text("_x0041_ <&>\"'"), .text("控制\u{1}\r符"), .number("8.95"), .number("-0.0001"),
            .number("123456789012345"), .number("0"), .number("0.1"), .text("👍🏽 𠮷"),
        ]
        var sheet = SheetDraft(name: "公开14-1表")
        for (index, value) in values.enumerated() {
            sheet.put(value, at: try #require(CellName(row: index + 1, column: 2)), style: CellStyle())
        }
        let bytes = try WorkbookWriter.bytes([sheet], properties: DocumentProperties(title: "自评表", created: 1))
        let read = try #require(try WorkbookReader.read(bytes).sheet(named: "公开14-1表"))
        #expect(read.cells.map(\.cell.value) == values)
        #expect(read.cells.map(\.name.description) == values.indices.map { "B\($0 + 1)" })
    }
}
