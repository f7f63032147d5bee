import Approvals
import Workflows

/// Duties that different people are to do (不相容职责), and how far that reaches.
struct DutyRule {
    private enum Source {
        /// What the workflow of the case forbids; the program holds every act to it.
        case workflow(Separation)
        /// What is usually kept apart, whether the workflow says so or not.
        case custom([Hand.Duty])
    }

    /// The rule in words.
    let words: Operation.Words
    private let source: Source

    /// True for a rule of the workflow.
    var isBinding: Bool { if case .workflow = source { true } else { false } }

    /// The rules that a case is looked at under: those of its workflow, then those that are usual.
    static func all(for workflow: Workflow) -> [DutyRule] {
        let sentences = zip(
            WorkflowSentences.separations(workflow, chinese: true),
            WorkflowSentences.separations(workflow, chinese: false))
        return zip(workflow.separations, sentences).map { DutyRule(words: .init($1.0, $1.1), source: .workflow($0)) }
            + usual
    }

    /// 不相容岗位相互分离: 行政事业单位内部控制规范（试行）, 2012, article 12 (1).
    static let usual: [DutyRule] = [
        [.filled, .reviewed, .decided], [.rectified, .verified], [.asked, .settled], [.explained, .judged],
        [.nominated, .confirmed],
    ].map { (duties: [Hand.Duty]) in
        let (zh, en) = (duties.map(\.words.zh), duties.map(\.words.en))
        return DutyRule(
            words: .init(
                "不相容职责：\(zh.joined(separator: "、"))", "usually kept apart: \(en.joined(separator: "; "))"),
            source: .custom(duties))
    }

    /// The duties of this rule that an act fulfils; none when the rule does not speak of it.
    func sides(of hand: Hand) -> Set<Int> {
        switch source {
        case .workflow(let separation):
            Set(
                separation.duties.indices.filter { index in
                    switch separation.duties[index] {
                    case .role(let name): hand.role == name
                    case .step(let name): hand.step == name
                    }
                })
        case .custom(let duties): Set(duties.indices.filter { duties[$0] == hand.duty })
        }
    }

    /// The matter within which acts are held against each other; nil where the rule does not reach.
    func matter(of hand: Hand) -> Hand.Matter? {
        switch source {
        case .workflow(let separation):
            separation.within == nil ? .wholeCase : hand.unit.map { .unit($0) }
        case .custom: hand.matter
        }
    }
}
