extension Messages {
    /// What an act is called: the verbs of commands, and the acts that the ledger itself allows or not.
    ///
    /// A verb without a word is shown as it is.
    package static func verb(_ verb: String, _ language: Language) -> String {
        guard let words = verbs[verb] else { return verb }
        switch language {
        case .zh: return words.zh
        case .en: return words.en
        }
    }

    /// The verbs that have a word.
    static let verbs: [String: (zh: String, en: String)] = [
        "open": ("开启流程", "open the case"),
        "appoint": ("指定人员", "appoint"),
        "dismiss": ("解除指定", "dismiss"),
        "replace": ("更换人员", "replace"),
        "add": ("增加表或事项", "add a form or item"),
        "revise": ("修改内容", "change the content"),
        "claim": ("认领", "claim"),
        "release": ("放回", "release"),
        "approve": ("同意", "approve"),
        "submit": ("提交", "submit"),
        "sign": ("签核", "sign"),
        "record": ("登记", "record"),
        "reject": ("驳回", "reject"),
        "abstain": ("弃权", "abstain"),
        "advise": ("提出意见", "give an opinion"),
        "return": ("退回", "return"),
        "withdraw": ("撤回", "withdraw"),
        "take-back": ("拿回", "take back"),
        "ask": ("提出申请", "make a request"),
        "grant": ("批准申请", "grant the request"),
        "refuse": ("不批准申请", "refuse the request"),
        "check": ("检查", "record the checks"),
        "explain": ("说明疑点", "explain the finding"),
        "accept-finding": ("认可疑点的说明", "accept the explanation"),
        "refuse-finding": ("不认可疑点的说明", "refuse the explanation"),
        "waive": ("豁免疑点", "waive the finding"),
        "rectify": ("转为整改事项", "make a rectification item of the finding"),
        "cancel": ("撤销", "cancel"),
        "suspend": ("挂起", "suspend"),
        "resume": ("恢复", "resume"),
        "terminate": ("终止", "terminate"),
        "urge": ("催办", "urge"),
        "pass-deadline": ("到期处理", "mark the deadline as passed"),
        "remind": ("逾期提醒", "remind of a step that is late"),
        "escalate": ("逾期上报", "tell others that a step is late"),
        "--as": ("代他人登记", "register an act for somebody else"),
        "case open": ("开启流程", "open a case"),
        "people add": ("登记人员", "register people"),
        "people change": ("变更人员", "change people"),
        "workflow add": ("登记流程定义", "register a workflow"),
    ]
}
