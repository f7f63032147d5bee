import Approvals

/// One condition being put into words: its facts by their readable names, in one language.
struct Wording {
    let language: Language
    let glossary: Glossary
    let facts: [String: String]

    /// What a condition says when it holds, what it says when it does not, and what clears it.
    struct Phrase {
        let met: String
        let unmet: String
        let remedy: String
    }

    /// Picks the sentence of the language; the other one is never put together.
    func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        switch language {
        case .zh: zh()
        case .en: en()
        }
    }

    /// A fact that says something: nil when it is missing, empty, or `-`.
    subscript(_ name: String) -> String? { facts[name].flatMap { $0.isEmpty || $0 == "-" ? nil : $0 } }

    /// A fact as it is, for codes and numbers; `-` when it says nothing.
    func raw(_ name: String) -> String { self[name] ?? "-" }

    /// The person who acts.
    var person: String { self["person"].map(glossary.person) ?? say("操作人", "this person") }
    var role: String { self["role"].map(glossary.role) ?? say("有关角色", "the role") }
    /// Any of the roles.
    var roles: String { self["roles"].map { any($0, glossary.role) } ?? say("有关角色", "the role") }
    var step: String { self["step"].map { glossary.steps($0, language) } ?? say("该环节", "this step") }
    var unit: String { self["unit"].map { glossary.units($0, language) } ?? say("该表或事项", "this form or item") }
    var before: String? { self["before"].map { glossary.steps($0, language) } }
    /// The people who can clear the condition; nil when nobody is named.
    var who: String? { self["who"].map { glossary.people($0, language) } }
    /// The same, where any one of them can.
    var whoAny: String? { self["who"].map { any($0, glossary.person) } }
    var request: String { self["request"].map { Messages.requestText($0, language) } ?? say("该申请", "this request") }

    /// A listed fact of which one item is enough.
    private func any(_ text: String, _ name: (String) -> String) -> String {
        glossary.list(text, language, separator: say("或", " or "), name)
    }

    /// A listed fact whose items are shown as they are.
    func items(_ name: String) -> String? { self[name].map { glossary.list($0, language) { $0 } } }

    /// A listed fact of digests, each by its first twelve digits.
    func digests(_ name: String) -> String? { self[name].map { glossary.list($0, language, Messages.short) } }

    /// A time among the facts in words; nil without it.
    func moment(_ name: String) -> String? { self[name].flatMap { Moment.text($0) } }

    /// The people named under `who`, or else those whom the sentence itself names.
    func whoOr(_ zh: String, _ en: String) -> String { who ?? say(zh, en) }
}

extension Messages {
    /// The first twelve digits of a digest.
    ///
    /// Anything that is no digest stays whole.
    package static func short(_ digest: String) -> String {
        let isDigest = digest.utf8.count == 64 && digest.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
        return isDigest ? String(digest.prefix(12)) : digest
    }
}
