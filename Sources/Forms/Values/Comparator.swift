/// 指标性质: how a result is held against its target.
package enum Comparator: String, Sendable, CaseIterable {
    case atLeast = ">="
    case above = ">"
    case equal = "="
    case below = "<"
    case atMost = "<="

    /// Reads the printed signs, full-width and typographic ones among them; nil for anything else.
    package init?(typed: String) {
        switch Plain.tight(typed) {
        case ">=", "≥", "=>", "≧", "大于等于": self = .atLeast
        case ">", "大于": self = .above
        case "=", "==", "等于": self = .equal
        case "<", "小于": self = .below
        case "<=", "≤", "=<", "≦", "小于等于": self = .atMost
        default: return nil
        }
    }

    /// True where less is better.
    package var isCeiling: Bool { self == .below || self == .atMost }
}
