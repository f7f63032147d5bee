/// 达成, 部分达成, 未达成: the bands of a qualitative result, in the order of their marks.
///
/// Source: 财预〔2020〕10号《项目支出绩效评价管理办法》 and the county's form notes.
package enum Band: Int, Sendable, CaseIterable {
    case reached, partly, missed

    /// Reads the words of the norm; nil for any other result, of which nothing can be computed.
    package init?(_ words: String) {
        let plain = Plain.tight(words)
        if plain.hasPrefix("未达成") || plain.hasPrefix("未完成") {
            self = .missed
        } else if plain.hasPrefix("部分达成") || plain.hasPrefix("部分完成") {
            self = .partly
        } else if plain.hasPrefix("达成") || plain.hasPrefix("全部达成") {
            self = .reached
        } else {
            return nil
        }
    }
}
