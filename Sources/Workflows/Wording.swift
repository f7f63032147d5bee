import Approvals
import StrictYAML

/// Says what a workflow's parts mean, in Chinese or in English.
struct Wording {
    let workflow: Workflow
    let chinese: Bool
    private let titles: [StepName: String]

    init(_ workflow: Workflow, chinese: Bool) {
        (self.workflow, self.chinese) = (workflow, chinese)
        titles = StepIndex(workflow).entries.mapValues(\.step.title)
    }

    /// The sentence in the language of this wording.
    func say(_ zh: String, _ en: String) -> String { chinese ? zh : en }

    /// `财务审核` in Chinese, where the role has a title, else `finance`.
    func role(_ name: RoleName) -> String {
        guard chinese, let title = workflow.role(name)?.title, !title.isEmpty else { return name.text }
        return title
    }

    /// `部门审核` in Chinese, where the step has a title, else `department-review`.
    func step(_ name: StepName) -> String {
        guard chinese, let title = titles[name], !title.isEmpty else { return name.text }
        return title
    }

    /// Whoever a separation speaks of: the role, or those who act in the step.
    func duty(_ duty: Duty) -> String {
        switch duty {
        case .role(let name): role(name)
        case .step(let name): say("“\(step(name))”的经办人", "whoever acts in \(name)")
        }
    }

    /// What a `for_each` makes copies for.
    func unit(_ kind: UnitKind) -> String {
        switch kind {
        case .form: say("表单", "form")
        case .item: say("整改事项", "item")
        }
    }

    /// Names joined as the language does; `or` tells a choice from a sum.
    func list(_ names: [String], or: Bool = false) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        if chinese { return names.dropLast().joined(separator: "、") + (or ? "或" : "、") + last }
        return names.dropLast().joined(separator: ", ") + (or ? " or " : " and ") + last
    }

    /// The sentence for a separation, with how far it reaches.
    func rule(_ rule: Separation) -> String {
        let people = list(rule.duties.map(duty))
        guard let kind = rule.within else {
            return say("全流程内，\(people)必须是不同的人。", "In the whole case, \(people) are different people.")
        }
        return say("同一\(unit(kind))内，\(people)必须是不同的人。", "Within one \(unit(kind)), \(people) are different people.")
    }

    /// The sentence for a request: who may ask, and who grants it.
    func request(_ rule: RequestRule) -> String {
        let (askers, granters) = (list(rule.askedBy.map(role), or: true), list(rule.grantedBy.map(role), or: true))
        let name =
            switch rule.kind {
            case .exclude: say("不纳入自评", "Leaving a form out")
            case .extend: say("延期", "A later deadline")
            case .carryOver: say("结转下年", "Carrying an item over to the next year")
            }
        return say(
            "\(name)：\(askers)申请，\(granters)批准。", "\(name) is asked for by \(askers) and granted by \(granters).")
    }

    /// The sentence for who answers findings.
    func findings(_ rule: FindingRule) -> String {
        let (explainers, accepters, waivers) = (
            list(rule.explainedBy.map(role), or: true), list(rule.acceptedBy.map(role), or: true),
            list(rule.waivedBy.map(role), or: true)
        )
        return say(
            "疑点：\(explainers)说明，\(accepters)认可，\(waivers)可以豁免；不由说明的人认可或豁免。",
            "A finding is explained by \(explainers), accepted by \(accepters), and may be waived by \(waivers); "
                + "never by who explained it.")
    }

    /// How heavy a finding is, for `no open … finding`.
    func severity(_ severity: CaseFinding.Severity) -> String {
        switch severity {
        case .high: say("“高”级", "high")
        case .medium: say("“中”级以上", "high or medium")
        case .low: say("“低”级以上", "high, medium or low")
        case .info: say("任何", "any")
        }
    }

    /// The sentence for a role: how it is appointed, and how many seats it gets.
    func role(_ role: Role) -> String {
        let scope =
            switch role.per {
            case .form: say("每张表单各自指定", "appointed for each form")
            case .item: say("每个整改事项各自指定", "appointed for each item")
            case nil: say("全流程指定一次", "appointed once")
            }
        let seats = role.everyone ? say("，每人一席", ", every member has a seat") : say("，由一人办理", ", one member acts")
        return say("\(role.title)（\(role.name)）：\(scope)\(seats)。", "\(role.name) (\(role.title)): \(scope)\(seats).")
    }
}
