import CanonicalJSON
import StrictYAML

extension FormContent {
    /// Reads a form from the cells of a sheet in its template's layout, over what it says already.
    ///
    /// The rows are found by their headings, so that rows in between do no harm; rows without any text are passed over,
    /// in lists too. Full-width digits, thousands separators and per cent signs become plain numbers where only one reading
    /// is possible; what is no value of its field is a bad cell, unless `base` says the same. Parts and fields that the
    /// layout does not show are kept from `base`; text beside and below the table would be lost, and is a bad cell too.
    ///
    /// - Throws: Every bad cell by its name, such as `C12`; nothing is imported by half.
    package static func read(
        sheet cells: [PrintedForm.GridCell], under template: FormTemplate, over base: FormContent
    ) throws(SheetProblems) -> FormContent {
        var reader = SheetReader(Sheet(cells), template, over: base)
        reader.read()
        if !reader.problems.isEmpty { throw SheetProblems(problems: reader.problems) }
        return reader.content(over: base)
    }
}

/// The cells of a sheet by place; every place of a merged cell has its text.
private struct Sheet {
    private var texts: [Int: [Int: String]] = [:]
    private(set) var lastRow = 0
    /// The first cell of each text, in the order of the sheet.
    let cells: [PrintedForm.GridCell]

    init(_ cells: [PrintedForm.GridCell]) {
        self.cells = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        // What a spreadsheet can hold; what it calls merged may reach far beyond the table.
        for cell in cells where (1...1_048_576).contains(cell.row) && (1...16_384).contains(cell.column) {
            for row in cell.row..<cell.row + min(max(cell.rowSpan, 1), 10_000) {
                for column in cell.column..<cell.column + min(max(cell.columnSpan, 1), 256) {
                    texts[row, default: [:]][column] = cell.text
                }
                lastRow = max(lastRow, row)
            }
        }
    }

    subscript(row: Int, column: Int) -> String { texts[row]?[column] ?? "" }

    /// For example `C12`.
    static func name(_ row: Int, _ column: Int) -> String {
        var (letters, rest) = ("", column)
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return "\(letters)\(row)"
    }
}

private struct SheetReader {
    private let sheet: Sheet
    private let template: FormTemplate
    private let rows: [(row: Layout.Row, placed: [LayoutColumns.Placed])]
    private(set) var problems: [SheetProblem] = []
    private var fields: [String: [String: String]] = [:]
    private var lists: [String: [[String: String]]] = [:]

    /// What the form says already, by part and field: such a text is not wrong because of the sheet.
    private let said: [String: [String: Set<String>]]
    private let grades: [String]

    init(_ sheet: Sheet, _ template: FormTemplate, over base: FormContent) {
        (self.sheet, self.template) = (sheet, template)
        grades = template.scoring.grades.map(\.name)
        said = base.parts.reduce(into: [:]) { said, part in
            for fields in part.content.list ?? [part.content] {
                for (name, value) in fields.fields ?? [:] {
                    if let text = value.text { said[part.name, default: [:]][name, default: []].insert(text) }
                }
            }
        }
        var columns = LayoutColumns(count: template.layout.widths.count)
        rows = template.layout.rows.map { ($0, columns.place($0)) }
    }

    mutating func read() {
        var next = 1
        for index in rows.indices {
            let (row, placed) = rows[index]
            if let each = row.each {
                let end = end(of: index, from: next)
                var list: [[String: String]] = []
                for number in next..<max(end, next) {
                    let line = line(placed, of: each, number)
                    if !line.values.allSatisfy(Plain.isBlank) { list.append(line) }
                }
                lists[each] = list
                next = max(end, next)
            } else if let found = labels(placed).isEmpty ? next : find(index, from: next) {
                take(placed, found)
                next = found + 1
            } else if let found = nearest(index, from: next) {
                for (label, column) in labels(placed) where !matches(label, found, column) {
                    note(SheetKinds.heading, found, column, ["expected": label, "found": sheet[found, column]])
                }
                take(placed, found)
                next = found + 1
            } else {
                let expected = labels(placed).map(\.label).joined(separator: " | ")
                note(SheetKinds.missingRow, next, 1, ["expected": expected])
            }
        }
        if problems.isEmpty { lookAround(below: next) }
    }

    /// What stands beside the table, or below it and is none of its notes, would be lost.
    private mutating func lookAround(below end: Int) {
        let notes = template.layout.notes.map(Plain.tight)
        for cell in sheet.cells where !Plain.isBlank(cell.text) {
            let isBeside = cell.column > template.layout.widths.count
            let text = Plain.tight(cell.text)
            if isBeside || cell.row >= end && !notes.contains(text) && !text.hasPrefix("注") {
                note(SheetKinds.outside, cell.row, cell.column, ["found": cell.text])
            }
        }
    }

    // MARK: Finding rows

    private func labels(_ placed: [LayoutColumns.Placed]) -> [(label: String, column: Int)] {
        placed.compactMap { place in
            if case .label(let label) = place.cell.content, !label.isEmpty { (label, place.column) } else { nil }
        }
    }

    private func matches(_ label: String, _ row: Int, _ column: Int) -> Bool {
        Plain.tight(sheet[row, column]) == Plain.tight(label)
    }

