import StrictYAML

/// Turns the tree of a template file into a template, and notes all that makes no sense in it.
struct TemplateReader {
    /// A text that was read, with its place.
    typealias Written = (text: String, at: Position)

    /// What a rule prints of itself.
    static let ruleWords = ["explanation", "standard", "source"]

    let log: ProblemLog

    mutating func template(_ node: YAMLNode) -> FormTemplate {
        var template = FormTemplate()
        guard var top = MapReader(node, Phrase(zh: "模板文件", en: "the template file"), log) else { return template }
        if let format = top.requiredText("form_template"), format.text != "1" {
            log.add(TemplateKinds.format, at: format.at, ["found": format.text])
        }
        template.name = name(top.requiredText("name"))
        template.version = top.requiredText("version")?.text ?? ""
        template.title = top.requiredText("title")?.text ?? ""
        template.kind = word(top.requiredText("kind"), "kind") ?? .project
        template.tables = top.texts("tables")?.map(\.text) ?? []
        template.parts = parts(&top)
        top.node("scoring").map { template.scoring = scoring($0) }
        template.sums = entries(top.list("sums"), "sums") { map in
            FormTemplate.Sum(
                whole: map.requiredText("whole")?.text ?? "", parts: map.texts("parts")?.map(\.text) ?? [])
        }
        template.ties = entries(top.list("ties"), "ties") { map in
            FormTemplate.Tie(
                amount: map.requiredText("amount")?.text ?? "", line: word(map.requiredText("line"), "line") ?? .total,
                column: word(map.requiredText("column"), "column") ?? .executed)
        }
        template.checks = top.required("checks").map { checks($0) } ?? []
        top.required("layout").map { template.layout = layout($0, of: template) }
        top.finish()
        return template
    }

    // MARK: Parts and fields

    func parts(_ top: inout MapReader) -> [PartSpec] {
        guard let list = top.required("parts")?.list else { return [] }
        var seen: Set<String> = []
        return list.compactMap { node in
            guard var map = MapReader(node, Phrase(zh: "部分", en: "a part"), log) else { return nil }
            var part = PartSpec()
            let written = map.requiredText("part")
            part.name = name(written)
            if let written, !seen.insert(part.name).inserted { duplicate(written) }
            map.name = Phrase(zh: "部分“\(part.name)”", en: "the part \"\(part.name)\"")
            part.title = map.requiredText("title")?.text ?? ""
            part.holds = map.text("holds").flatMap { word($0, "holds") } ?? .other
            part.isList = flag(&map, "list")
            part.isRequired = flag(&map, "required")
            part.editors = map.texts("edits")?.map { name($0) } ?? []
            part.rows = entries(map.list("rows"), "rows") { map in
                RowSpec(
                    label: map.requiredText("row")?.text ?? "",
                    means: map.text("means").flatMap { word($0, "means") } ?? .amount)
            }
            var names: Set<String> = []
            part.fields = (map.required("fields")?.list ?? []).compactMap { node in
                field(node, of: part, &names)
            }
            map.finish()
            return part
        }
    }

    func field(_ node: YAMLNode, of part: PartSpec, _ names: inout Set<String>) -> FieldSpec? {
        guard var map = MapReader(node, Phrase(zh: "字段", en: "a field"), log) else { return nil }
        var field = FieldSpec()
        let written = map.requiredText("field")
        field.name = written?.text ?? ""
        if let written, !names.insert(field.name).inserted { duplicate(written) }
        map.name = Phrase(zh: "字段“\(field.name)”", en: "the field \"\(field.name)\"")
        field.means = map.text("means").flatMap { word($0, "means") }
        field.type = map.text("type").flatMap { word($0, "type") } ?? .text
        field.unit = map.text("unit")?.text ?? ""
        field.isRequired = flag(&map, "required")
        field.isSecret = flag(&map, "secret")
        field.editors = map.texts("edits")?.map { name($0) } ?? part.editors
        map.finish()
        return field
    }

    // MARK: Checks

    func checks(_ node: YAMLNode) -> [CheckSetting] {
        guard var map = MapReader(node, Phrase(zh: "checks", en: "checks"), log) else { return [] }
        let known = CheckCatalog.all
        var settings: [String: CheckSetting] = [:]
        for (id, at, value) in map.others() {
            guard let check = known.first(where: { $0.id == id }) else {
                var parameters = ["found": id]
                parameters["near"] = NearName.of(id, among: known.map(\.id))
                log.add(TemplateKinds.unknownCheck, at: at, parameters)
                continue
            }
            guard var entry = MapReader(value, Phrase(zh: "检查“\(id)”", en: "the check \"\(id)\""), log) else {
                continue
            }
            var setting = CheckSetting(
                id: id, severity: check.severity, numbers: check.numbers, words: check.words)
            entry.text("severity").flatMap { word($0, "severity") }.map { setting.severity = $0 }
            for key in check.numbers.keys.sorted() { number(&entry, key).map { setting.numbers[key] = $0 } }
            for key in check.words.keys.sorted() { entry.texts(key).map { setting.words[key] = $0.map(\.text) } }
            entry.finish()
            settings[id] = setting
        }
        return known.compactMap { settings[$0.id] }
    }

    // MARK: Shared

    func entries<T>(_ nodes: [YAMLNode]?, _ key: String, _ read: (inout MapReader) -> T) -> [T] {
        (nodes ?? []).compactMap { node in
            guard var map = MapReader(node, Phrase(zh: key, en: key), log) else { return nil }
            let entry = read(&map)
            map.finish()
            return entry
        }
    }

    func flag(_ map: inout MapReader, _ key: String) -> Bool {
        guard let written = map.text(key) else { return false }
        if written.text != "true", written.text != "false" { badValue(written, key, ["true", "false"]) }
        return written.text == "true"
    }

    func number(_ map: inout MapReader, _ key: String) -> Decimal? { map.text(key).flatMap { number($0, key) } }

    func number(_ written: Written, _ key: String) -> Decimal? {
        if let number = Decimal(written.text) { return number }
        log.add(TemplateKinds.badNumber, at: written.at, ["key": key, "found": written.text])
        return nil
    }

    func word<T: RawRepresentable<String> & CaseIterable>(_ written: Written?, _ key: String) -> T? {
        guard let written else { return nil }
        if let value = T(rawValue: written.text) { return value }
        badValue(written, key, T.allCases.map(\.rawValue))
        return nil
    }

    func badValue(_ written: Written, _ key: String, _ choices: [String]) {
        var parameters = ["key": key, "found": written.text, "choices": choices.joined(separator: ", ")]
        parameters["near"] = NearName.of(written.text, among: choices)
        log.add(TemplateKinds.badValue, at: written.at, parameters)
    }

    func name(_ written: Written?) -> String {
        guard let written else { return "" }
        let isName =
            written.text.utf8.first.map { (97...122).contains($0) } == true && written.text.utf8.count <= 64
            && written.text.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95
            }
        if !isName { log.add(TemplateKinds.badName, at: written.at, ["found": written.text]) }
        return written.text
    }

    func duplicate(_ written: Written) {
        log.add(TemplateKinds.duplicate, at: written.at, ["found": written.text])
    }

    func unknown(_ written: Written) {
        log.add(TemplateKinds.unknownField, at: written.at, ["found": written.text])
    }
}
