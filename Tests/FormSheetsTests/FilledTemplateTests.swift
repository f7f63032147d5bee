import CanonicalJSON
import ChildProcess
import FormSheets
import Forms
import Foundation
import Spreadsheets
import Testing

/// Workbooks as the staff save them: LibreOffice stands in for Excel and WPS.
private enum Office {
    static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/soffice")
    }

    /// Opens workbooks and saves them again, all in one start of the program.
    static func saved(_ books: [String: [UInt8]]) throws -> [String: Workbook] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "forms-\(UUID())")
        try FileManager.default.createDirectory(at: folder.appending(path: "again"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, bytes) in books { try Data(bytes).write(to: folder.appending(path: "\(name).xlsx")) }
        let office = try Child(
            [
                "soffice", "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", "xlsx",
                "--outdir", folder.appending(path: "again").path,
            ] + books.keys.map { folder.appending(path: "\($0).xlsx").path })
        #expect(office.wait(seconds: 300) == 0)
        return try Dictionary(
            uniqueKeysWithValues: books.keys.map { name in
                let again = folder.appending(path: "again/\(name).xlsx").path
                return (name, try WorkbookReader.read(path: again))
            })
    }
}

@Suite struct `A form that LibreOffice saved again` {
    @Test(.enabled(if: Office.isInstalled, "LibreOffice is not installed: no program soffice in PATH"))
    func `has the same values, for every form of two bodies`() throws {
        let forms = `A form in a workbook`.forms
        let books = try forms.map { ($0.id, try `A form in a workbook`.bytes(of: $0)) }
        let saved = try Office.saved(Dictionary(uniqueKeysWithValues: books))
        #expect(saved.count == 23)
        for form in forms {
            let workbook = try #require(saved[form.id])
            let sheet = try #require(FormSheet.sheet(of: form.id, in: workbook))
            let again = try FormContent.read(
                sheet: try FormSheet.cells(of: sheet), under: try `A form in a workbook`.template(of: form), over: form)
            #expect(FormDiff.changes(from: form.json(), to: again.json()) == [], "\(form.id)")
        }
    }
}

@Suite struct `An empty form in a workbook` {
    private static let templates = `A form in a workbook`.templates

    private static func blank(_ template: FormTemplate) -> FormContent {
        .blank("x", under: template, table: template.tables.first?.replacing("*", with: "7"), year: 2023)
    }

    /// The sheet of an empty form with these texts typed into its cells, by path.
    private static func filled(_ template: FormTemplate, _ texts: [String: String]) throws -> [UInt8] {
        let printed = PrintedForm(of: blank(template), under: template, audience: .staff)
        var sheet = FormSheet.draft(of: printed, named: "x")
        for cell in printed.cells {
            guard let path = cell.path, let text = texts[path] else { continue }
            // Title and number stand above the table in two rows.
            let name = try #require(CellName(row: cell.row + 2, column: cell.column))
            let isNumber = text.allSatisfy { "0123456789.".contains($0) } && cell.column % 2 == 0
            sheet.put(isNumber ? .number(text) : .text(text), at: name, style: CellStyle())
        }
        return try WorkbookWriter.bytes([sheet], properties: DocumentProperties(created: 0))
    }

    /// A text for each cell that may be typed into, some of them numbers; every third row of a list stays blank.
    private static func texts(_ template: FormTemplate) -> [String: String] {
        let printed = PrintedForm(of: blank(template), under: template, audience: .staff)
        var texts: [String: String] = [:]
        for (index, cell) in printed.cells.enumerated() where cell.text.isEmpty {
            guard let path = cell.path, !path.contains("[3]"), !path.contains("[6]") else { continue }
            let part = template.part(named: String(path.prefix { $0 != "[" && $0 != "." }))
            let field = part?.field(String(path.split(separator: ".").last ?? ""))
            switch field?.type {
            case .money, .number, .percent: texts[path] = index % 3 == 0 ? "\(index).25" : "\(index)"
            case .comparator: texts[path] = ">="
            case .grade: texts[path] = template.scoring.grades.last?.name
            case .date: texts[path] = "2023-06-\(10 + index % 20)"
            case .text, .result, nil: texts[path] = index % 3 == 0 ? "\(index).25" : "文字\(index)"
            }
        }
        return texts
    }

