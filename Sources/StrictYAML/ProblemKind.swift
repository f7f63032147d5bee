/// A way in which a file can be wrong: its code, which is never renamed or reused, and its sentences.
package struct ProblemKind: Sendable, Hashable {
    /// Stable, for example `yaml.duplicate_key`.
    package let code: String
    /// What was expected and what was found, with `{parameters}`.
    package let message: Phrase
    /// What to do next, with `{parameters}`.
    package let remedy: Phrase

    /// Creates a kind from its code and its four templates.
    package init(_ code: String, zh: String, en: String, remedyZh: String, remedyEn: String) {
        self.code = code
        message = Phrase(zh: zh, en: en)
        remedy = Phrase(zh: remedyZh, en: remedyEn)
    }
}
