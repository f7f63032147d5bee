/// Kinds of what departs from the plain course of a case.
package enum ExceptionKind: String, CaseIterable {
    /// All of them, as they are asked for.
    package static let names = allCases.map(\.rawValue)

    /// 更换人员: one person in another's place.
    case replacement
    /// 解除指定
    case dismissal
    /// 不纳入自评, as it was asked for and decided.
    case exclusion
    /// 延期, likewise.
    case `extension`
    /// 结转, likewise.
    case carryOver = "carry_over"
    /// 疑点豁免
    case waiver
    /// 疑点认可: a finding stands, since its explanation was accepted.
    case acceptance
    /// 代录: an administrator entered what somebody else did.
    case onBehalf = "on_behalf"
    /// 补登: recorded on a later day than it was done.
    case lateRegistration = "late_registration"
    /// 逾期办理: decided after the term.
    case afterDeadline = "after_deadline"
    /// 逾期: the clock saw that a term passed.
    case overdue
    /// 逾期上报
    case escalation
    /// 催办
    case urging
    /// 退回
    case `return`
    /// 驳回
    case rejection
    /// 撤回
    case withdrawal
    /// 拿回
    case takingBack = "taking_back"
    /// 挂起 and 恢复
    case suspension
    /// A form or item was cancelled, or ended by a refusal.
    case removal
    /// The case was cancelled, terminated, or ended by a refusal.
    case ending
    /// 权限变更: what a person may do in the ledger as a whole.
    case rights
    /// 被拒的访问: turned away before the rules of a case were asked.
    case refusedAccess = "refused_access"
    /// 被拒的尝试: against a rule of a case.
    case refusedAttempt = "refused_attempt"

    /// What people call it.
    var words: Operation.Words {
        switch self {
        case .replacement: .init("更换人员", "replacement")
        case .dismissal: .init("解除指定", "dismissal")
        case .exclusion: .init("不纳入自评", "exclusion")
        case .extension: .init("延期", "later deadline")
        case .carryOver: .init("结转", "carrying over")
        case .waiver: .init("疑点豁免", "waiver of a finding")
        case .acceptance: .init("疑点认可", "explanation accepted")
        case .onBehalf: .init("代录", "entered for another")
        case .lateRegistration: .init("补登", "registered late")
        case .afterDeadline: .init("逾期办理", "decided after the deadline")
        case .overdue: .init("逾期", "deadline passed")
        case .escalation: .init("逾期上报", "escalation")
        case .urging: .init("催办", "urging")
        case .return: .init("退回", "return")
        case .rejection: .init("驳回", "rejection")
        case .withdrawal: .init("撤回", "withdrawal")
        case .takingBack: .init("拿回", "taking back")
        case .suspension: .init("挂起、恢复", "suspension")
        case .removal: .init("表项终结", "removal of a form or item")
        case .ending: .init("流程终结", "ending of the case")
        case .rights: .init("权限变更", "change of rights")
        case .refusedAccess: .init("被拒的访问", "refused access")
        case .refusedAttempt: .init("被拒的尝试", "refused attempt")
        }
    }
}
