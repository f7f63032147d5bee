import CanonicalJSON

/// A form as it is printed: a grid of cells, some merged, that workbooks and pages are made from.
package struct PrintedForm: Sendable, Equatable {
    /// Who gets to see it.
    package enum Audience: Sendable {
        /// Everything that was typed.
        case staff
        /// Without what is 涉密.
        case publicReaders
    }

    /// How a cell looks.
    package enum Style: String, Sendable, CaseIterable { case heading, label, text, number }

    /// One cell; rows and columns count from 1.
    package struct GridCell: Sendable, Equatable {
        /// Its upper left corner.
        package var row, column: Int
        /// How many it takes.
        package var rowSpan, columnSpan: Int
        /// As typed; a label as the template has it.
        package var text: String
        /// How it looks.
        package var style: Style
        /// The field it shows, for example `indicators[3].得分`; nil for a label.
        package var path: String?

        /// Creates a cell, for example one of a workbook; nobody asks for its style then.
        package init(
            row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: String, style: Style = .text,
            path: String? = nil
        ) {
            (self.row, self.column, self.rowSpan, self.columnSpan) = (row, column, rowSpan, columnSpan)
            (self.text, self.style, self.path) = (text, style, path)
        }
    }

    /// The standing note of what is left out.
    package static let secrecyNote = "涉密信息按保密规定不公开。"

    /// Above the table.
    package let title: String
    /// Under the title, left; may be empty.
    package let left: String
    /// Under the title, right; usually the table's number.
    package let right: String
    /// Relative widths of the columns.
    package let widths: [Int]
    /// From top to bottom, from left to right.
    package private(set) var cells: [GridCell] = []
    /// How many rows there are.
    package private(set) var rowCount = 0
    /// Below the table.
    package private(set) var notes: [String]

    /// Prints a form in its template's layout.
    ///
    /// - Parameter leavesOut: True when the content already lacks something that is 涉密, which the notes then say.
    package init(
        of content: FormContent, under template: FormTemplate, audience: Audience, leavesOut: Bool = false
    ) {
        let layout = template.layout
        let maker = Texts(content: content, template: template, audience: audience)
        title = maker.fill(layout.heading)
        left = maker.fill(layout.left)
        right = maker.fill(layout.right)
        widths = layout.widths
        notes = layout.notes
        let hasSecrets = template.parts.contains { $0.fields.contains(where: \.isSecret) }
        if audience == .publicReaders, hasSecrets || leavesOut, !notes.contains(where: { $0.contains("涉密") }) {
            notes.append(Self.secrecyNote)
        }
        var columns = LayoutColumns(count: widths.count)
        for row in layout.rows where !maker.isSecret(row) {
            let placed = columns.place(row)
            if let each = row.each {
                repeated(placed, of: each, maker)
            } else {
                rowCount += 1
                let isHeading = row.cells.allSatisfy { if case .label = $0.content { true } else { false } }
                for place in placed { cells.append(maker.cell(place, row: rowCount, isHeading: isHeading)) }
            }
        }
        cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private mutating func repeated(_ placed: [LayoutColumns.Placed], of part: String, _ maker: Texts) {
        let rows = maker.rows(of: part)
        let first = rowCount + 1
        // A merged column joins neighbours only within the rows that the columns before it join.
        var joined = Array(repeating: true, count: rows.count)
        for place in placed {
            var top = 0
            for index in rows.indices {
                let cell = maker.cell(place, of: part, rows[index], number: index + 1, row: first + index)
                let isSame =
                    place.cell.merges && index > top && joined[index] && !cell.text.isEmpty
                    && cells.last?.text == cell.text
                if isSame {
                    cells[cells.count - 1].rowSpan += 1
                } else {
                    cells.append(cell)
                    top = index
                    if place.cell.merges { joined[index] = false }
                }
            }
        }
        rowCount += rows.count
    }
}

/// The texts of a form for its layout.
private struct Texts {
    let content: FormContent
    let template: FormTemplate
    let audience: PrintedForm.Audience

    func rows(of part: String) -> [JSON] { content.partJSON(part)?.list ?? [] }

    /// True for a row that shows nothing but secret fields to those who may not see them.
    func isSecret(_ row: Layout.Row) -> Bool {
        let fields = row.cells.compactMap { cell -> FieldSpec? in
            if case .field(let part, let name) = cell.content { template.part(named: part)?.field(name) } else { nil }
        }
        return audience == .publicReaders && row.each == nil && !fields.isEmpty && fields.allSatisfy(\.isSecret)
            && row.cells.allSatisfy { $0.down == 1 && $0.downPart == nil }
    }

    func fill(_ text: String) -> String {
        var (result, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open] + value(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func value(_ name: String) -> String {
        if name == "year" { return content.year.map(String.init) ?? "" }
        if name == "table" { return content.table ?? "" }
        if name == "title" { return content.title }
        let halves = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard halves.count == 2, let part = template.part(named: halves[0]), let field = part.field(halves[1]),
            audience == .staff || !field.isSecret
        else { return "" }
        return content.partJSON(halves[0])?[halves[1]]?.text ?? ""
    }

    func cell(_ place: LayoutColumns.Placed, row: Int, isHeading: Bool) -> PrintedForm.GridCell {
        let down = place.cell.down + (place.cell.downPart.map { rows(of: $0).count } ?? 0)
        var cell = PrintedForm.GridCell(
            row: row, column: place.column, rowSpan: max(down, 1), columnSpan: place.cell.across, text: "")
        switch place.cell.content {
        case .label(let label): (cell.text, cell.style) = (label, isHeading ? .heading : .label)
        case .field(let part, let name):
            (cell.text, cell.style, cell.path) = shown(
                template.part(named: part)?.field(name), content.partJSON(part)?[name], "\(part).\(name)")
        case .column, .rule: break
        }
        return cell
    }

    func cell(
        _ place: LayoutColumns.Placed, of part: String, _ json: JSON, number: Int, row: Int
    ) -> PrintedForm.GridCell {
        var cell = PrintedForm.GridCell(
            row: row, column: place.column, columnSpan: place.cell.across, text: "")
        let spec = template.part(named: part)
        switch place.cell.content {
        case .label(let label): (cell.text, cell.style) = (label, .label)
        case .column(let name):
            let field = spec?.field(name)
            (cell.text, cell.style, cell.path) = shown(field, json[name], "\(part)[\(number)].\(name)")
            if place.cell.merges || field?.means == .label { cell.style = .label }
        case .rule(let words):
            let names = [FieldMeaning.level2, .level3].map { spec?.field($0).flatMap { json[$0.name]?.text } ?? "" }
            let rule = template.scoring.rule(level2: names[0], level3: names[1])
            cell.text = rule?.words[words] ?? ""
        case .field: break
        }
        return cell
    }

    private func shown(_ field: FieldSpec?, _ json: JSON?, _ path: String) -> (String, PrintedForm.Style, String?) {
        if audience == .publicReaders, field?.isSecret == true { return ("", .text, nil) }
        return (json?.text ?? "", field?.type.isNumeric == true ? .number : .text, path)
    }
}

extension FormContent {
    /// The form without its secret fields, for whatever leaves the body.
    package func withoutSecrets(under template: FormTemplate) -> FormContent {
        redacted(under: template) { _ in true }
    }

    /// Whether it is 涉密: as a whole, or since a field that is says something.
    package func holdsSecrets(under template: FormTemplate?) -> Bool {
        if isSecret { return true }
        guard let template else { return false }
        let nothing: Set = ["", "无", "—"]
        func says(_ json: JSON) -> Bool {
            guard let text = json.text else { return json != .null }
            return !nothing.contains(text.filter { !$0.isWhitespace })
        }
        return redacted(under: template, where: says) != self
    }

    /// The content without those secret fields whose value is of a kind.
    private func redacted(under template: FormTemplate, where isTaken: @escaping (JSON) -> Bool) -> FormContent {
        var content = self
        for index in content.parts.indices {
            let secret = Set(
                template.part(named: content.parts[index].name)?.fields.filter(\.isSecret).map(\.name) ?? [])
            if secret.isEmpty { continue }
            func strip(_ json: JSON) -> JSON {
                switch json {
                case .object(let fields): .object(fields.filter { !secret.contains($0.key) || !isTaken($0.value) })
                case .array(let list): .array(list.map(strip))
                case .null, .bool, .int, .string: json
                }
            }
            content.parts[index].content = strip(content.parts[index].content)
        }
        return content
    }
}
