import CanonicalJSON
import Forms
import Testing

@testable import Publishing

@Suite struct `What was typed` {
    static let wild = #"<script>alert("1")</script> & &amp; 'x' --> </td></table>"#

    @Test func `never becomes markup, wherever it stands`() throws {
        var (content, template) = try Examples.form("14-01")
        content.title = Self.wild
        content.table = Self.wild
        for part in content.parts.indices { content.parts[part].content = Self.replaced(content.parts[part].content) }
        let header = Publication.Header(
            indexNumber: Self.wild, topic: Self.wild, publisher: Self.wild, publishedOn: Self.wild, name: Self.wild,
            documentNumber: Self.wild, keywords: [Self.wild])
        let item = RectificationItem(
            problem: Self.wild, source: Self.wild, measure: Self.wild, unit: Self.wild, person: Self.wild,
            deadline: Self.wild, progress: Self.wild, evidence: Self.wild, state: Self.wild, verifier: Self.wild,
            closedOn: Self.wild)
        let publication = Publication(header: header, forms: [(content, template)], items: [item])
        for file in publication.files() where file.path.hasSuffix(".html") {
            let html = String(decoding: file.bytes, as: UTF8.self)
            #expect(!html.contains("<script") && !html.contains("</td></table>\n <") && !html.contains("\"1\""))
            let page = try publication.page(file.path)
            #expect(page.tags.isDisjoint(with: ["script"]))
            #expect(page.attributes.isSubset(of: `A publication`.attributes))
            #expect(page.cells.contains { $0.text == Self.wild })
        }
        `The page of a form`.compare(try publication.page("forms/14-01.html"), publication.forms[0])
    }

    static func replaced(_ json: JSON) -> JSON {
        switch json {
        case .array(let list): .array(list.map(replaced))
        case .object(let fields): .object(JSON.Fields(fields.mapValues(replaced)))
        case .string: .string(wild)
        case .null, .bool, .int: json
        }
    }

    @Test func `keeps its line breaks and loses its control characters`() throws {
        var (content, template) = try Examples.form("14-01")
        content.parts[0].content = ["项目名称": "甲\n乙\u{1}丙\u{0}"]
        let page = try Publication(header: Examples.header, forms: [(content, template)], items: [])
            .page("forms/14-01.html")
        #expect(page.cell("head.项目名称")?.text == "甲\n乙\u{FFFD}丙\u{FFFD}")
    }

    @Test func `as an id makes a plain file name of its own`() throws {
        var (content, template) = try Examples.form("14-01")
        let ids = ["14-01", "../../x", "a b", "a~20b", "表", "\"><script>", "..", "CON.1_2"]
        let forms = ids.map { id in
            content.id = id
            return (content: content, template: template)
        }
        let publication = Publication(header: Examples.header, forms: forms, items: [])
        let paths = publication.forms.map(\.path)
        #expect(Set(paths).count == ids.count)
        #expect(paths[0] == "forms/14-01.html" && paths[1] == "forms/..~2f..~2fx.html")
        for path in paths {
            let name = path.dropFirst("forms/".count)
            #expect(name.utf8.allSatisfy { (33...126).contains($0) && ![34, 47, 60, 62, 92].contains($0) })
        }
    }
}

@Suite struct `What is 涉密` {
    static let secret = "机密内容甲"

    /// 14-01 with a secret field filled in.
    static func form() throws -> (content: FormContent, template: FormTemplate) {
        var (content, template) = try Examples.form("14-01")
        let index = try #require(content.parts.firstIndex { $0.name == "head" })
        var fields = try #require(content.parts[index].content.fields)
        fields["涉密事项"] = .string(secret)
        content.parts[index].content = .object(fields)
        return (content, template)
    }

    static func hasSecret(_ publication: Publication) -> Bool {
        publication.files().contains { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            return text.contains(secret) || text.contains("涉密事项")
        }
    }

    @Test func `is in no file, and the pages say so`() throws {
        let publication = Publication(header: Examples.header, forms: [try Self.form()], items: [])
        #expect(!Self.hasSecret(publication))
        #expect(publication.leftOut == Publication.LeftOut(places: ["14-01 head.涉密事项"]))
        #expect(try publication.page("forms/14-01.html").text.contains("涉密信息按保密规定不公开"))
        #expect(try publication.page("index.html").text.contains(PrintedForm.secrecyNote))
    }

    @Test func `as a title is left out too`() throws {
        var form = try Self.form()
        form.content.title = Self.secret
        #expect(!Self.hasSecret(Publication(header: Examples.header, forms: [form], items: [])))
    }

    @Test func `as a whole form is absent, whoever says so`() throws {
        var form = try Self.form()
        form.content.id = "14-99"
        let open = try Examples.form("12")
        form.content.isSecret = true
        let named = Publication(header: Examples.header, forms: [open, form], items: [])
        #expect(named.forms.map(\.id) == ["12"])
        form.content.isSecret = false
        form.content.parts = [.init(name: "head", content: ["涉密事项": .string(Self.secret), "项目名称": " "])]
        let filled = Publication(header: Examples.header, forms: [open, form], items: [])
        #expect(filled.forms.map(\.id) == ["12"])
        for publication in [named, filled] {
            #expect(!Self.hasSecret(publication))
            #expect(!publication.files().contains { String(decoding: $0.bytes, as: UTF8.self).contains("14-99") })
            #expect(try publication.page("index.html").text.contains(PrintedForm.secrecyNote))
        }
    }

