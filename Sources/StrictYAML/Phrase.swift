/// One sentence in Chinese and in English.
package struct Phrase: Hashable, Sendable {
    /// The Chinese text.
    package let zh: String
    /// The English text.
    package let en: String

    /// Creates a phrase from both texts.
    package init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }

    /// The sentence in the language asked for.
    package func text(chinese: Bool) -> String { chinese ? zh : en }

    /// Replaces every `{name}` by the parameter of that name; a parameter `name.en` wins in the English text.
    package func filled(_ parameters: [String: String]) -> Phrase {
        Phrase(zh: Self.fill(zh, parameters, suffix: ".zh"), en: Self.fill(en, parameters, suffix: ".en"))
    }

    private static func fill(_ template: String, _ parameters: [String: String], suffix: String) -> String {
        var (result, rest) = ("", template[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            result += rest[..<open] + (parameters[name + suffix] ?? parameters[name] ?? "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
