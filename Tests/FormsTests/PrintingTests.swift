import CanonicalJSON
import Testing

@testable import Forms

@Suite struct `A printed form` {
    static let shown = [
        ("qujing-2022", "12"), ("qujing-2022", "13"), ("qujing-2022", "14-01"), ("fumin-2023", "dept"),
        ("fumin-2023", "project-01"),
    ]

    @Test(arguments: shown.indices) func `looks as it was published`(_ index: Int) throws {
        let (body, id) = Self.shown[index]
        let (content, template) = try #require(try Shipped.forms(body).first { $0.0.id == id })
        let printed = PrintedForm(of: content, under: template, audience: .publicReaders)
        var text = "\(printed.title)\n\(printed.left) | \(printed.right)\n\(printed.widths)\n"
        for cell in printed.cells {
            let size = cell.rowSpan * cell.columnSpan == 1 ? "" : " \(cell.rowSpan)x\(cell.columnSpan)"
            text += "\(cell.row):\(cell.column)\(size) \(cell.style.rawValue) “\(cell.text)” \(cell.path ?? "")\n"
        }
        text += printed.notes.joined(separator: "\n") + "\n"
        try Golden.compare(text, "printed-\(id).txt")
    }

    @Test(arguments: ["qujing-2022", "fumin-2023"]) func `of a real body is read again without loss`(_ body: String)
        throws
    {
        for (content, template) in try Shipped.forms(body) {
            let printed = PrintedForm(of: content, under: template, audience: .staff)
            let again = try FormContent.read(sheet: printed.cells, under: template, over: content)
            let changes = FormDiff.changes(from: content.json(), to: again.json()).filter {
                $0.old ?? "" != $0.new ?? ""
            }
            #expect(changes == [], "\(content.id)")
            let (before, after) = (Evaluation(of: content, under: template), Evaluation(of: again, under: template))
            #expect(before.findings.map(\.check) == after.findings.map(\.check))
        }
    }

    @Test func `leaves out what is secret and says so`() throws {
        let template = Shipped.template("project-form")
        let forms = Edit.apply("14-01 head.涉密事项", "机密内容", to: try CleanCase.forms())
        let content = try #require(forms.first { $0.0.id == "14-01" }?.0)
        let open = PrintedForm(of: content, under: template, audience: .publicReaders)
        #expect(!open.cells.contains { $0.text.contains("机密") || $0.text.contains("涉密事项") || $0.path == "head.涉密事项" })
        #expect(open.notes.contains { $0.contains("涉密信息按保密规定不公开") })
        #expect(PrintedForm(of: content, under: template, audience: .staff).cells.contains { $0.text == "机密内容" })
        #expect(content.withoutSecrets(under: template).partJSON("head")?["涉密事项"] == nil)
        #expect(content.withoutSecrets(under: template).partJSON("head")?["项目名称"] == "巡查专项")
    }

    @Test func `with a secret column prints it blank`() throws {
        let text = `A form template`.whole.replacing("means: level3}", with: "means: level3, secret: true}")
        let template = try FormTemplate.read(text: text, file: "f")
        let content = FormContent(
            kind: .form, id: "1", table: "表1", title: "t", year: 2024,
            parts: [.init(name: "rows", content: [["三级指标": "甲", "得分": "1"]])])
        let printed = PrintedForm(of: content, under: template, audience: .publicReaders)
        #expect(printed.cells.filter { $0.row == 2 }.map(\.text) == ["", "1"])
        #expect(printed.notes == [PrintedForm.secrecyNote])
    }
}

@Suite struct `A filled-in sheet` {
    let template = Shipped.template("project-form")

    func printed() throws -> (FormContent, [PrintedForm.GridCell]) {
        let content = try #require(try CleanCase.forms().first { $0.0.id == "14-01" }?.0)
        return (content, PrintedForm(of: content, under: template, audience: .staff).cells)
    }

    /// The cell that shows a field.
    func change(_ cells: [PrintedForm.GridCell], _ path: String, to text: String) -> [PrintedForm.GridCell] {
        cells.map { cell in
            var cell = cell
            if cell.path == path { cell.text = text }
            return cell
        }
    }

    static let normalised: [(path: String, typed: String, read: String)] = [
        ("funds[1].年初预算数", "１５０．００", "150.00"), ("funds[1].年初预算数", "1,234,567.50", "1234567.50"),
        ("funds[1].执行率", "100%", "100"), ("funds[1].执行率", "１００％", "100"),
        ("funds[1].得分", " 10 ", "10"), ("funds[1].得分", "—", "—"), ("funds[1].得分", "", ""),
        ("indicators[1].指标值", "１００", "１００"), ("head.项目名称", "１，２３", "１，２３"),
    ]

    @Test(arguments: normalised.indices) func `has its numbers made plain where there is one reading`(_ index: Int)
        throws
    {
        let (path, typed, read) = Self.normalised[index]
        let (content, cells) = try printed()
        let again = try FormContent.read(sheet: change(cells, path, to: typed), under: template, over: content)
        let changes = FormDiff.changes(from: again.json(), to: Edit.apply(path, read, to: content).json())
        #expect(changes == [])
    }

