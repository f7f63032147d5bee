import CanonicalJSON
import Testing

@testable import Forms

@Suite struct `Any form of a shipped template` {
    static let names = Shipped.templates.map(\.name)

    @Test(arguments: names) func `can be checked, however it was filled in`(_ name: String) throws {
        let template = Shipped.template(name)
        var forms = RandomForms(seed: 7)
        for number in 0..<RandomForms.count {
            let form = forms.form(of: template, id: "F-\(number)")
            let evaluation = Evaluation(of: form, under: template)
            // Every finding names cells that are there, or a part that is missing, and has whole sentences.
            for finding in evaluation.findings {
                #expect(!finding.cells.isEmpty && !finding.zh.isEmpty && !finding.en.isEmpty)
            }
            #expect(Set(evaluation.findings.map(\.key)).count == evaluation.findings.count, "\(form)")
            // Checking again gives the same.
            if number % 10 == 0 { #expect(Evaluation(of: form, under: template).findings == evaluation.findings) }
        }
    }

    @Test func `can be checked with any others`() throws {
        var forms = RandomForms(seed: 8)
        for _ in 0..<RandomForms.count / 5 {
            let some = Shipped.templates.flatMap { template in
                (0..<2).map { (forms.form(of: template, id: "\(template.name)-\($0)"), template) }
            }
            let findings = CaseCheck.findings(of: some)
            #expect(findings.allSatisfy { !$0.cells.isEmpty })
        }
    }

    @Test(arguments: names) func `is printed and read again without loss`(_ name: String) throws {
        let template = Shipped.template(name)
        var forms = RandomForms(seed: 9)
        forms.isWild = false
        for _ in 0..<RandomForms.count {
            let form = forms.form(of: template)
            let printed = PrintedForm(of: form, under: template, audience: .staff)
            let again = try FormContent.read(sheet: printed.cells, under: template, over: form)
            let isKept = again.json() == form.json()
            #expect(isKept, "\(form)")
            // Over an empty form comes all that is printed.
            var empty = form
            empty.parts = []
            let fresh = try FormContent.read(sheet: printed.cells, under: template, over: empty)
            let isSame = PrintedForm(of: fresh, under: template, audience: .staff).cells == printed.cells
            #expect(isSame, "\(form)")
        }
    }

    @Test(arguments: names) func `covers each place of its grid once`(_ name: String) throws {
        let template = Shipped.template(name)
        var forms = RandomForms(seed: 10)
        for _ in 0..<RandomForms.count / 5 {
            let printed = PrintedForm(of: forms.form(of: template), under: template, audience: .publicReaders)
            var places: Set<[Int]> = []
            for cell in printed.cells {
                for row in cell.row..<cell.row + cell.rowSpan {
                    for column in cell.column..<cell.column + cell.columnSpan {
                        #expect(places.insert([row, column]).inserted, "\(name) \(row) \(column)")
                    }
                }
            }
            #expect(places.count == printed.rowCount * printed.widths.count)
        }
    }

    @Test(arguments: names) func `has the same totals in whatever order its rows stand`(_ name: String) throws {
        let template = Shipped.template(name)
        var forms = RandomForms(seed: 12)
        // Each row of the funds stands there once.
        forms.isWild = false
        for _ in 0..<RandomForms.count {
            let form = forms.form(of: template)
            var shuffled = form
            for index in shuffled.parts.indices {
                guard let list = shuffled.parts[index].content.list,
                    template.part(named: shuffled.parts[index].name)?.holds != .tasks
                else { continue }
                shuffled.parts[index].content = .array(list.shuffled(using: &forms.random))
            }
            let totals = { (form: FormContent) in
                Evaluation(of: form, under: template).computed.filter { $0.cell.part == "result" }.map(\.value)
            }
            #expect(totals(form) == totals(shuffled))
        }
    }

    @Test func `goes through its file without loss`() throws {
        var forms = RandomForms(seed: 13)
        for template in Shipped.templates {
            for _ in 0..<RandomForms.count / 5 {
                let form = forms.form(of: template)
                let again = try FormFile.read(text: FormText.write(form.json()), file: "f")
                #expect(try again.json().canonical() == form.json().canonical())
                #expect(again.template == template.id)
            }
        }
    }
}
