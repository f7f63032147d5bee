import CanonicalJSON
package import Forms

/// One form of a publication, printed for the public.
package struct PublishedForm: Sendable, Equatable {
    /// Unique within the publication, for example `14-01`.
    package let id: String
    /// What it is about, for example the project's name; empty where the printed title says it all.
    package let subject: String
    /// Its title, table and notes.
    package let printed: PrintedForm
    /// True when its template has 涉密 fields, filled in or not: whether they are must not show; or when something else
    /// was left out.
    let mayLeaveOut: Bool

    /// Prints a form that is not 涉密 as a whole for the public.
    ///
    /// - Parameter leavesOut: True when the content lacks something for the sake of other forms.
    init(of content: FormContent, under template: FormTemplate, leavesOut: Bool) {
        let fields = template.parts.flatMap(\.fields)
        let open = Self.texts(content.withoutSecrets(under: template))
        let all = Self.texts(content)
        id = content.id
        printed = PrintedForm(of: content, under: template, audience: .publicReaders, leavesOut: leavesOut)
        mayLeaveOut = leavesOut || fields.contains(where: \.isSecret)
        // A title that repeats a secret field would give it away.
        let isSecret = !open.contains(content.title) && all.contains(content.title)
        subject = isSecret || content.title == template.title ? "" : content.title
    }

    /// True for a form of which nothing may be seen: it says so, or only secret fields of it are filled in.
    static func isSecret(_ content: FormContent, under template: FormTemplate) -> Bool {
        let fields = template.parts.flatMap(\.fields)
        return content.isSecret || !fields.isEmpty && fields.allSatisfy(\.isSecret)
            || texts(content.withoutSecrets(under: template)).isEmpty && !texts(content).isEmpty
    }

    /// The paths of the secret fields that are filled in, for the staff.
    static func secretFields(_ content: FormContent, under template: FormTemplate) -> [String] {
        content.parts.flatMap { part in
            let secret = (template.part(named: part.name)?.fields ?? []).filter(\.isSecret).map(\.name)
            func filled(_ fields: JSON, _ place: String) -> [String] {
                secret.filter { !(fields[$0]?.text ?? "").allSatisfy(\.isWhitespace) }.map { "\(place).\($0)" }
            }
            guard let rows = part.content.list else { return filled(part.content, part.name) }
            return rows.enumerated().flatMap { filled($1, "\(part.name)[\($0 + 1)]") }
        }
    }

    /// Where its page is, from the publication's folder; any id makes a plain file name of its own.
    package var path: String {
        let name = id.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95: String(UnicodeScalar(byte))
            default: "~" + String(byte, radix: 16)
            }
        }
        return "forms/\(name.joined()).html"
    }

    /// All texts that are not blank.
    static func texts(_ content: FormContent) -> Set<String> {
        func texts(_ json: JSON) -> [String] {
            switch json {
            case .string(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? [] : [text]
            case .array(let list): list.flatMap(texts)
            case .object(let fields): fields.values.flatMap(texts)
            case .null, .bool, .int: []
            }
        }
        return Set(content.parts.flatMap { texts($0.content) })
    }
}
