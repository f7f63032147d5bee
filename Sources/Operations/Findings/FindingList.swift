import Approvals
import CanonicalJSON
import Engine
import Messages

/// The findings of a case.
enum FindingList {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let view = try CaseView(desk)
        let only = desk.arguments.unit()
        if let only { try view.requireUnit(only.text) }
        let all = view.file.state.findings.filter { only == nil || $0.unit == only }
        let shown = desk.arguments.flag("open") ? all.filter(\.status.isUnsettled) : all
        let evidence = Evidence(view.file, view.records)
        return Page(data: .array(try shown.map { try json($0, evidence) })) {
            let table = Table(
                header: [
                    desk.say("号", "no."), desk.say("级", "weight"), desk.say("表", "form"), desk.say("检查", "check"),
                    desk.say("状态", "status"), desk.say("整改项", "item"), desk.say("疑点", "finding"),
                ],
                rows: try shown.map { finding in
                    [
                        String(finding.number), Messages.severity(finding.severity, desk.language), finding.unit.text,
                        finding.check, Messages.status(finding.status, desk.language), finding.item?.text ?? "—",
                        Width.clip(sentence(try evidence.of(finding.number), desk.language), to: 72),
                    ]
                })
            return table.render() + "\n" + count(all, desk)
        }
    }

    /// How many there are, by their standing.
    static func count(_ findings: [CaseFinding], _ desk: Desk) -> String {
        let counts = CaseFinding.Status.allCases.compactMap { status -> String? in
            let count = findings.count { $0.status == status }
            return count == 0 ? nil : "\(Messages.status(status, desk.language)) \(count)"
        }
        guard !counts.isEmpty else { return desk.say("没有疑点。", "No findings.") }
        let total = counts.joined(separator: desk.say("，", ", "))
        return desk.say("共 \(findings.count) 个：\(total)。", "\(findings.count) in all: \(total).")
    }

    /// One finding, for programs.
    static func json(_ finding: CaseFinding, _ evidence: Evidence) throws -> JSON {
        let seen = try evidence.of(finding.number)
        return [
            "number": .int(Int64(finding.number)), "unit": .string(finding.unit.text),
            "check": .string(finding.check), "severity": .string(finding.severity.rawValue),
            "status": .string(finding.status.rawValue), "revision": .int(Int64(finding.revision)),
            "zh": seen?["zh"] ?? nil, "en": seen?["en"] ?? nil,
            "explained_by": finding.explainedBy.map { .string($0.person.text) } ?? nil,
            "settled_by": finding.settledBy.map { .string($0.person.text) } ?? nil,
            "item": finding.item.map { .string($0.text) } ?? nil,
        ]
    }

    /// What was found, in words.
    static func sentence(_ seen: JSON?, _ language: Language) -> String {
        OneLine.of(seen?[language.rawValue]?.text ?? "—")
    }
}
