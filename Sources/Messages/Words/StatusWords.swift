package import Approvals

/// Where a rectification item stands in the 整改台账.
package enum Rectification: String, Sendable, CaseIterable {
    /// 未整改
    case notStarted = "not_started"
    /// 整改中
    case underWay = "under_way"
    /// 待验收: done, and waiting for somebody else to verify it.
    case awaitingCheck = "awaiting_check"
    /// 已销号
    case closed
    /// 结转: followed up in the next year.
    case carriedOver = "carried_over"
}

/// How cases, steps, forms, decisions and requests stand.
extension Messages {
    /// How a case stands.
    package static func status(_ status: CaseState.Status, _ language: Language) -> String {
        switch status {
        case .unopened: language == .zh ? "未开启" : "not opened"
        case .running: language == .zh ? "进行中" : "running"
        case .suspended: language == .zh ? "已挂起" : "suspended"
        case .finished: language == .zh ? "已归档" : "finished"
        case .refused: language == .zh ? "未通过，已结束" : "refused"
        case .cancelled: language == .zh ? "已撤销" : "cancelled"
        case .terminated: language == .zh ? "已终止" : "terminated"
        }
    }

    /// How a step that has been entered stands.
    package static func status(_ status: StepState.Status, _ language: Language) -> String {
        switch status {
        case .active: language == .zh ? "办理中" : "open"
        case .passed: language == .zh ? "已通过" : "passed"
        case .failed: language == .zh ? "未通过" : "not passed"
        case .cancelled: language == .zh ? "已退出流转" : "taken out of the flow"
        case .held: language == .zh ? "已通过，签核保留" : "passed, with its sign-offs kept"
        }
    }

    /// How a form or item stands: open, or how it ended.
    package static func status(_ status: UnitState.Status, _ language: Language) -> String {
        switch status {
        case .open: language == .zh ? "办理中" : "open"
        case .excluded: language == .zh ? "不纳入自评" : "excluded from the evaluation"
        case .carriedOver: language == .zh ? "结转" : "carried over"
        case .cancelled: language == .zh ? "已撤销" : "cancelled"
        case .refused: language == .zh ? "未通过" : "refused"
        }
    }

    /// The standing of a form or item as read models record it: its open steps, `waiting`, `done`, or how it ended.
    package static func standing(_ text: String, _ language: Language, _ glossary: Glossary) -> String {
        if let status = UnitState.Status(rawValue: text) { return self.status(status, language) }
        switch text {
        case "waiting": return language == .zh ? "待开始" : "waiting"
        case "done": return language == .zh ? "已办结" : "done"
        // Everything else is the names of steps.
        default: return glossary.list(text, language) { glossary.steps[$0].flatMap { $0.isEmpty ? nil : $0 } ?? $0 }
        }
    }

    /// Whether a decision still counts.
    package static func status(_ standing: Decision.Standing, _ language: Language) -> String {
        switch standing {
        case .valid: language == .zh ? "有效" : "valid"
        case .stale: language == .zh ? "内容已变，已失效" : "stale, the content has changed"
        case .superseded: language == .zh ? "退回后不再计入" : "superseded by a return"
        case .held: language == .zh ? "保留待核" : "kept until the content comes back"
        case .retracted: language == .zh ? "已拿回" : "taken back"
        }
    }

    /// How a request stands.
    package static func status(_ status: Request.Status, _ language: Language) -> String {
        switch status {
        case .open: language == .zh ? "待批" : "open"
        case .granted: language == .zh ? "已批准" : "granted"
        case .refused: language == .zh ? "未批准" : "refused"
        }
    }

    /// How a finding stands.
    package static func status(_ status: CaseFinding.Status, _ language: Language) -> String {
        switch status {
        case .open: language == .zh ? "待说明" : "open"
        case .explained: language == .zh ? "已说明，待认可" : "explained"
        case .accepted: language == .zh ? "已认可" : "accepted"
        case .refused: language == .zh ? "未认可" : "refused"
        case .waived: language == .zh ? "已豁免" : "waived"
        case .closed: language == .zh ? "已关闭" : "closed"
        }
    }

    /// How a rectification item stands, in the terms of the 整改台账.
    package static func status(_ state: Rectification, _ language: Language) -> String {
        switch state {
        case .notStarted: language == .zh ? "未整改" : "not started"
        case .underWay: language == .zh ? "整改中" : "under way"
        case .awaitingCheck: language == .zh ? "待验收" : "awaiting verification"
        case .closed: language == .zh ? "已销号" : "closed"
        case .carriedOver: language == .zh ? "结转" : "carried over"
        }
    }
}
