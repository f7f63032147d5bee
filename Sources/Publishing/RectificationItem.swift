/// One row of the 整改台账; each field is the text that is shown.
package struct RectificationItem: Sendable, Equatable {
    /// 问题.
    package var problem: String
    /// 问题来源.
    package var source: String
    /// 整改措施.
    package var measure: String
    /// 责任单位.
    package var unit: String
    /// 责任人.
    package var person: String
    /// 整改时限, for example `2023-09-30`.
    package var deadline: String
    /// 进展.
    package var progress: String
    /// 佐证材料.
    package var evidence: String
    /// 状态: 未整改, 整改中, 待验收, 已销号 or 结转.
    package var state: String
    /// 延期次数.
    package var extensions: Int
    /// 复核人.
    package var verifier: String
    /// 销号日期; empty until then.
    package var closedOn: String
    /// 涉密: not published, and no column of any table.
    package var isSecret: Bool

    /// Creates a row.
    package init(
        problem: String, source: String = "", measure: String = "", unit: String = "", person: String = "",
        deadline: String = "", progress: String = "", evidence: String = "", state: String, extensions: Int = 0,
        verifier: String = "", closedOn: String = "", isSecret: Bool = false
    ) {
        (self.problem, self.source, self.measure, self.unit) = (problem, source, measure, unit)
        (self.person, self.deadline, self.progress, self.evidence) = (person, deadline, progress, evidence)
        (self.state, self.extensions, self.verifier, self.closedOn) = (state, extensions, verifier, closedOn)
        self.isSecret = isSecret
    }

    /// What is shown of it.
    var texts: [String] { Self.columns.map { $0.text(self, 0) } }

    /// A column of the 整改台账.
    struct Column {
        let name: String
        /// Relative to those of the other columns.
        let width: Int
        let style: Style
        let text: @Sendable (RectificationItem, _ number: Int) -> String

        enum Style: String { case text, number, middle }
    }

    /// In printed order.
    static let columns: [Column] = [
        Column(name: Words.number, width: 5, style: .middle) { _, number in String(number) },
        Column(name: Words.problem, width: 22, style: .text) { item, _ in item.problem },
        Column(name: Words.source, width: 13, style: .text) { item, _ in item.source },
        Column(name: Words.measure, width: 22, style: .text) { item, _ in item.measure },
        Column(name: Words.unit, width: 12, style: .text) { item, _ in item.unit },
        Column(name: Words.person, width: 8, style: .middle) { item, _ in item.person },
        Column(name: Words.deadline, width: 11, style: .middle) { item, _ in item.deadline },
        Column(name: Words.progress, width: 16, style: .text) { item, _ in item.progress },
        Column(name: Words.evidence, width: 16, style: .text) { item, _ in item.evidence },
        Column(name: Words.state, width: 8, style: .middle) { item, _ in item.state },
        Column(name: Words.extensions, width: 6, style: .number) { item, _ in String(item.extensions) },
        Column(name: Words.verifier, width: 8, style: .middle) { item, _ in item.verifier },
        Column(name: Words.closedOn, width: 11, style: .middle) { item, _ in item.closedOn },
    ]
}