    private static func read(_ workbook: Workbook, _ template: FormTemplate) throws -> [String: String] {
        let sheet = try #require(FormSheet.sheet(of: "x", in: workbook))
        let content = try FormContent.read(
            sheet: try FormSheet.cells(of: sheet), under: template,
            over: FormContent(kind: .form, id: "x", title: "", parts: []))
        return Dictionary(
            uniqueKeysWithValues: content.parts.flatMap { part -> [(String, String)] in
                let rows =
                    part.content.list?.enumerated().map { ("\(part.name)[\($0 + 1)]", $1) } ?? [
                        (part.name, part.content)
                    ]
                return rows.flatMap { place, row in
                    (row.fields ?? [:]).compactMap { name, text in
                        text.text.flatMap { $0.isEmpty ? nil : ("\(place).\(name)", $0) }
                    }
                }
            })
    }

    /// What was typed and what the template gives, rows of blanks passed over.
    private static func expected(_ template: FormTemplate, _ texts: [String: String]) -> [String: String] {
        let printed = PrintedForm(of: blank(template), under: template, audience: .staff)
        var expected: [String: String] = [:]
        var kept: [String: [Int]] = [:]
        let cells = printed.cells.compactMap { cell in cell.path.map { ($0, texts[$0] ?? cell.text) } }
        for (path, text) in cells where !text.isEmpty {
            guard let open = path.firstIndex(of: "["), let close = path.firstIndex(of: "]"),
                let row = Int(path[path.index(after: open)..<close])
            else { continue }
            if kept[String(path[..<open])]?.contains(row) != true {
                kept[String(path[..<open]), default: []].append(row)
            }
        }
        for (path, text) in cells where !text.isEmpty {
            guard let open = path.firstIndex(of: "["), let close = path.firstIndex(of: "]"),
                let row = Int(path[path.index(after: open)..<close])
            else {
                expected[path] = text
                continue
            }
            let part = String(path[..<open])
            let number = (kept[part] ?? []).sorted().firstIndex(of: row).map { $0 + 1 } ?? 0
            expected["\(part)[\(number)]\(path[path.index(after: close)...])"] = text
        }
        return expected
    }

    @Test(arguments: templates.map(\.id)) func `gives back what was typed into it, blank rows passed over`(
        _ id: String
    ) throws {
        let template = try #require(Self.templates.first { $0.id == id })
        let texts = Self.texts(template)
        #expect(texts.count > 5)
        let found = try Self.read(try WorkbookReader.read(try Self.filled(template, texts)), template)
        #expect(found == Self.expected(template, texts))
    }

    @Test(.enabled(if: Office.isInstalled, "LibreOffice is not installed: no program soffice in PATH"))
    func `gives the same when LibreOffice saved it`() throws {
        let books = try Self.templates.map { ($0.name, try Self.filled($0, Self.texts($0))) }
        let saved = try Office.saved(Dictionary(uniqueKeysWithValues: books))
        for template in Self.templates {
            let found = try Self.read(try #require(saved[template.name]), template)
            #expect(found == Self.expected(template, Self.texts(template)), "\(template.id)")
        }
    }

    @Test(arguments: templates.map(\.id)) func `is nothing but headings, and its template is told by what stands above`(
        _ id: String
    ) throws {
        let template = try #require(Self.templates.first { $0.id == id })
        let blank = Self.blank(template)
        #expect(blank.template == template.id && template.matches(blank))
        let typed = PrintedForm(of: blank, under: template, audience: .staff).cells.filter { $0.path != nil }
        let given = Set(
            template.parts.flatMap { $0.rows.map(\.label) } + template.scoring.rows.flatMap { [$0.level2, $0.level3] })
        let others = typed.filter { !$0.text.isEmpty && !given.contains($0.text) && Decimal($0.text) == nil }
        #expect(others.isEmpty, "\(others.map(\.text))")
    }
}
