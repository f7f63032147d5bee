import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// One finding with all that is known of it.
enum FindingShowing {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let view = try CaseView(desk)
        let number = desk.arguments.number("number") ?? 0
        guard view.file.state.findings.indices.contains(number - 1) else {
            let count = view.file.state.findings.count
            throw NotFound(
                code: "finding.unknown",
                message: .init(
                    "\(view.file.id) 没有第 \(number) 号疑点，共 \(count) 个",
                    "\(view.file.id) has no finding \(number), but \(count)"),
                remedy: .init(
                    "查看：countersign finding list \(view.file.id)", "see countersign finding list \(view.file.id)"))
        }
        let finding = view.file.state.findings[number - 1]
        let evidence = Evidence(view.file, view.records)
        let seen = try evidence.of(number)
        let entries = try view.records.entries(of: view.file.id).filter { $0.data["finding"]?.integer == Int64(number) }
        let history = try entries.map { try CaseView.json($0, view.records) }
        var data = try FindingList.json(finding, evidence).fields ?? [:]
        data.merge(["cells": seen?["cells"] ?? [], "figures": seen?["figures"] ?? [:], "history": .array(history)]) {
            $1
        }
        return Page(data: .object(data)) { try text(finding, seen, entries, view) }
    }

    private static func text(
        _ finding: CaseFinding, _ seen: JSON?, _ entries: [Entry], _ view: CaseView
    ) throws -> String {
        let desk = view.desk
        var lines = Lines()
        lines += desk.say(
            "第 \(finding.number) 号疑点 [\(Messages.severity(finding.severity, .zh))] \(finding.check)：\(Messages.status(finding.status, .zh))",
            "Finding \(finding.number) [\(Messages.severity(finding.severity, .en))] \(finding.check): \(Messages.status(finding.status, .en))"
        )
        lines += FindingList.sentence(seen, desk.language)
        let unit = view.glossary.unit(finding.unit.text)
        let state = view.file.state.unit(finding.unit)
        let digest =
            state?.revisions.indices.contains(finding.revision - 1) == true
            ? Messages.short(state!.revisions[finding.revision - 1].digest) : "—"
        lines += desk.say(
            "依据：\(unit)第 \(finding.revision) 版（摘要 \(digest)）",
            "Seen in: \(unit), revision \(finding.revision) (digest \(digest))")
        for cell in seen?["cells"]?.list ?? [] {
            let place = "\(cell["form"]?.text ?? "-") \(cell["path"]?.text ?? "-")"
            lines += "  \(OneLine.of(place))  “\(OneLine.of(cell["typed"]?.text ?? ""))”"
        }
        for (name, figure) in seen?["figures"]?.fields ?? [:] {
            lines += "  \(name) = \(OneLine.of(figure.text ?? ""))"
        }
        if let item = finding.item {
            lines += desk.say("整改事项：", "Rectification item: ") + view.glossary.unit(item.text)
        }
        lines += desk.say("经过：", "What happened:")
        for entry in entries { for line in try view.lines(of: entry) { lines += line } }
        return lines.text
    }
}