    /// The first row from here on that has all the headings of a layout's row.
    private func find(_ index: Int, from start: Int) -> Int? {
        let wanted = labels(rows[index].placed)
        guard !wanted.isEmpty, start <= sheet.lastRow else { return nil }
        return (start...sheet.lastRow).first { row in wanted.allSatisfy { matches($0.label, row, $0.column) } }
    }

    /// The row that has most of the headings, where some were renamed; nil if none has any.
    private func nearest(_ index: Int, from start: Int) -> Int? {
        let wanted = labels(rows[index].placed)
        guard start <= sheet.lastRow else { return nil }
        // A later row must not be taken for this one, so the next heading that is there ends the search.
        let limit =
            rows.indices.dropFirst(index + 1).lazy.compactMap { find($0, from: start) }.first ?? sheet.lastRow + 1
        return (start..<max(limit, start)).compactMap { row -> (row: Int, hits: Int)? in
            let hits = wanted.count { label, column in
                matches(label, row, column)
                    || NearName.of(Plain.tight(sheet[row, column]), among: [Plain.tight(label)]) != nil
            }
            return hits > 0 ? (row, hits) : nil
        }
        .max { ($0.hits, $1.row) < ($1.hits, $0.row) }?.row ?? expected(index, from: start)
    }

    /// The row at hand, where the next headings stand as far below it as in the layout.
    private func expected(_ index: Int, from start: Int) -> Int? {
        for later in rows.indices.dropFirst(index + 1) {
            if rows[later].row.each != nil { return nil }
            if let found = find(later, from: start) { return found - start == later - index ? start : nil }
        }
        return nil
    }

    /// The row below a repeated one: that of the next headings, even if those just below were renamed.
    private func end(of index: Int, from start: Int) -> Int {
        for later in rows.indices.dropFirst(index + 1) {
            if rows[later].row.each != nil { break }
            if let found = find(later, from: start) ?? nearest(later, from: start) {
                return max(found - (later - index - 1), start)
            }
        }
        return sheet.lastRow + 1
    }

    // MARK: Taking texts

    private mutating func take(_ placed: [LayoutColumns.Placed], _ row: Int) {
        for place in placed {
            guard case .field(let part, let name) = place.cell.content else { continue }
            fields[part, default: [:]][name] = text(name, of: part, row, place.column)
        }
    }

    private mutating func line(_ placed: [LayoutColumns.Placed], of part: String, _ row: Int) -> [String: String] {
        var line: [String: String] = [:]
        for place in placed {
            guard case .column(let name) = place.cell.content else { continue }
            line[name] = text(name, of: part, row, place.column)
        }
        return line
    }

    private mutating func text(_ name: String, of part: String, _ row: Int, _ column: Int) -> String {
        let typed = sheet[row, column]
        guard let field = template.part(named: part)?.field(name) else { return typed }
        if field.type.isNumeric, Decimal(typed) == nil, !Plain.isDash(typed) {
            var plain = Plain.text(typed)
            if field.type == .percent, plain.last == "%" { plain = Plain.text(String(plain.dropLast())) }
            if let number = Plain.withoutSeparators(plain), Decimal(number) != nil { return number }
            if plain.contains(","), plain.contains(where: \.isASCIIDigit),
                plain.allSatisfy({ $0.isASCIIDigit || $0 == "," || $0 == "." })
            {
                note(SheetKinds.number, row, column, ["found": typed])
                return typed
            }
        }
        if let wanted = field.wanted(inPlaceOf: typed, grades: grades), said[part]?[name]?.contains(typed) != true {
            note(
                SheetKinds.value, row, column,
                ["field": name, "wanted": wanted.zh, "wanted.en": wanted.en, "found": typed])
        }
        return typed
    }

    private mutating func note(_ kind: ProblemKind, _ row: Int, _ column: Int, _ parameters: [String: String]) {
        problems.append(SheetProblem(kind, cell: Sheet.name(row, column), parameters))
    }

    // MARK: The form

    func content(over base: FormContent) -> FormContent {
        var content = base
        for part in template.parts {
            let index = content.parts.firstIndex { $0.name == part.name }
            let old = index.map { content.parts[$0].content }
            var new: JSON?
            if let list = lists[part.name] {
                let before = old?.list ?? []
                new = .array(
                    list.enumerated().map { number, line in
                        let kept = before.count == list.count ? before[number].fields ?? [:] : [:]
                        return .object(kept.merging(JSON.Fields(line.mapValues(JSON.string))) { _, new in new })
                    })
            } else if let fields = fields[part.name] {
                new = .object(
                    (old?.fields ?? [:]).merging(JSON.Fields(fields.mapValues(JSON.string))) { _, new in new })
            }
            guard let new = new.map({ old == nil ? $0 : Self.withoutNewBlanks($0, old ?? .null) }) else { continue }
            if let index {
                content.parts[index].content = new
            } else {
                content.parts.append(.init(name: part.name, content: new))
            }
        }
        return content
    }

    /// Leaves out blanks of fields that the form did not have before.
    private static func withoutNewBlanks(_ new: JSON, _ old: JSON) -> JSON {
        switch (new, old) {
        case (.object(let fields), .object(let before)):
            .object(fields.filter { before[$0.key] != nil || $0.value != "" })
        case (.array(let list), .array(let before)) where list.count == before.count:
            .array(zip(list, before).map { withoutNewBlanks($0, $1) })
        default: new
        }
    }
}
