import StrictYAML

extension TemplateReader {
    func scoring(_ node: YAMLNode) -> Scoring {
        var scoring = Scoring()
        guard var map = MapReader(node, Phrase(zh: "scoring", en: "scoring"), log) else { return scoring }
        number(&map, "full").map { scoring.full = $0 }
        number(&map, "places").flatMap { Int($0.description) }.map { scoring.places = min(max($0, 0), 6) }
        number(&map, "execution").map { scoring.execution = $0 }
        number(&map, "over").map { scoring.over = $0 }
        if map.has("over_reduces") { scoring.overReduces = flag(&map, "over_reduces") }
        let bands = map.texts("bands").map { $0.compactMap { number($0, "bands") } }
        if let bands, bands.count == 2 { scoring.bands = bands }
        let grades = entries(map.list("grades"), "grades") { map in
            Scoring.Grade(name: map.requiredText("grade")?.text ?? "", from: number(&map, "from") ?? .zero)
        }
        if !grades.isEmpty { scoring.grades = grades.sorted { $0.from > $1.from } }
        if let norm = map.node("norm"), var levels = MapReader(norm, Phrase(zh: "norm", en: "norm"), log) {
            for (key, _, value) in levels.others() {
                scoring.norm[key] = MapReader.text(value, key, log).flatMap { number($0, key) }
            }
        }
        scoring.rows = entries(map.list("rows"), "rows") { rule(&$0) }
        map.finish()
        return scoring
    }

    private func rule(_ map: inout MapReader) -> RowRule {
        var row = RowRule()
        row.level2 = map.text("level2")?.text ?? ""
        row.level3 = map.requiredText("level3")?.text ?? ""
        row.weight = number(&map, "weight")
        for key in Self.ruleWords { row.words[key] = map.text(key)?.text }
        func numbers(_ keys: [String: Decimal?]) -> [String: Decimal] {
            var found: [String: Decimal] = [:]
            for (key, standard) in keys.sorted(by: { $0.key < $1.key }) {
                if let standard, !map.has(key) {
                    found[key] = standard
                } else {
                    found[key] = map.requiredText(key).flatMap { number($0, key) } ?? 1
                }
            }
            return found
        }
        let kinds = ["proportional", "stepwise", "checklist", "items", "ceiling", "veto", "judged"]
        let kind = map.requiredText("rule")
        switch kind?.text {
        case "proportional": row.rule = .proportional(from: numbers(["from": 100])["from"] ?? 100)
        case "stepwise":
            let given = numbers(["from": nil, "each": Decimal(1), "costs": nil, "none": Decimal.zero])
            row.rule = .stepwise(
                from: given["from"] ?? 1, each: given["each"] ?? 1, costs: given["costs"] ?? 1,
                none: given["none"] ?? .zero)
        case "checklist": row.rule = .checklist(costs: numbers(["costs": nil])["costs"] ?? 1)
        case "items": row.rule = .items(map.texts("marks")?.compactMap { number($0, "marks") } ?? [])
        case "ceiling":
            let given = numbers(["up_to": nil, "none": nil])
            row.rule = .ceiling(upTo: given["up_to"] ?? 1, none: given["none"] ?? 1)
        case "veto": row.rule = .veto
        case "judged": row.rule = .judged
        default: kind.map { badValue($0, "rule", kinds) }
        }
        return row
    }
}
