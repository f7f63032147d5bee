import Approvals

/// The text of a rule for signing, for example `at least 2/3 of group`.
struct SignText {
    static let choices =
        "all of X, all of X and Y, in order of X and Y, any of X, first approval of X, "
        + "at least 2 of X, at least 2/3 of X, more than 1/2 of X by weight"

    var rule: SignRule
    /// Empty when the rule leaves the roles to `seats`.
    var roles: [String] = []
    var isByWeight: Bool { if case .vote(_, true, _) = rule { true } else { false } }

    /// Nil when the text is no rule.
    init?(_ text: String) {
        var words = text.split { $0 == " " || $0 == "," || $0 == "[" || $0 == "]" }.map(String.init)
        let byWeight = words.suffix(2) == ["by", "weight"]
        if byWeight { words.removeLast(2) }
        if let of = words.firstIndex(of: "of") {
            roles = words[(of + 1)...].filter { $0 != "and" }
            words.removeSubrange(of...)
            guard !roles.isEmpty, roles.allSatisfy(WorkflowReader.isName) else { return nil }
        }
        switch words {
        case ["all"]: rule = .all
        case ["in", "order"]: rule = .inOrder
        case ["any"]: rule = .any
        case ["first", "approval"]: rule = .first
        default:
            guard words.count == 3, let number = words.last, let threshold = Self.threshold(words[0], words[1], number)
            else { return nil }
            rule = .vote(threshold, byWeight: byWeight, abstain: .counted)
        }
        if byWeight, !isByWeight { return nil }
    }

    private static func threshold(_ first: String, _ second: String, _ number: String) -> Threshold? {
        let parts = number.split(separator: "/", omittingEmptySubsequences: false).map { whole($0) }
        switch (first, second, parts.count) {
        case ("at", "least", 1): return parts[0].map { .count($0) }
        case ("at", "least", 2): return parts[0].flatMap { top in parts[1].map { .atLeast(top, of: $0) } }
        case ("more", "than", 2): return parts[0].flatMap { top in parts[1].map { .moreThan(top, of: $0) } }
        default: return nil
        }
    }

    private static func whole(_ text: Substring) -> Int? {
        guard text.utf8.count <= 6, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