    @Test func `may have rows above, between and below`() throws {
        let (content, cells) = try printed()
        let moved = cells.map { cell in
            var cell = cell
            cell.row += cell.row > 2 ? 5 : 3
            return cell
        }
        let extra = [
            PrintedForm.GridCell(row: 1, column: 1, columnSpan: 10, text: "2024年度项目支出绩效自评表"),
            PrintedForm.GridCell(row: 2, column: 1, text: "公开14-1表"),
            PrintedForm.GridCell(row: 7, column: 2, text: "备注"),
            PrintedForm.GridCell(row: 90, column: 1, text: "注：涉密信息按保密规定不公开。"),
        ]
        let again = try FormContent.read(sheet: moved + extra, under: template, over: content)
        #expect(FormDiff.changes(from: content.json(), to: again.json()) == [])
    }

    @Test func `may have more rows of indicators than before`() throws {
        let (content, cells) = try printed()
        let last = try #require(cells.first { $0.path == "indicators[4].三级指标" }).row
        let moved = cells.map { cell in
            var cell = cell
            if cell.row > last { cell.row += 2 }
            return cell
        }
        let added = ["满意度指标", "服务对象满意度指标", "职工满意度", ">=", "90", "%", "95", "5", "5", ""].enumerated().map {
            PrintedForm.GridCell(row: last + 2, column: $0 + 1, text: $1)
        }
        let again = try FormContent.read(sheet: moved + added, under: template, over: content)
        #expect(again.partJSON("indicators")?.list?.count == 5)
        #expect(again.partJSON("indicators")?.list?[4]["三级指标"] == "职工满意度")
        #expect(again.partJSON("result") == content.partJSON("result"))
    }

    @Test func `with values of another kind, or texts around the table, names each`() throws {
        let (content, cells) = try printed()
        var bad = change(cells, "funds[1].年初预算数", to: "四百五")
        bad = change(bad, "indicators[1].指标性质", to: "大约")
        bad = change(bad, "result.等级", to: "很好")
        bad = change(bad, "indicators[1].实际完成值", to: "作用明显")
        bad += [
            PrintedForm.GridCell(row: 4, column: 11, text: "旁注"),
            PrintedForm.GridCell(row: 90, column: 1, text: "金额88万元"),
            PrintedForm.GridCell(row: 91, column: 1, text: "注：见附件"),
        ]
        func problems(_ base: FormContent) throws -> [String] {
            let error = try #require(throws: SheetProblems.self) {
                try FormContent.read(sheet: bad, under: template, over: base)
            }
            return error.problems.map { "\($0.code) \($0.message(chinese: false))" }
        }
        let found = try problems(content)
        #expect(found.count == 3 && found.allSatisfy { $0.hasPrefix("sheet.value ") }, "\(found)")
        #expect(found[0] == "sheet.value D4 (年初预算数) should be a number, but says \"四百五\"")
        // What the form says already was not typed into the sheet; with all values right, the rest is looked at.
        let said = [("funds[1].年初预算数", "四百五"), ("indicators[1].指标性质", "大约"), ("result.等级", "很好")]
            .reduce(content) { Edit.apply($1.0, $1.1, to: $0) }
        let around = try problems(said)
        #expect(around.map { $0.prefix(17) } == ["sheet.outside K4 ", "sheet.outside A90"], "\(around)")
    }

    @Test func `with renamed headings and unreadable numbers names every bad cell at once`() throws {
        let (content, cells) = try printed()
        var bad = change(cells, "funds[1].年初预算数", to: "1,23")
        bad = change(bad, "funds[2].全年执行数", to: "12,34.5")
        bad = bad.map { cell in
            var cell = cell
            if cell.text == "全年执行数" { cell.text = "执行数（万元）" }
            if cell.text == "其他需要说明事项", cell.path == nil { cell.text = "其他说明" }
            return cell
        }
        let error = try #require(throws: SheetProblems.self) {
            try FormContent.read(sheet: bad, under: template, over: content)
        }
        #expect(
            error.problems.map { "\($0.cell) \($0.code)" } == [
                "F3 sheet.heading", "D4 sheet.ambiguous_number", "F5 sheet.ambiguous_number", "A16 sheet.heading",
            ])
        #expect(error.problems[0].message(chinese: true) == "F3 应为“全年执行数”，实为“执行数（万元）”")
        #expect(
            error.problems.allSatisfy { !$0.message(chinese: false).contains("{") && !$0.remedy(chinese: true).isEmpty }
        )
    }

    @Test func `of something else is refused`() throws {
        let (content, _) = try printed()
        for cells in [[], [PrintedForm.GridCell(row: 1, column: 1, text: "菜单")]] {
            let error = try #require(throws: SheetProblems.self) {
                try FormContent.read(sheet: cells, under: template, over: content)
            }
            #expect(error.problems.contains { $0.code == "sheet.missing_row" })
        }
    }

    @Test func `however wild, never stops the reader`() throws {
        var forms = RandomForms(seed: 21)
        for template in Shipped.templates {
            for _ in 0..<RandomForms.count / 5 {
                let form = forms.form(of: template)
                var cells = PrintedForm(of: form, under: template, audience: .staff).cells
                for _ in 0..<5 {
                    guard let index = cells.indices.randomElement(using: &forms.random) else { break }
                    switch Int.random(in: 0..<4, using: &forms.random) {
                    case 0: cells.remove(at: index)
                    case 1: cells[index].text = ["", "1,2,3", "合计", "得分"].randomElement(using: &forms.random)!
                    case 2: cells[index].row += Int.random(in: -3...3, using: &forms.random)
                    default: cells[index].rowSpan = Int.random(in: -1...40, using: &forms.random)
                    }
                }
                _ = try? FormContent.read(sheet: cells, under: template, over: form)
            }
        }
    }
}
