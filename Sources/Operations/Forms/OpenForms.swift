import Approvals
import Engine
import Forms

/// The forms of a case that are neither excluded nor cancelled, as last revised, each with its template.
struct OpenForms {
    /// In the order in which they were added.
    let forms: [(content: FormContent, template: FormTemplate)]
    /// The ids of those that have no content yet, or whose table no registered template is for.
    let others: [String]

    init(_ file: CaseFile, _ records: Records) throws {
        let templates = try Templates(records)
        var forms: [(content: FormContent, template: FormTemplate)] = []
        var others: [String] = []
        for unit in file.state.units where unit.kind == .form && unit.status == .open {
            if let json = try records.content(of: unit.id, revision: unit.revision, in: file),
                let content = FormContent(json: json), let template = try templates.template(of: content)
            {
                forms.append((content, template))
            } else {
                others.append(unit.id.text)
            }
        }
        (self.forms, self.others) = (forms, others)
    }

    /// All of them; a form that cannot be printed is an error.
    ///
    /// - Throws: `form.no_revision`, `template.none` for the first of the others.
    static func all(_ view: CaseView) throws -> [(content: FormContent, template: FormTemplate)] {
        let open = try OpenForms(view.file, view.records)
        guard let first = open.others.first else { return open.forms }
        _ = try view.content(of: first, revision: nil)
        throw Templates.none(for: first)
    }
}
