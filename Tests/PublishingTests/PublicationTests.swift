import CanonicalJSON
import Forms
import Testing

@testable import Publishing

@Suite struct `A publication` {
    @Test func `has the files that it promises, in order`() throws {
        let paths = try Examples.small().files().map(\.path)
        #expect(
            paths == [
                "forms/12.html", "forms/14-01.html", "index.html", "publication.json", "rectification.html",
                "style.css",
            ])
    }

    @Test(arguments: Examples.bodies) func `made twice is the same to the byte`(_ body: String) throws {
        let (one, other) = (try Examples.publication(body).files(), try Examples.publication(body).files())
        #expect(one.map(\.path) == other.map(\.path))
        #expect(one.map(\.bytes) == other.map(\.bytes))
        #expect(Set(one.map(\.path)).count == one.count)
    }

    @Test func `has an index, a ledger and data that look as they were looked at`() throws {
        let publication = try Examples.small()
        try Golden.compare(try publication.text("index.html"), "index.html")
        try Golden.compare(try publication.text("rectification.html"), "rectification.html")
        try Golden.compare(try publication.text("publication.json") + "\n", "publication.json")
    }

    @Test(arguments: Examples.bodies) func `asks for nothing beyond its files`(_ body: String) throws {
        let publication = try Examples.publication(body)
        let files = publication.files()
        let paths = Set(files.map(\.path) + [Publication.ledgerBookPath])
        for file in files where file.path.hasSuffix(".html") {
            let page = try publication.page(file.path)
            #expect(page.tags.isDisjoint(with: ["script", "iframe", "img", "object", "form", "style"]))
            #expect(page.attributes.isSubset(of: Self.attributes), "\(page.attributes)")
            for link in page.links where link != "data:," {
                let target = link.hasPrefix("../") ? String(link.dropFirst(3)) : link
                #expect(paths.contains(target) && link.hasPrefix("../") == file.path.hasPrefix("forms/"), "\(link)")
            }
        }
        let style = try publication.text("style.css")
        #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("http"))
    }

    static let attributes: Set = [
        "lang", "charset", "name", "content", "rel", "href", "class", "role", "tabindex", "aria-label", "style",
        "scope",
        "rowspan", "colspan", "data-path",
    ]

    @Test func `leads from its index to every table, and from table to table`() throws {
        let publication = try Examples.publication("qujing-2022")
        let index = try publication.page("index.html")
        #expect(
            index.links
                == ["style.css", "data:,"] + publication.forms.map(\.path) + [
                    "rectification.html", "publication.json", "rectification.xlsx",
                ])
        for form in publication.forms {
            #expect(index.text.contains(form.subject) && index.text.contains(form.printed.right))
        }
        let second = try publication.page(publication.forms[1].path)
        let around = [publication.forms[0].path, publication.forms[2].path].map { "../\($0)" }
        #expect(second.links == ["../style.css", "data:,", "../index.html"] + around)
    }

    @Test func `shows its header`() throws {
        let page = try Examples.small().page("index.html")
        let shown = page.tables[0].cells.filter { $0.path != nil }.map { [$0.path ?? "", $0.text] }
        #expect(
            shown == [
                ["索引号", "015115000-202308-000001"], ["主题分类", "财政、金融、审计"], ["发布机构", "曲靖市公安局交通警察支队"],
                ["发布日期", "2023-08-25"], ["名称", "2022年度绩效自评公开"], ["文号", "〔2023〕1号"], ["关键字", "绩效自评；项目支出"],
            ])
        #expect(page.tables.allSatisfy { !$0.isUneven && !$0.caption.isEmpty })
    }

    @Test func `shows every field of every item of the 整改台账`() throws {
        let page = try Examples.small().page("rectification.html")
        let texts = page.cells.map(\.text)
        #expect(
            Array(texts.prefix(13)) == [
                "序号", "问题", "问题来源", "整改措施", "责任单位", "责任人", "整改时限", "进展", "佐证材料", "状态", "延期次数", "复核人", "销号日期",
            ])
        #expect(
            Array(texts.suffix(13)) == [
                "2", "执行率偏低", "公开14-1表", "加快支付", "财务科", "李四", "2023-06-30", "已完成", "支付凭证", "已销号", "0", "王五",
                "2023-06-21",
            ])
        #expect(page.tables[0].headRows == 1 && !page.tables[0].isUneven)
    }

    @Test func `without forms and items has its pages all the same`() throws {
        let publication = Publication(header: Examples.header, forms: [], items: [])
        #expect(publication.files().count == 4)
        #expect(try publication.page("rectification.html").text.contains("暂无整改事项。"))
        #expect(try !publication.page("index.html").text.contains("涉密"))
    }

    @Test(arguments: Examples.bodies) func `has all figures in its JSON, by path`(_ body: String) throws {
        let publication = try Examples.publication(body)
        let bytes = Array(try publication.text("publication.json").utf8)
        let json = try JSONReader.parse(bytes)
        #expect(try json.canonical() == bytes)
        for (form, source) in zip(try #require(json["forms"]?.list), try Examples.forms(body)) {
            #expect(form["id"]?.text == source.content.id)
            var count = 0
            for cell in form["cells"]?.list ?? [] {
                guard let path = cell["path"]?.text else { continue }
                #expect(cell["text"]?.text == Examples.text(at: path, in: source.content) ?? "")
                count += 1
            }
            #expect(count > 10)
        }
    }
}
