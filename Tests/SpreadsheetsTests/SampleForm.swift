import Spreadsheets
import Testing

/// A sheet in the shape of a printed form.
enum SampleForm {
    static let properties = DocumentProperties(title: "自评表", author: "某局", created: 1_672_531_200)

    static func draft() throws -> SheetDraft {
        var page = PageSetup()
        (page.isLandscape, page.repeatedRows, page.frozenRows) = (true, 1...3, 3)
        page.footer = "&C第 &P 页，共 &N 页"
        var sheet = SheetDraft(name: "公开14-1表", page: page)
        sheet.columnWidths = [12, 12, 14, 14, 14, 8, 10, 24]
        let title = CellStyle().with { ($0.size, $0.isBold, $0.horizontal) = (16, true, .center) }
        let cell = CellStyle().with { ($0.hasBorder, $0.wraps) = (true, true) }
        let head = cell.with { ($0.isBold, $0.horizontal, $0.fill) = (true, .center, 0xEEEEEE) }
        let share = cell.with { $0.numberFormat = "0.00%" }
        sheet.put(.text("2022年度项目支出绩效自评表"), at: try #require(CellRange("A1:H1")), style: title)
        sheet.put(.text("项目资金（万元）"), at: try #require(CellRange("A3:A5")), style: head)
        sheet.put(.text("全年预算数"), at: try #require(CellName("B3")), style: head)
        sheet.put(
            .number("861.53"), at: try #require(CellName("B4")), style: cell.with { $0.numberFormat = "#,##0.00" })
        sheet.put(.number("0.9811"), at: try #require(CellName("C4")), style: share)
        sheet.put(.number("9.81"), at: try #require(CellName("D4")), formula: "ROUND(C4*10,2)", style: cell)
        let long = String(repeating: "偏差原因分析及改进措施。", count: 20)
        sheet.put(.text(long), at: try #require(CellName("H4")), style: cell)
        return sheet
    }
}
