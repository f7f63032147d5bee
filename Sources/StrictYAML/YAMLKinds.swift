/// The problems that the reader of YAML itself reports.
package enum YAMLKinds {
    static let encoding = ProblemKind(
        "yaml.encoding", zh: "文件不是 UTF-8 编码", en: "The file is not UTF-8 text",
        remedyZh: "请用 UTF-8 编码另存。", remedyEn: "Save it again in UTF-8.")
    static let character = ProblemKind(
        "yaml.character", zh: "不可用的字符 {character}", en: "The character {character} can't be used here",
        remedyZh: "请删除该字符，或在双引号内写作转义。", remedyEn: "Delete it, or write it as an escape in double quotes.")
    static let tooLarge = ProblemKind(
        "yaml.too_large", zh: "文件过大：超过 {limit}", en: "The file is too large: more than {limit}",
        remedyZh: "请拆分文件。", remedyEn: "Split the file.")
    static let depth = ProblemKind(
        "yaml.depth", zh: "嵌套超过 {limit} 层", en: "The values are nested more than {limit} levels deep",
        remedyZh: "请减少嵌套层数。", remedyEn: "Nest less.")
    static let duplicateKey = ProblemKind(
        "yaml.duplicate_key", zh: "键“{key}”重复，第一次在第 {first} 行",
        en: "The key \"{key}\" is written twice, first on line {first}",
        remedyZh: "请只保留一个。", remedyEn: "Keep one of them.")
    static let anchor = ProblemKind(
        "yaml.anchor", zh: "不接受锚点“&{name}”", en: "Anchors such as \"&{name}\" are not accepted",
        remedyZh: "请把内容写全；若是文本，请加引号。", remedyEn: "Write the content out; put text in quotes.")
    static let alias = ProblemKind(
        "yaml.alias", zh: "不接受引用“*{name}”", en: "Aliases such as \"*{name}\" are not accepted",
        remedyZh: "请把内容写全；若是文本，请加引号。", remedyEn: "Write the content out; put text in quotes.")
    static let tag = ProblemKind(
        "yaml.tag", zh: "不接受类型标记“{name}”", en: "Tags such as \"{name}\" are not accepted",
        remedyZh: "请删除标记；若是文本，请加引号。", remedyEn: "Delete the tag; put text in quotes.")
    static let mergeKey = ProblemKind(
        "yaml.merge_key", zh: "不接受合并键“<<”", en: "The merge key \"<<\" is not accepted",
        remedyZh: "请把键逐个写出。", remedyEn: "Write the keys out.")
    static let documents = ProblemKind(
        "yaml.multiple_documents", zh: "一个文件只能有一份文档", en: "A file holds one document only",
        remedyZh: "请删除“---”或“...”及其后的内容，或拆成多个文件。",
        remedyEn: "Delete \"---\" or \"...\" and what follows, or split the file.")
    static let directive = ProblemKind(
        "yaml.directive", zh: "不接受以“%”开头的指令行", en: "Lines that begin with \"%\" are not accepted",
        remedyZh: "请删除该行。", remedyEn: "Delete the line.")
    static let complexKey = ProblemKind(
        "yaml.complex_key", zh: "键必须是一行以内的文本", en: "A key must be text within one line",
        remedyZh: "请写成“键: 值”。", remedyEn: "Write \"key: value\".")
    static let tab = ProblemKind(
        "yaml.tab", zh: "缩进中有制表符", en: "The indentation contains a tab",
        remedyZh: "请改用空格缩进。", remedyEn: "Indent with spaces.")
    static let indentation = ProblemKind(
        "yaml.indentation", zh: "此行的缩进与上文不符", en: "This line's indentation fits nothing above it",
        remedyZh: "请与同级的键对齐。", remedyEn: "Align it with the keys of the same level.")
    static let unclosedQuote = ProblemKind(
        "yaml.unclosed_quote", zh: "引号没有闭合", en: "This quote is never closed",
        remedyZh: "请补上结束的引号。", remedyEn: "Add the closing quote.")
    static let unclosedBracket = ProblemKind(
        "yaml.unclosed_bracket", zh: "括号“{bracket}”没有闭合", en: "The bracket \"{bracket}\" is never closed",
        remedyZh: "请补上对应的括号。", remedyEn: "Add the bracket that closes it.")
    static let escape = ProblemKind(
        "yaml.escape", zh: "双引号内的转义“\\{escape}”无效", en: "\"\\{escape}\" is no escape within double quotes",
        remedyZh: "反斜线请写成“\\\\”，或改用单引号。", remedyEn: "Write a backslash as \"\\\\\", or use single quotes.")
    static let missingColon = ProblemKind(
        "yaml.missing_colon", zh: "此处应为“键: 值”", en: "Expected \"key: value\" here",
        remedyZh: "请在键后写半角冒号和一个空格。", remedyEn: "Write a colon and a space after the key.")
    static let fullwidthColon = ProblemKind(
        "yaml.fullwidth_colon", zh: "键后用了全角冒号“：”", en: "The key is followed by a full-width colon",
        remedyZh: "请改为半角冒号加空格“: ”。", remedyEn: "Use a plain colon and a space.")
    static let colonInText = ProblemKind(
        "yaml.colon_in_text", zh: "值中又出现“: ”", en: "The value contains another \": \"",
        remedyZh: "请给整个值加引号，或把它写到下一行。", remedyEn: "Put the whole value in quotes, or on the next line.")
    static let syntax = ProblemKind(
        "yaml.syntax", zh: "此处不应有“{found}”", en: "\"{found}\" is not expected here",
        remedyZh: "若是文本，请加引号；否则请检查上一行。", remedyEn: "Put text in quotes; otherwise look at the line above.")
    static let wrongKind = ProblemKind(
        "yaml.wrong_kind", zh: "“{key}”应为{wanted}，实为{found}", en: "\"{key}\" should be {wanted}, but it is {found}",
        remedyZh: "请按格式说明改写。", remedyEn: "Write it as the format's description shows.")
    static let unknownKey = ProblemKind(
        "yaml.unknown_key", zh: "{where}没有名为“{key}”的键", en: "{where} has no key \"{key}\"",
        remedyZh: "可用的键：{keys}。", remedyEn: "The keys are: {keys}.")
    static let missingKey = ProblemKind(
        "yaml.missing_key", zh: "{where}缺少“{key}”", en: "{where} lacks \"{key}\"",
        remedyZh: "请补上“{key}: …”。", remedyEn: "Add \"{key}: …\".")
    /// A text that should not be empty; the files' own readers report it too.
    package static let emptyText = ProblemKind(
        "yaml.empty_text", zh: "“{key}”是空的", en: "\"{key}\" is empty",
        remedyZh: "请填写内容。", remedyEn: "Write its text.")

    /// All of them; their codes are a golden list.
    package static let all = [
        encoding, character, tooLarge, depth, duplicateKey, anchor, alias, tag, mergeKey, documents, directive,
        complexKey, tab, indentation, unclosedQuote, unclosedBracket, escape, missingColon, fullwidthColon,
        colonInText, syntax, wrongKind, unknownKey, missingKey, emptyText,
    ]
}
