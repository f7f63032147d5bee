package import StrictYAML

/// The problems that a workflow file can have beyond those of YAML; the codes are a golden list.
package enum WorkflowKinds {
    static let format = ProblemKind(
        "workflow.format", zh: "文件格式应为“countersign: 1”，实为“{found}”",
        en: "Expected \"countersign: 1\", but found \"{found}\"",
        remedyZh: "第一行请写“countersign: 1”。", remedyEn: "Begin the file with \"countersign: 1\".")
    static let badName = ProblemKind(
        "workflow.bad_name", zh: "名称“{name}”不合规则", en: "\"{name}\" is no name",
        remedyZh: "名称由小写字母、数字、“-”、“_”组成，以字母开头。",
        remedyEn: "A name is made of a-z, 0-9, \"-\" and \"_\", and begins with a letter.")
    static let badValue = ProblemKind(
        "workflow.bad_value", zh: "“{key}”不能写作“{found}”", en: "\"{key}\" can't be \"{found}\"",
        remedyZh: "可以写：{choices}。", remedyEn: "Write one of: {choices}.")
    static let badRule = ProblemKind(
        "workflow.bad_rule", zh: "看不懂签核规则“{found}”", en: "\"{found}\" is no rule for signing",
        remedyZh: "可以写：{choices}。", remedyEn: "Write one of: {choices}.")
    static let badThreshold = ProblemKind(
        "workflow.bad_threshold", zh: "票数“{found}”不合理", en: "The threshold \"{found}\" makes no sense",
        remedyZh: "票数从 1 起、不多于票权总数；分数须大于 0，“at least”不超过 1，“more than”小于 1，分母不超过 1000。",
        remedyEn:
            "A number is 1 to the number of votes; a fraction is above 0, at most 1 (\"more than\": below 1), and its lower part at most 1000."
    )
    static let badDue = ProblemKind(
        "workflow.bad_due", zh: "看不懂期限“{found}”", en: "\"{found}\" is no deadline",
        remedyZh: "可以写：10 working days、2023-06-30、unit deadline。",
        remedyEn: "Write for example: 10 working days, 2023-06-30, unit deadline.")
    static let badNumber = ProblemKind(
        "workflow.bad_number", zh: "“{key}”应为 {least} 到 {limit} 的整数，实为“{found}”",
        en: "\"{key}\" should be a whole number from {least} to {limit}, but it is \"{found}\"",
        remedyZh: "请改写数字。", remedyEn: "Change the number.")
    static let badField = ProblemKind(
        "workflow.bad_field", zh: "“{found}”不是字段", en: "\"{found}\" names no field",
        remedyZh: "字段写作“部分.字段”，例如 plan.措施。", remedyEn: "Write part.field, for example plan.措施.")
    static let unavailable = ProblemKind(
        "workflow.not_available", zh: "“{name}”尚未提供", en: "\"{name}\" is not available yet",
        remedyZh: "请删除此项；程序不会装作照办。", remedyEn: "Remove it; the program does not pretend to obey.")
    static let unknownRole = ProblemKind(
        "workflow.unknown_role", zh: "people 中没有“{name}”", en: "No role is called \"{name}\"",
        remedyZh: "请在 people 中登记，或改正名称。", remedyEn: "Declare it under people, or correct the name.")
    static let unknownStep = ProblemKind(
        "workflow.unknown_step", zh: "没有名为“{name}”的环节", en: "No step is called \"{name}\"",
        remedyZh: "请改正名称。", remedyEn: "Correct the name.")
    static let unknownDuty = ProblemKind(
        "workflow.unknown_duty", zh: "“{name}”既不是角色也不是环节", en: "\"{name}\" is neither a role nor a step",
        remedyZh: "请改正名称。", remedyEn: "Correct the name.")
    static let unknownPart = ProblemKind(
        "workflow.unknown_part", zh: "同一 for_each 内没有环节填写“{name}”部分",
        en: "No step of this for_each edits the part \"{name}\"",
        remedyZh: "请改正名称，或加入某环节的 edits。", remedyEn: "Correct the name, or add it to a step's edits.")
    static let unusedRole = ProblemKind(
        "workflow.unused_role", zh: "角色“{name}”没有任何职责", en: "The role \"{name}\" has nothing to do",
        remedyZh: "请在环节或申请中使用，或删除。", remedyEn: "Use it in a step or a request, or delete it.")
    static let duplicateStep = ProblemKind(
        "workflow.duplicate_step", zh: "环节“{name}”重名，第一次在第 {first} 行",
        en: "The step \"{name}\" exists already, on line {first}",
        remedyZh: "环节名在整个流程中唯一。", remedyEn: "Step names are unique in the whole workflow.")
    static let nameClash = ProblemKind(
        "workflow.name_clash", zh: "“{name}”既是角色名又是环节名", en: "\"{name}\" is both a role and a step",
        remedyZh: "请改其中一个。", remedyEn: "Rename one of them.")
    static let duplicateName = ProblemKind(
        "workflow.duplicate_name", zh: "“{name}”写了两次", en: "\"{name}\" is listed twice",
        remedyZh: "请只保留一个。", remedyEn: "Keep one.")
    static let noDuty = ProblemKind(
        "workflow.no_duty", zh: "环节“{name}”没有说明谁做什么", en: "The step \"{name}\" does not say who does what",
        remedyZh: "请写 by、signs、records 之一，或用 steps、parallel、for_each 放入下级环节。",
        remedyEn: "Write one of by, signs, records; or steps, parallel, for_each to hold steps.")
    static let twoDuties = ProblemKind(
        "workflow.two_duties", zh: "环节“{name}”同时有“{first}”和“{second}”",
        en: "The step \"{name}\" has both \"{first}\" and \"{second}\"",
        remedyZh: "一个环节只做一件事，请拆成两个环节。", remedyEn: "A step does one thing; make two steps of it.")
    static let misplaced = ProblemKind(
        "workflow.misplaced", zh: "“{key}”不能用在环节“{name}”：{reason}",
        en: "\"{key}\" can't be in step \"{name}\": {reason}",
        remedyZh: "请删除“{key}”，或移到合适的环节。", remedyEn: "Remove \"{key}\", or move it to a step where it fits.")
    static let noSteps = ProblemKind(
        "workflow.no_steps", zh: "“{name}”里没有环节", en: "\"{name}\" holds no steps",
        remedyZh: "请至少写一个环节。", remedyEn: "Write at least one step.")
    static let nestedUnits = ProblemKind(
        "workflow.nested_for_each", zh: "for_each 里不能再有 for_each", en: "A for_each can't hold another for_each",
        remedyZh: "请把两个 for_each 并列。", remedyEn: "Put the two after one another.")
    static let roleOutside = ProblemKind(
        "workflow.role_outside_unit", zh: "“{name}”按 {unit} 指定，不能用在这里",
        en: "\"{name}\" is appointed per {unit}, so it can't be used here",
        remedyZh: "请移到“for_each: {unit}”之内，或去掉该角色的 per。",
        remedyEn: "Move it into \"for_each: {unit}\", or drop the role's per.")
    static let ownSeat = ProblemKind(
        "workflow.appoints_own_signers", zh: "环节“{name}”任命“{role}”，又由其全体成员签核",
        en: "The step \"{name}\" appoints \"{role}\" and is signed by all its members",
        remedyZh: "请由其他角色签核任命。", remedyEn: "Let another role sign the appointments.")
    static let noVoter = ProblemKind(
        "workflow.no_deciding_seat", zh: "环节“{name}”全是协办席位，没有人决定", en: "The step \"{name}\" has advisory seats only",
        remedyZh: "请至少有一个席位不是 advisory。", remedyEn: "Leave at least one seat that is not advisory.")
    static let advisoryVeto = ProblemKind(
        "workflow.advisory_veto", zh: "“{name}”的席位不能既协办又有否决权", en: "The seat of \"{name}\" is advisory and has a veto",
        remedyZh: "请去掉其中一项。", remedyEn: "Drop one of the two.")
    static let weightUnused = ProblemKind(
        "workflow.weight_unused", zh: "写了票权，但规则不按票权计", en: "There are weights, but the rule does not count them",
        remedyZh: "请在规则后加“by weight”，或去掉 weight。", remedyEn: "Add \"by weight\" to the rule, or drop the weights.")
    static let notBefore = ProblemKind(
        "workflow.not_before", zh: "“{target}”不是“{name}”之前必经的环节",
        en: "\"{target}\" does not always run before \"{name}\"",
        remedyZh: "请写此前必经的环节：{choices}。", remedyEn: "Name a step that always runs before it: {choices}.")
    static let notAfter = ProblemKind(
        "workflow.not_after", zh: "“{target}”不在“{name}”之后", en: "\"{target}\" does not come after \"{name}\"",
        remedyZh: "until 请写其后的环节，或包含它的环节。", remedyEn: "Name a later step, or one that holds this step.")
    static let container = ProblemKind(
        "workflow.target_is_container", zh: "“{target}”是一组环节，没有人在其中直接办理",
        en: "\"{target}\" holds steps; nobody acts in it",
        remedyZh: "请写其中某个环节。", remedyEn: "Name one of its steps.")
    static let noEffect = ProblemKind(
        "workflow.rule_without_effect", zh: "“{name}”从不经办单个 {unit}，此限制不起作用",
        en: "\"{name}\" never acts on one {unit}, so this rule has no effect",
        remedyZh: "请写“within: case”。", remedyEn: "Write \"within: case\".")
    static let oneDuty = ProblemKind(
        "workflow.one_duty", zh: "职责分离至少要两方", en: "A separation needs at least two sides",
        remedyZh: "请写两个以上的角色或环节。", remedyEn: "List two or more roles or steps.")

    /// All of them.
    package static let all = [
        format, badName, badValue, badRule, badThreshold, badDue, badNumber, badField, unavailable, unknownRole,
        unknownStep, unknownDuty, unknownPart, unusedRole, duplicateStep, nameClash, duplicateName, noDuty, twoDuties,
        misplaced, noSteps, nestedUnits, roleOutside, ownSeat, noVoter, advisoryVeto, weightUnused, notBefore,
        notAfter, container, noEffect, oneDuty,
    ]
}
