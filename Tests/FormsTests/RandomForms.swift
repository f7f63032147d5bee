import CanonicalJSON
import Foundation

@testable import Forms

/// Random forms of a template.
struct RandomForms {
    var random: Seeded
    /// True for texts of every kind in every field; false for what the field's type asks for.
    var isWild = true

    /// How many forms of each template a property is tried on; `COUNTERSIGN_FORMS` makes it more.
    static let count = ProcessInfo.processInfo.environment["COUNTERSIGN_FORMS"].flatMap { Int($0) } ?? 100

    init(seed: UInt64) { random = Seeded(state: seed) }

    mutating func form(of template: FormTemplate, id: String = "F-1") -> FormContent {
        var parts: [FormContent.Part] = []
        for part in template.parts {
            if isWild, Int.random(in: 0..<20, using: &random) == 0 { continue }
            if isWild, Int.random(in: 0..<40, using: &random) == 0 {
                parts.append(
                    .init(name: part.name, content: ["text", ["a": ["b"]], []].randomElement(using: &random)!))
                continue
            }
            if part.isList {
                let labels = part.rows.map(\.label)
                let count = !isWild && !labels.isEmpty ? labels.count : Int.random(in: 0...7, using: &random)
                let rows = (0..<count).map { index in
                    row(part, label: labels.isEmpty ? nil : labels[index % labels.count])
                }
                parts.append(.init(name: part.name, content: .array(rows)))
            } else {
                parts.append(.init(name: part.name, content: row(part, label: nil)))
            }
        }
        return FormContent(
            kind: .form, id: id, table: template.tables.first?.replacing("*", with: "1") ?? "附件1", title: "某专项",
            year: 2024, template: template.id, parts: parts)
    }

    private mutating func row(_ part: PartSpec, label: String?) -> JSON {
        var fields: JSON.Fields = [:]
        for field in part.fields {
            if isWild, Int.random(in: 0..<15, using: &random) == 0 { continue }
            fields[field.name] = .string(field.means == .label && label != nil ? label ?? "" : text(field))
        }
        // A row without any text is none: a sheet's reader passes over it.
        if !isWild, fields.values.allSatisfy({ $0 == "" }),
            let first = part.fields.first(where: { $0.type == .text || $0.type == .result })
        {
            fields[first.name] = "甲"
        }
        return .object(fields)
    }

    private static let wild = [
        "", " ", "　", "—", "---", "0", "-1", "0.95", "1", "100", "100%", "１２", "1,234.50", "1,23", "999999999999999999",
        "9999999999999999999999", "0.000000000001", "1e5", "NaN", "作用明显", "达成", "部分达成", "未达成", "80万余条", "≥", "<", "=",
        "<=", "2009年度", "2022-2023年度", "〔2018〕85号", "未开展，不自评", "三公经费控制得好", "优", "差", "无", "12.5起，3人以上",
        "开展巡查23000起、事故0次",
        "\n", "😀", "{form}", "万", "亿元", "1亿万", "5%%", "--5", ".5", "5.", "18446744073709551616", "一、部门决策(35分)", "过程(30",
        "(", "2023-02-30",
    ]

    private mutating func text(_ field: FieldSpec) -> String {
        if isWild, Bool.random(using: &random) { return Self.wild.randomElement(using: &random)! }
        switch field.type {
        case .money, .number, .percent:
            let cents = Int.random(in: 0...20_000, using: &random)
            return [
                "", "—", "0", "\(cents)", "\(cents / 100).\(cents % 100 + 10)",
            ].randomElement(using: &random)!
        case .comparator: return Comparator.allCases.randomElement(using: &random)!.rawValue
        case .grade: return ["优", "良", "中", "差", ""].randomElement(using: &random)!
        case .date: return "2024-06-\(Int.random(in: 10...30, using: &random))"
        case .result:
            return ["\(Int.random(in: 0...200, using: &random))", "作用明显", "0", ""].randomElement(using: &random)!
        case .text:
            return ["", "无", "甲", "乙", "产出指标", "巡查次数", "%", "次", "开展巡查\(Int.random(in: 0...99, using: &random))次，良好"]
                .randomElement(using: &random)!
        }
    }
}
