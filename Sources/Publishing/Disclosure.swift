package import Forms

/// What may be told to readers outside the body of a case's forms, of which some are 涉密.
package struct Disclosure: Sendable {
    /// A form with the template that it was filled under.
    package typealias Filled = (content: FormContent, template: FormTemplate)

    /// The ids of those forms among the first that are 涉密 as a whole.
    let secret: [String]
    /// The others, in order, each with what is left of it.
    let open: [(content: FormContent, template: FormTemplate, told: Discretion.Told)]
    /// Sums that are left out because a secret project is part of them.
    let sums: [String]
    private let discretion: Discretion
    /// All amounts that may not be told.
    private let amounts: [String]
    private let everySecret: Set<String>

    /// - Parameters:
    ///   - forms: Those that are shown, in order.
    ///   - others: Those that are not shown anyway; what is 涉密 among them is not told of either.
    ///   - words: More that may not be told, such as what stands in secret fields.
    package init(_ forms: [Filled], others: [Filled] = [], withholding words: [String] = []) {
        let secret = forms.filter { PublishedForm.isSecret($0.content, under: $0.template) }
        let open = forms.filter { !PublishedForm.isSecret($0.content, under: $0.template) }
        let silent = others.filter { PublishedForm.isSecret($0.content, under: $0.template) }
        let tables = Discretion(about: secret + silent, beside: open)
        self.open = open.map { ($0.content, $0.template, tables.applied(to: $0.content, under: $0.template)) }
        // What the rules compute with the secret projects is as telling as what was typed.
        let computed = tables.hidesProject ? CaseCheck.departmentLine(of: forms.map { ($0, $1) }).map(\.value) : []
        sums = computed + self.open.flatMap(\.told.sums)
        amounts = sums + words
        self.secret = secret.map(\.content.id)
        everySecret = Set((secret + silent).map(\.content.id))
        discretion = words.isEmpty ? tables : Discretion(about: secret + silent, beside: open, withholding: words)
    }

    /// Whether a text tells nothing of a form that is 涉密, nor a sum that one is part of.
    package func mayTell(_ text: String) -> Bool {
        !discretion.isMentioned(in: text) && !Discretion.isMentioned(anyOf: amounts, in: text)
    }

    /// Whether a form is 涉密 as a whole.
    package func isSecret(_ id: String) -> Bool { everySecret.contains(id) }

    /// What stands in the secret fields of a form.
    package static func secrets(of form: Filled) -> [String] {
        Array(
            PublishedForm.texts(form.content).subtracting(
                PublishedForm.texts(form.content.withoutSecrets(under: form.template))))
    }
}
