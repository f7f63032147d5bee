import CanonicalJSON

/// A form's texts taken for what its template says they are.
package struct TypedForm: Sendable {
    /// One field that was typed, or that is missing.
    package struct Entry: Sendable {
        /// Where it stands.
        package let cell: Cell
        /// What the template calls it; nil for a field that the template does not know.
        package let field: FieldSpec?
        /// What it means.
        package let value: Value
    }

    /// One row of a part, or the one map of a part that has no rows.
    struct Row: Sendable {
        let part: PartSpec
        /// From 1; 0 for a part without rows.
        let number: Int
        /// The row's meaning by its label.
        let means: RowMeaning?
        /// By meaning.
        private let byMeaning: [FieldMeaning: Entry]
        /// In the order of the template, fields that it does not know last.
        let entries: [Entry]
        private let missing: Entry

        init(part: PartSpec, number: Int, means: RowMeaning?, entries: [Entry], missing: Entry) {
            (self.part, self.number, self.means, self.entries) = (part, number, means, entries)
            self.missing = missing
            byMeaning = Dictionary(
                entries.compactMap { entry in (entry.field?.means).map { ($0, entry) } },
                uniquingKeysWith: { first, _ in first })
        }

        /// The field of a meaning; a blank one if the row has none.
        subscript(meaning: FieldMeaning) -> Entry { byMeaning[meaning] ?? missing }
        /// The plain text of a field.
        func text(_ meaning: FieldMeaning) -> String { Plain.text(self[meaning].cell.typed) }
        /// The number of a field; nil for anything but a number alone.
        func number(_ meaning: FieldMeaning) -> Decimal? { self[meaning].value.number }
        /// An amount of a report in 万元, whatever unit stands beside it; nil for anything that is not money.
        var amount: Decimal? {
            guard case .number(var quantity) = self[.amount].value else { return nil }
            if quantity.unit.isEmpty { quantity.unit = text(.amountUnit) }
            return quantity.yuan?.times(1, over: 10_000, places: 12)
        }
        /// True when the row has the field at all.
        func has(_ meaning: FieldMeaning) -> Bool { byMeaning[meaning] != nil }
    }

    /// What was typed.
    package let content: FormContent
    /// What interprets it.
    package let template: FormTemplate
    /// Rows by part, in the order of the form.
    private let rowsByPart: [String: [Row]]

    /// Takes a form's texts for what the template says; nothing can fail.
    package init(_ content: FormContent, under template: FormTemplate) {
        (self.content, self.template) = (content, template)
        var rows: [String: [Row]] = [:]
        for part in content.parts {
            let spec = template.part(named: part.name) ?? PartSpec(name: part.name)
            rows[part.name] = Self.rows(part.content, spec, form: content.id)
        }
        rowsByPart = rows
    }

    private static func rows(_ content: JSON, _ spec: PartSpec, form: String) -> [Row] {
        guard let list = content.list else {
            return content.fields.map { [row($0, spec, form: form, number: 0, name: "")] } ?? []
        }
        var seen: [String: Int] = [:]
        return list.enumerated().map { index, json in
            let fields = json.fields ?? [:]
            let name =
                [FieldMeaning.label, .level3, .task, .fiscalYear, .problem].lazy
                .compactMap { spec.field($0).flatMap { fields[$0.name]?.text } }
                .first.map(Plain.text) ?? ""
            let count = (seen[name] ?? 0) + 1
            seen[name] = count
            return row(fields, spec, form: form, number: index + 1, name: count == 1 ? name : "\(name)#\(count)")
        }
    }

    private static func row(_ fields: JSON.Fields, _ spec: PartSpec, form: String, number: Int, name: String) -> Row {
        func entry(_ key: String, _ field: FieldSpec?) -> Entry {
            let typed = fields[key]?.text ?? ""
            let dot = key.isEmpty ? "" : ".\(key)"
            let cell = Cell(
                form: form, part: spec.name, path: number == 0 ? "\(spec.name)\(dot)" : "\(spec.name)[\(number)]\(dot)",
                typed: typed, anchor: number == 0 ? "\(form):\(spec.name)\(dot)" : "\(form):\(spec.name)[\(name)]\(dot)"
            )
            var value = Value(typed)
            if let unit = field?.unit, !unit.isEmpty, case .number(let quantity) = value {
                value = .number(quantity.inUnit(unit))
            }
            return Entry(cell: cell, field: field, value: value)
        }
        let known = spec.fields.filter { fields[$0.name] != nil }.map { entry($0.name, $0) }
        let names = Set(spec.fields.map(\.name))
        let others = fields.keys.filter { !names.contains($0) }.sorted().map { entry($0, nil) }
        let label = spec.field(.label).flatMap { fields[$0.name]?.text }.map(Plain.tight)
        let means = label.flatMap { label in spec.rows.first { Plain.tight($0.label) == label }?.means }
        return Row(part: spec, number: number, means: means, entries: known + others, missing: entry("", nil))
    }

    /// The rows of what a part holds; one row for a part that is a map, none if the form has no such part.
    func rows(_ kind: PartKind) -> [Row] { template.part(kind).flatMap { rowsByPart[$0.name] } ?? [] }
    /// The one row of a part that is a map.
    func map(_ kind: PartKind) -> Row? { rows(kind).first }
    /// The rows of a part by its name.
    func rows(named part: String) -> [Row] { rowsByPart[part] ?? [] }
    /// The row of the funds or amounts that means something.
    func row(_ kind: PartKind, _ means: RowMeaning) -> Row? { rows(kind).first { $0.means == means } }
    /// The amount with a label.
    func amount(_ label: String) -> Row? {
        rows(.amounts).first { Plain.tight($0.text(.label)) == Plain.tight(label) }
    }

    /// Every field that was typed, in the order of the form.
    package var entries: [Entry] { content.parts.flatMap { rows(named: $0.name).flatMap(\.entries) } }

    /// What sentences call the form: its table's number, or its title where several forms share the number.
    var name: String {
        template.tables.isEmpty ? "《\(content.title)》" : content.table ?? content.id
    }

    /// A cell for the form as a whole, such as a part that is missing.
    func cell(_ part: String, _ path: String? = nil) -> Cell {
        let path = path ?? part
        return Cell(form: content.id, part: part, path: path, typed: "", anchor: "\(content.id):\(path)")
    }
}
