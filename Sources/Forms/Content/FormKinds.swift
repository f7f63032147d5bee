package import StrictYAML

/// The problems that a form file can have beyond those of YAML; the codes are a golden list.
package enum FormKinds {
    static let formOrItem = ProblemKind(
        "form.form_or_item", zh: "文件应以“form: 编号”或“item: 编号”开头，二者取一",
        en: "Expected either \"form: ID\" or \"item: ID\"",
        remedyZh: "表单写 form，整改事项写 item。", remedyEn: "Write form for a form, item for a rectification item.")
    static let badID = ProblemKind(
        "form.bad_id", zh: "编号“{found}”不合规则", en: "\"{found}\" is no id",
        remedyZh: "编号由字母、数字、“-”、“.”、“_”组成，以字母或数字开头，至多 64 位。",
        remedyEn:
            "An id is made of A-Z, a-z, 0-9, \"-\", \".\" and \"_\", at most 64, and begins with a letter or digit.")
    static let badPart = ProblemKind(
        "form.bad_part", zh: "部分名“{found}”不合规则", en: "\"{found}\" is no name of a part",
        remedyZh: "部分名由小写字母、数字、“-”、“_”组成，以字母开头。",
        remedyEn: "It is made of a-z, 0-9, \"-\" and \"_\", and begins with a letter.")
    static let badYear = ProblemKind(
        "form.bad_year", zh: "年度应为四位数字，实为“{found}”", en: "Expected a year such as 2022, but found \"{found}\"",
        remedyZh: "例如 year: 2022。", remedyEn: "Write for example year: 2022.")
    static let badDate = ProblemKind(
        "form.bad_date", zh: "日期“{found}”不存在", en: "\"{found}\" is no date",
        remedyZh: "例如 deadline: 2023-06-30。", remedyEn: "Write for example deadline: 2023-06-30.")
    static let noParts = ProblemKind(
        "form.no_parts", zh: "parts 是空的", en: "There are no parts",
        remedyZh: "请至少写一个部分。", remedyEn: "Write at least one part.")

    static let badTemplate = ProblemKind(
        "form.bad_template", zh: "模板“{found}”写法不对", en: "\"{found}\" names no template",
        remedyZh: "写作“名称/版本”，例如 template: project-form/1。",
        remedyEn: "Write its name and version, for example template: project-form/1.")

    static let badSecret = ProblemKind(
        "form.bad_secret", zh: "secret 应为 true 或 false，实为“{found}”",
        en: "Expected secret to be true or false, but found \"{found}\"",
        remedyZh: "整张表涉密写 secret: true，否则删去这一行。",
        remedyEn: "Write secret: true if the whole form is 涉密, else leave the line out.")

    /// All of them.
    package static let all = [formOrItem, badID, badPart, badYear, badDate, noParts, badTemplate, badSecret]
}
