import Forms
import Testing

@testable import Publishing

@Suite struct `The page of a form` {
    @Test func `looks as it was looked at`() throws {
        let publication = try Examples.small()
        try Golden.compare(try publication.text("forms/14-01.html"), "14-01.html")
        try Golden.compare(try publication.text("forms/12.html"), "12.html")
    }

    /// The cells of a page against those of the printed form, one by one.
    static func compare(_ page: ScannedPage, _ form: PublishedForm) {
        let printed = form.printed.cells
        #expect(page.cells.count == printed.count)
        for (shown, cell) in zip(page.cells, printed) {
            #expect(
                [shown.row, shown.column, shown.rowSpan, shown.columnSpan]
                    == [cell.row, cell.column, cell.rowSpan, cell.columnSpan], "\(form.id) “\(cell.text)”")
            #expect(shown.text == cell.text)
            #expect(shown.path == cell.path)
        }
        #expect(page.tables.map(\.rows).reduce(0, +) == form.printed.rowCount)
        #expect(page.tables.allSatisfy { !$0.isUneven && !$0.caption.isEmpty })
        #expect(page.tables.allSatisfy { $0.columns == form.printed.widths.count })
        for text in [form.printed.title, form.printed.left, form.printed.right] + form.printed.notes {
            #expect(page.text.contains(text))
        }
    }

    @Test(arguments: Examples.bodies) func `shows every figure in its cell`(_ body: String) throws {
        let forms = try Examples.forms(body)
        let publication = try Examples.publication(body)
        #expect(publication.forms.map(\.id) == forms.map(\.content.id))
        for (form, source) in zip(publication.forms, forms) {
            let page = try publication.page(form.path)
            Self.compare(page, form)
            for cell in page.cells {
                guard let path = cell.path else { continue }
                #expect(cell.text == Examples.text(at: path, in: source.content) ?? "", "\(form.id) \(path)")
            }
        }
    }

    static let sizes = Examples.templates.indices.flatMap { index in [0, 1, 2, 40].map { (index, $0) } }

    @Test(arguments: sizes) func `with any number of rows shows every cell in its place`(_ index: Int, _ rows: Int)
        throws
    {
        let template = Examples.templates[index]
        let content = Examples.form(of: template, rows: rows)
        let publication = Publication(header: Examples.header, forms: [(content, template)], items: [])
        let form = try #require(publication.forms.first)
        let page = try publication.page(form.path)
        Self.compare(page, form)
        #expect(page.tables.allSatisfy { $0.headRows <= 3 })
    }

    @Test func `has its headings at the head of a table of their own, to be repeated`() throws {
        let page = try Examples.publication("qujing-2022").page("forms/13.html")
        #expect(page.tables.map(\.headRows) == [0, 1, 2, 3, 2])
        #expect(page.tables.map(\.caption).dropFirst() == ["内容", "一、部门年度目标", "二、部门年度重点工作任务", "三、部门整体支出绩效指标"])
    }

    @Test func `says what its headings head`() throws {
        let page = try Examples.small().page("forms/14-01.html")
        func scope(_ text: String) -> String? { page.cells.first { $0.text == text }?.scope }
        #expect(scope("年初预算数") == "col")
        #expect(scope("三级指标") == "col")
        #expect(scope("偏差原因分析及改进措施") == "col")
        #expect(scope("项目名称") == "row")
        #expect(scope("项目资金（万元）") == "row")
        #expect(scope("产出指标") == "row")
        #expect(page.cells.allSatisfy { ($0.tag == "th") == ($0.scope != nil) && ($0.tag == "td" || !$0.text.isEmpty) })
    }
}
