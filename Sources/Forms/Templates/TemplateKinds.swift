package import StrictYAML

/// The problems that a template file can have beyond those of YAML; the codes are a golden list.
package enum TemplateKinds {
    static let format = ProblemKind(
        "template.format", zh: "本程序读第 1 版模板格式，实为“{found}”", en: "Expected form_template: 1, but found \"{found}\"",
        remedyZh: "请写 form_template: 1。", remedyEn: "Write form_template: 1.")
    static let badName = ProblemKind(
        "template.bad_name", zh: "名称“{found}”不合规则", en: "\"{found}\" is no name",
        remedyZh: "由小写字母、数字、“-”、“_”组成，以字母开头。",
        remedyEn: "It is made of a-z, 0-9, \"-\" and \"_\", and begins with a letter.")
    static let badValue = ProblemKind(
        "template.bad_value", zh: "“{key}”不能是“{found}”", en: "\"{key}\" can't be \"{found}\"",
        remedyZh: "可用的值：{choices}。", remedyEn: "It can be: {choices}.")
    static let badNumber = ProblemKind(
        "template.bad_number", zh: "“{key}”应为数字，实为“{found}”", en: "\"{key}\" should be a number, but is \"{found}\"",
        remedyZh: "请写阿拉伯数字。", remedyEn: "Write it in digits.")
    static let duplicate = ProblemKind(
        "template.duplicate", zh: "“{found}”重复", en: "\"{found}\" is written twice",
        remedyZh: "请只保留一个。", remedyEn: "Keep one of them.")
    static let unknownCheck = ProblemKind(
        "template.unknown_check", zh: "没有名为“{found}”的检查", en: "There is no check \"{found}\"",
        remedyZh: "请核对检查的编号。", remedyEn: "Look up the check's id.")
    static let unknownField = ProblemKind(
        "template.unknown_field", zh: "没有名为“{found}”的字段或部分", en: "There is no field or part \"{found}\"",
        remedyZh: "写作“部分.字段”；重复行中只写字段名。",
        remedyEn: "Write \"part.field\"; within a repeated row, the field alone.")
    static let width = ProblemKind(
        "template.width", zh: "此行占 {found} 列，版式有 {wanted} 列", en: "This row takes {found} columns of {wanted}",
        remedyZh: "请改 across。", remedyEn: "Change across.")
    static let noContent = ProblemKind(
        "template.cell", zh: "单元格应写 label、field 或 column 之一", en: "A cell says one of label, field and column",
        remedyZh: "请只写其中一个。", remedyEn: "Write exactly one of them.")

    /// All of them.
    package static let all = [
        format, badName, badValue, badNumber, duplicate, unknownCheck, unknownField, width, noContent,
    ]
}
