/// Units that count the same things.
enum UnitFamily {
    private static let families: [Set<String>] = [["起", "件", "次", "例", "宗"], ["人", "人次", "名"], ["个", "项", "处", "套"]]

    /// True for equal units and for two of one family.
    static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || families.contains { $0.contains(one) && $0.contains(other) }
    }
}
