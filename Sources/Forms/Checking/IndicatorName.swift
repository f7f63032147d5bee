/// The name of an indicator, which printed tables cut off.
struct IndicatorName: Sendable, Hashable {
    /// Without blanks.
    let tight: String
    /// Names that are the same have the same.
    private let beginning: Substring

    /// How many characters make a beginning that tells something.
    private static let least = 6

    init(_ name: String) {
        tight = Plain.tight(name)
        beginning = tight.prefix(Self.least)
    }

    /// True for equal names, and where one of at least 6 characters is the beginning of the other.
    func isSame(_ other: IndicatorName) -> Bool {
        if tight == other.tight { return !tight.isEmpty }
        guard beginning == other.beginning, beginning.count == Self.least else { return false }
        return tight.hasPrefix(other.tight) || other.tight.hasPrefix(tight)
    }

    /// Indicators to be found by name: among thousands few have the same beginning.
    struct Index {
        private var byBeginning: [Substring: [Indicator]] = [:]

        init(_ indicators: some Sequence<Indicator>) {
            for indicator in indicators { byBeginning[indicator.sameName.beginning, default: []].append(indicator) }
        }

        /// Those with the same name, in the order in which they were given.
        func twins(of indicator: Indicator) -> [Indicator] {
            (byBeginning[indicator.sameName.beginning] ?? []).filter { indicator.sameName.isSame($0.sameName) }
        }
    }
}