    @Test func `in the 整改台账 is noted there`() throws {
        var items = Examples.items
        items[0].isSecret = true
        let publication = Publication(header: Examples.header, forms: [], items: items)
        #expect(publication.items == [Examples.items[1]] && publication.leftOut.items == [1])
        #expect(try !publication.text("rectification.html").contains(items[0].problem))
        for path in ["index.html", "rectification.html"] {
            #expect(try publication.page(path).text.contains(PrintedForm.secrecyNote))
        }
        #expect(publication.json()["rectification"]?["notes"] == [.string(PrintedForm.secrecyNote)])
    }

    @Test func `is not mentioned where nothing is left out`() throws {
        let publication = Publication(header: Examples.header, forms: [try Examples.form("12")], items: Examples.items)
        for path in ["index.html", "rectification.html"] { #expect(try !publication.page(path).text.contains("涉密")) }
    }
}

@Suite struct `A form that is 涉密 as a whole` {
    /// A whole case with a line for one project in the department's table and an item about it.
    static func publication(isSecret: Bool) throws -> Publication {
        var forms = try Examples.forms("qujing-2022")
        let index = try #require(forms.firstIndex { $0.content.id == "14-08" })
        forms[index].content.isSecret = isSecret
        let department = try #require(forms.firstIndex { $0.content.id == "13" })
        let part = try #require(forms[department].content.parts.firstIndex { $0.name == "tasks" })
        var rows = try #require(forms[department].content.parts[part].content.list)
        rows.insert(["任务名称": "车管业务 专项经费", "主要内容": "甲乙丙", "总额": "4600.00", "实际支出金额": "4600.00"], at: 2)
        rows.append(["任务名称": "交通秩序管理专项经费", "总额": "17.77", "主要内容": "见公开14-8表"])
        forms[department].content.parts[part].content = .array(rows)
        let about = RectificationItem(problem: "14-08 执行偏慢", measure: "丁戊己", state: "整改中")
        let other = RectificationItem(problem: "2014-08 以来的旧账", measure: "庚辛壬", state: "整改中")
        return Publication(header: Examples.header, forms: forms, items: [about, other])
    }

    /// Its title, id, number and amounts, and the sums from which they would follow.
    static let traces = ["车管业务", "公开14-8", "14-08 执行", "14-08.html", "4600", "甲乙丙", "丁戊己", "17612.15", "11904.36"]

    static func found(_ publication: Publication) -> Set<String> {
        let texts = publication.files().map { "\($0.path) \(String(decoding: $0.bytes, as: UTF8.self))" }
        return Set(traces.filter { trace in texts.contains { $0.contains(trace) } })
    }

    @Test func `is nowhere, nor what would tell of it, and all of that is there when it is open`() throws {
        #expect(Self.found(try Self.publication(isSecret: true)) == [])
        #expect(Self.found(try Self.publication(isSecret: false)) == Set(Self.traces))
    }

    @Test func `takes away nothing else`() throws {
        let publication = try Self.publication(isSecret: true)
        #expect(publication.forms.count == 19 && publication.items.map(\.measure) == ["庚辛壬"])
        // The basic expenditure, and what another project has for itself.
        for text in ["5707.79", "6245.02", "17.77", "861.53"] {
            #expect(try publication.text("publication.json").contains(text), "\(text)")
        }
        // A title that is part of a published one's tells nothing.
        #expect(try publication.text("forms/14-03.html").contains("科技信息化建设专项经费"))
        #expect(
            publication.leftOut
                == Publication.LeftOut(
                    forms: ["14-08"], items: [1],
                    places: [
                        "12 amounts[3].金额", "12 amounts[5].金额", "13 tasks[1].其他资金", "13 tasks[1].实际支出金额",
                        "13 tasks[1].总额", "13 tasks[1].财政拨款",
                        "13 tasks[1].预算执行率", "13 tasks[2].其他资金", "13 tasks[2].实际支出金额", "13 tasks[2].总额",
                        "13 tasks[2].财政拨款", "13 tasks[2].预算执行率", "13 tasks[3]", "13 tasks[5].主要内容",
                    ], toRead: ["12 situation.部门整体收支情况"]))
        #expect(try Self.publication(isSecret: false).leftOut == Publication.LeftOut())
    }

    @Test func `is not found from the amounts in an item, typed or computed`() throws {
        var forms = try Examples.forms("qujing-2022")
        let index = try #require(forms.firstIndex { $0.content.id == "14-16" })
        let computed = CaseCheck.departmentLine(of: forms.map { ($0.content, $0.template) }).map(\.value)
        #expect(computed.contains("11949.25"), "\(computed)")
        let items = ["写为11904.36", "合计应为11949.25", "与2022年无关"].map { RectificationItem(problem: $0, state: "整改中") }
        for isSecret in [true, false] {
            forms[index].content.isSecret = isSecret
            let publication = Publication(header: Examples.header, forms: forms, items: items)
            #expect(publication.items.map(\.problem) == (isSecret ? ["与2022年无关"] : items.map(\.problem)))
            #expect(publication.leftOut.items == (isSecret ? [1, 2] : []))
        }
    }

    @Test func `is not told of by the others where it is excluded anyway`() throws {
        for isSecret in [true, false] {
            var excluded = try Examples.form("14-08")
            excluded.content.isSecret = isSecret
            let item = RectificationItem(problem: "车管业务专项经费执行偏慢", state: "整改中")
            let publication = Publication(
                header: Examples.header, forms: [try Examples.form("12")], others: [excluded], items: [item])
            #expect(publication.forms.map(\.id) == ["12"])
            #expect(publication.items.isEmpty == isSecret)
            #expect(try publication.text("publication.json").contains("车管业务") != isSecret)
        }
    }

    @Test func `is noted on every page that lacks something for its sake`() throws {
        let publication = try Self.publication(isSecret: true)
        for path in ["index.html", "rectification.html", "forms/13.html"] {
            #expect(try publication.page(path).text.contains(PrintedForm.secrecyNote), "\(path)")
        }
    }
}
