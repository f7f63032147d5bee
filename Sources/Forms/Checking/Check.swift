import StrictYAML

/// One check of a single form: its id, its defaults and how it is made.
struct Check: Sendable {
    /// Stable; answers to findings are kept under it.
    let id: String
    /// Unless the template says otherwise.
    let severity: Severity
    /// Numbers that a template may set, with their defaults.
    var numbers: [String: Decimal] = [:]
    /// Words that a template may set, with their defaults.
    var words: [String: [String]] = [:]
    /// The sentence of its findings, with `{figures}`.
    let zh, en: String
    /// What one form gives; empty for a check across forms.
    var form: @Sendable (Checking) -> [Finding] = { _ in [] }
    /// What the forms of a case give together; empty for a check of a single form.
    var across: (@Sendable ([Checking]) -> [Finding])?
}

/// One check at work on one form.
struct Checking: Sendable {
    let check: Check
    let setting: CheckSetting
    let form: TypedForm
    let facts: FormFacts

    var scoring: Scoring { form.template.scoring }

    /// A number of the check's settings.
    func number(_ name: String) -> Decimal { setting.numbers[name] ?? .zero }
    /// Words of the check's settings.
    func words(_ name: String) -> [String] { setting.words[name] ?? [] }

    /// A finding of this check; the sentence is filled from the figures.
    func finding(_ cells: [Cell], _ figures: [String: String], mark: String = "", severity: Severity? = nil) -> Finding
    {
        var parameters = figures
        parameters["form"] = form.name
        let sentence = Phrase(zh: check.zh, en: check.en).filled(parameters)
        return Finding(
            check: check.id, severity: severity ?? setting.severity, form: form.content.id, cells: cells,
            mark: mark, figures: figures, zh: sentence.zh, en: sentence.en)
    }

    /// A finding about typed fields; the first is the one to correct or explain.
    func finding(_ entries: [TypedForm.Entry], _ figures: [String: String], mark: String = "") -> Finding {
        finding(entries.map(\.cell), figures, mark: mark)
    }
}
