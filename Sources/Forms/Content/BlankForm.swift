import CanonicalJSON

extension FormContent {
    /// A form that nobody has filled in: what its template gives is there, everything else is blank.
    ///
    /// Lists have the rows whose labels the template gives, a score table those of its rules; other lists so many blank
    /// rows. Rows that stay blank are passed over when the form is read again.
    ///
    /// - Parameters:
    ///   - table: The printed table's number; nil for a template whose forms have none.
    ///   - rows: How many rows a list has whose rows the template does not give.
    package static func blank(
        _ id: String, under template: FormTemplate, table: String?, title: String = "", year: Int? = nil, rows: Int = 12
    ) -> FormContent {
        FormContent(
            kind: .form, id: id, table: table, title: title, year: year, template: template.id,
            parts: template.parts.map { part in
                Part(name: part.name, content: part.isList ? .array(lines(of: part, template, rows)) : fields(of: part))
            })
    }

    private static func lines(of part: PartSpec, _ template: FormTemplate, _ rows: Int) -> [JSON] {
        if !part.rows.isEmpty { return part.rows.map { row in fields(of: part) { $0 == .label ? row.label : "" } } }
        let rules = part.holds == .scores ? template.scoring.rows : []
        guard rules.isEmpty else {
            return rules.map { rule in
                fields(of: part) { meaning in
                    switch meaning {
                    case .level2: rule.level2
                    case .level3: rule.level3
                    case .weight: rule.weight.map { "\($0)" } ?? ""
                    default: ""
                    }
                }
            }
        }
        return Array(repeating: fields(of: part), count: rows)
    }

    private static func fields(of part: PartSpec, _ text: (FieldMeaning) -> String = { _ in "" }) -> JSON {
        .object(JSON.Fields(part.fields.map { ($0.name, .string($0.means.map(text) ?? "")) }) { first, _ in first })
    }
}
