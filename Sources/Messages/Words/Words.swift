package import Approvals
package import Engine

/// What verdicts, kinds, acts and roles are called.
extension Messages {
    /// What was decided on a seat.
    ///
    /// - Parameter act: What deciding is called in the step; an approval of a filler is 提交, of a record 登记.
    package static func verdict(
        _ verdict: Decision.Verdict, _ language: Language, act: Task.Act? = nil
    ) -> String {
        switch verdict {
        case .approved:
            switch act {
            case .sign, nil: language == .zh ? "同意" : "approved"
            case .submit: language == .zh ? "提交" : "submitted"
            case .record: language == .zh ? "登记" : "recorded"
            }
        case .rejected: language == .zh ? "驳回" : "rejected"
        case .abstained: language == .zh ? "弃权" : "abstained"
        case .advised: language == .zh ? "提出意见" : "gave an opinion"
        }
    }

    /// What a decision in a step is called.
    package static func act(_ act: Task.Act, _ language: Language) -> String {
        switch act {
        case .submit: language == .zh ? "填报" : "filling in"
        case .sign: language == .zh ? "签核" : "signing"
        case .record: language == .zh ? "登记" : "recording"
        }
    }

    /// What a `for_each` copy is: 自评表 or 整改事项.
    package static func kind(_ kind: UnitKind, _ language: Language) -> String {
        switch kind {
        case .form: language == .zh ? "自评表" : "form"
        case .item: language == .zh ? "整改事项" : "rectification item"
        }
    }

    /// What is asked for outside the steps.
    package static func request(_ kind: RequestKind, _ language: Language) -> String {
        switch kind {
        case .exclude: language == .zh ? "不纳入自评" : "exclusion from the evaluation"
        case .extend: language == .zh ? "延期" : "a later deadline"
        case .carryOver: language == .zh ? "结转" : "carrying over"
        }
    }

    /// How a returned form comes back, as the end of a sentence.
    package static func resubmit(_ resubmit: Resubmit, _ language: Language) -> String {
        switch resubmit {
        case .through: language == .zh ? "修改后逐环节重新办理" : "every step between is walked again"
        case .direct:
            language == .zh
                ? "修改后直接送回；中间环节的签核，内容未变的继续有效"
                : "it comes straight back; sign-offs between count while the content matches"
        }
    }

    /// How much a finding weighs.
    package static func severity(_ severity: CaseFinding.Severity, _ language: Language) -> String {
        guard language == .zh else { return severity.rawValue }
        return switch severity {
        case .high: "高"
        case .medium: "中"
        case .low: "低"
        case .info: "提示"
        }
    }

    /// Why a step left the flow.
    package static func reason(_ reason: CancelReason, _ language: Language) -> String {
        switch reason {
        case .returned: language == .zh ? "退回" : "a return"
        case .refused: language == .zh ? "未通过" : "a refusal"
        case .withdrawn: language == .zh ? "撤回" : "a withdrawal"
        case .takenBack: language == .zh ? "签核被拿回" : "a decision taken back"
        case .unitEnded: language == .zh ? "该表或事项已结束" : "the end of its form or item"
        case .caseEnded: language == .zh ? "流程已结束" : "the end of the case"
        }
    }

    /// What a person may do in the ledger as a whole.
    package static func role(_ role: LedgerRole, _ language: Language) -> String {
        switch role {
        case .administrator: language == .zh ? "系统管理员" : "administrator"
        case .office: language == .zh ? "领导小组办公室" : "office"
        case .staff: language == .zh ? "工作人员" : "staff"
        case .auditor: language == .zh ? "审计" : "auditor"
        }
    }

    /// A request in a fact or an event: its number, or its kind.
    static func requestText(_ text: String, _ language: Language) -> String {
        if let number = Int(text) { return language == .zh ? "第 \(number) 号申请" : "request \(number)" }
        guard let kind = RequestKind(rawValue: text) else { return text }
        let word = request(kind, language)
        return language == .zh ? "“\(word)”申请" : "a request for \(word)"
    }
}
