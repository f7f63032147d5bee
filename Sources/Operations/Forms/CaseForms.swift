import Approvals
import Engine
import Forms

/// The forms of a case as last revised, each with its template.
struct CaseForms {
    typealias Filled = (content: FormContent, template: FormTemplate)
    /// Those in the flow, in the order in which they were added.
    let open: [Filled]
    /// The ids of those in the flow that have no content yet, or whose table no registered template is for.
    let others: [String]
    /// Those that are excluded or cancelled, where they have content and a template.
    let closed: [Filled]

    init(_ file: CaseFile, _ records: Records) throws {
        let templates = try Templates(records)
        var (open, closed): ([Filled], [Filled]) = ([], [])
        var others: [String] = []
        for unit in file.state.units where unit.kind == .form {
            let isOpen = unit.status == .open
            if let json = try records.contentIfThere(of: unit.id, revision: unit.revision, in: file),
                let content = FormContent(json: json), let template = try templates.template(of: content)
            {
                if isOpen { open.append((content, template)) } else { closed.append((content, template)) }
            } else if isOpen {
                others.append(unit.id.text)
            }
        }
        (self.open, self.others, self.closed) = (open, others, closed)
    }

    /// Those of one form, or of all, that were passed over: it cannot be read, or is asked for and not in the flow any more.
    func passedOver(_ only: String?) -> [String] {
        guard let only else { return others }
        return open.contains { $0.content.id == only } ? [] : [only]
    }

    /// The forms of a case, of which all in the flow can be printed.
    ///
    /// - Throws: `form.no_revision`, `template.none` for the first that cannot.
    static func printable(_ view: CaseView) throws -> CaseForms {
        let forms = try CaseForms(view.file, view.records)
        guard let first = forms.others.first else { return forms }
        _ = try view.content(of: first, revision: nil)
        throw Templates.none(for: first)
    }
}
