/// Names of indicators, which printed tables cut off.
enum IndicatorName {
    /// True for equal names, and where one of at least 6 characters is the beginning of the other.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Plain.tight(one), Plain.tight(other))
        if one == other { return !one.isEmpty }
        let short = one.count < other.count ? one : other
        return short.count >= 6 && (one.hasPrefix(other) || other.hasPrefix(one))
    }
}
