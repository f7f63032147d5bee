package import CanonicalJSON

/// What a form or rectification item says, as read from its file; every value is the text that was typed.
package struct FormContent: Sendable, Equatable {
    /// What the content belongs to.
    package enum Kind: String, Sendable, CaseIterable { case form, item }

    /// One part: what is edited and signed for as one.
    package struct Part: Sendable, Equatable {
        /// Made of a-z, 0-9, `-` and `_`.
        package var name: String
        /// The tree as typed; all scalars are strings.
        package var content: JSON

        /// Creates a part.
        package init(name: String, content: JSON) { (self.name, self.content) = (name, content) }
    }

    /// A form or a rectification item.
    package var kind: Kind
    /// Unique within a case, for example `14-01`.
    package var id: String
    /// The printed table's number, for example 公开14-1表; an item may have none.
    package var table: String?
    /// What the form is about, for example the project's name.
    package var title: String
    /// The fiscal year; an item may have none.
    package var year: Int?
    /// The day by which the content asks to be dealt with, as `2023-06-30`.
    package var deadline: String?
    /// The template that interprets it, for example `project-form/1`; nil leaves it to the table's number.
    package var template: String?
    /// 涉密 as a whole: nothing of it leaves the body, whatever its template says of its fields.
    package var isSecret: Bool
    /// Random digits in content that is 涉密, so that its digests, which stay, do not help to guess it.
    package var salt: String?
    /// In the order of the file.
    package var parts: [Part]

    /// Creates content as a file would give it.
    package init(
        kind: Kind, id: String, table: String? = nil, title: String, year: Int? = nil, deadline: String? = nil,
        template: String? = nil, isSecret: Bool = false, parts: [Part]
    ) {
        (self.kind, self.id, self.table, self.title) = (kind, id, table, title)
        (self.year, self.deadline, self.template) = (year, deadline, template)
        (self.isSecret, self.parts) = (isSecret, parts)
    }

    /// The content of the whole, for canonical bytes; the order of the parts is not in it.
    ///
    /// A template stands in it only where the file names one, and `secret` only where it is, so that contents stored
    /// before there were any are the same.
    package func json() -> JSON {
        var fields: JSON.Fields = [
            "kind": .string(kind.rawValue), "id": .string(id), "title": .string(title),
            "table": table.map { .string($0) } ?? .null, "year": year.map { .int(Int64($0)) } ?? .null,
            "deadline": deadline.map { .string($0) } ?? .null,
            "parts": .object(JSON.Fields(parts.map { ($0.name, $0.content) }) { first, _ in first }),
        ]
        fields["template"] = template.map { .string($0) }
        if isSecret { fields["secret"] = true }
        fields["salt"] = salt.map { .string($0) }
        return .object(fields)
    }

    /// The content of one part; nil if there is no such part.
    package func partJSON(_ name: String) -> JSON? { parts.first { $0.name == name }?.content }

    /// The names `part.field` of the fields with text in parts that are maps; sorted.
    package var filled: [String] {
        parts.flatMap { part in
            (part.content.fields ?? [:]).compactMap { field, value in
                value.text.map(Self.isBlank) == false ? "\(part.name).\(field)" : nil
            }
        }
        .sorted()
    }

    /// True for text of white space only, full-width blanks included; a dash or a zero is not blank.
    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}

extension FormContent {
    /// Reads what `json()` wrote; nil if it is something else.
    ///
    /// The parts come in the order of their fields' printed layout.
    package init?(json: JSON) {
        guard let kind = json["kind"]?.text.flatMap(Kind.init), let id = json["id"]?.text,
            let title = json["title"]?.text, let parts = json["parts"]?.fields
        else { return nil }
        self.init(
            kind: kind, id: id, table: json["table"]?.text, title: title,
            year: json["year"]?.integer.map { Int($0) }, deadline: json["deadline"]?.text,
            template: json["template"]?.text, isSecret: json["secret"] == true,
            parts: FieldOrder.sorted(parts).map { Part(name: $0.key, content: $0.value) })
        salt = json["salt"]?.text
    }
}
