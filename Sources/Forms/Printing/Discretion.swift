import CanonicalJSON

/// What may not be told of forms that are 涉密 as a whole, wherever the others mention them.
///
/// Their titles, ids and table numbers are left out of the other forms, and so are sums from which a project's amounts
/// could be found by taking the published ones away. A sentence that mentions such a sum stays, for nobody can tell what
/// else it says; it is named, so that people read it.
package struct Discretion: Sendable {
    /// Titles and names of projects, without blanks.
    private let names: [String]
    /// Ids and table numbers.
    private let codes: [String]
    /// Names of forms that are published; a longer one may hold a secret one.
    private let published: [String]
    /// True when a project is among the secret forms, whose amounts are in sums.
    package let hidesProject: Bool

    /// Takes the secret forms and those that are published beside them.
    ///
    /// - Parameter words: What is to be treated as the name of a secret form is.
    package init(
        about secret: [(content: FormContent, template: FormTemplate)],
        beside published: [(content: FormContent, template: FormTemplate)], withholding words: [String] = []
    ) {
        names = Set(secret.flatMap(Self.names) + words.map(Plain.tight).filter { $0.count > 1 }).sorted()
        self.published = Set(published.flatMap(Self.names)).subtracting(names).sorted()
        let codes = secret.flatMap { form in
            [form.content.id, form.content.table.map(Plain.tight) ?? ""].flatMap { code in
                code.last == "表" ? [code, String(code.dropLast())] : [code]
            }
        }
        // A number alone stands in texts for many things; a table number that others have too tells nothing.
        let shared = Set(published.compactMap { $0.content.table.map(Plain.tight) })
        self.codes = Set(
            codes.filter { !$0.allSatisfy(\.isASCIIDigit) && !shared.contains($0) && !shared.contains($0 + "表") }
        )
        .sorted()
        hidesProject = secret.contains { $0.template.kind.isProject }
    }

    private static func names(_ form: (content: FormContent, template: FormTemplate)) -> [String] {
        let head = form.template.part(.head)
        let field = head.flatMap { part in
            part.field(.name).map { form.content.partJSON(part.name)?[$0.name]?.text ?? "" }
        }
        return [form.content.title, field ?? ""].map(Plain.tight).filter { name in
            name.count > 1 && name != Plain.tight(form.template.title)
        }
    }

    /// True for a text that mentions one of the secret forms.
    package func isMentioned(in text: String) -> Bool {
        guard !names.isEmpty || !codes.isEmpty else { return false }
        var text = Plain.tight(text)
        if codes.contains(where: { Self.has($0, in: text) }) { return true }
        for name in published where names.contains(where: name.contains) { text = text.replacing(name, with: " ") }
        return names.contains(where: text.contains)
    }

    /// True where a code stands by itself: 14-1 is not in 14-12, nor in 2014-1.
    private static func has(_ code: String, in text: String) -> Bool {
        text.ranges(of: code).contains { range in
            let before = text[..<range.lowerBound].last
            let after = text[range.upperBound...].first
            return ![before, after].contains { $0.map { $0.isASCIIDigit || $0.isASCIILetter || $0 == "-" } ?? false }
        }
    }

    /// A form as it may be published beside the secret ones.
    package struct Told: Sendable {
        /// Without what would tell of them.
        package var content: FormContent
        /// The paths of what was left out, sorted.
        package var left: [String] = []
        /// The sums among it, as typed.
        package var sums: [String] = []
    }

    /// Leaves out what would tell of the secret forms.
    ///
    /// A row that is about a secret form is left out whole, of all else only the field that mentions it.
    package func applied(to content: FormContent, under template: FormTemplate) -> Told {
        var told = Told(content: content)
        let sums = hidesProject ? Self.sums(TypedForm(content, under: template), published) : []
        func open(_ fields: JSON.Fields, of part: String, _ place: String) -> JSON.Fields {
            fields.filter { name, value in
                let path = "\(place).\(name)"
                let isSum = sums.contains(path)
                let isOpen = !isSum && !(value.text.map(isMentioned) ?? false)
                if !isOpen { told.left.append(path) }
                // A rate may be that of many others.
                if isSum, template.part(named: part)?.field(name)?.type != .percent {
                    told.sums.append(value.text ?? "")
                }
                return isOpen
            }
        }
        for (index, part) in content.parts.enumerated() {
            switch part.content {
            case .object(let fields):
                told.content.parts[index].content = .object(open(fields, of: part.name, part.name))
            case .array(let rows):
                told.content.parts[index].content = .array(
                    rows.enumerated().compactMap { number, row in
                        let (fields, place) = (row.fields ?? [:], "\(part.name)[\(number + 1)]")
                        guard fields.values.contains(where: { isName($0.text ?? "") }) else {
                            return .object(open(fields, of: part.name, place))
                        }
                        told.left.append(place)
                        return nil
                    })
            case .string, .int, .bool, .null: break
            }
        }
        if isMentioned(in: content.title) { told.content.title = template.title }
        told.left.sort()
        return told
    }

    /// True for a text with one of these amounts among its figures; small round numbers stand for many things.
    package static func isMentioned(anyOf sums: [String], in text: String) -> Bool {
        let amounts = Set(sums.filter { $0.count > 4 }.compactMap { Decimal($0) })
        return !amounts.isEmpty && Figures(in: Plain.text(text)).all.contains { amounts.contains($0.quantity.number) }
    }

    private func isName(_ text: String) -> Bool {
        let text = Plain.tight(text)
        return names.contains(text) || codes.contains(text)
    }

    /// The paths of figures that a secret project's amounts are part of.
    private static func sums(_ form: TypedForm, _ published: [String]) -> Set<String> {
        let basic = TaskLines(form).basic?.number
        let lines = form.rows(.tasks).filter { row in
            row.number != basic && !published.contains(Plain.tight(row.text(.task)))
        }
        let ties = form.template.ties.filter { $0.line != .basic }.compactMap { form.amount($0.amount) }
        return Set(
            lines.flatMap { row in row.entries.filter { $0.field?.type.isNumeric == true } }.map(\.cell.path)
                + ties.map { $0[.amount].cell.path })
    }
}
