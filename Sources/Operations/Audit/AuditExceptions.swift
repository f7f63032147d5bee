import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Every departure from the plain course: who, when, why, and who agreed.
enum AuditExceptions {
    fileprivate struct Row {
        let caseID: String?
        let found: ExceptionalAct
        let glossary: Glossary
        let reason: String?
    }

    @Sendable static func page(_ desk: Desk) throws -> Page {
        let cases = try AuditedCases(desk)
        let kinds = try kinds(desk)
        var report = Report(
            desk, .init("例外事项", "Exceptions"), none: .init("没有例外事项。", "No exceptions."), columns(desk))
        // Attempts stand in a stream of their own, each with the case that it was on.
        let attempts = try entries(of: Directory.refusals, desk, cases.head)
        var refused = Dictionary(grouping: attempts) { $0.data["case"]?.text ?? "" }
        try cases.visit { audited in
            let turnedAway = (refused.removeValue(forKey: audited.id) ?? []).map { attempt($0, audited.glossary) }
            let found = try ExceptionFinder.all(in: audited) + turnedAway
            for act in found.sorted(by: { $0.entry.seq < $1.entry.seq }) where kinds.contains(act.kind) {
                report.add(
                    Row(
                        caseID: audited.id, found: act, glossary: audited.glossary,
                        reason: try audited.said(with: act)))
            }
        }
        if desk.arguments[maybe: "case"] == nil {
            // What was about no case that there is, and about the ledger as a whole.
            let glossary = desk.glossary()
            let rights = try entries(of: Directory.stream, desk, cases.head).filter { $0.type == "person-changed" }
            let others =
                refused.values.joined().map { attempt($0, glossary) }
                + rights.map { ExceptionalAct(kind: .rights, entry: $0) }
            for act in others.sorted(by: { $0.entry.seq < $1.entry.seq }) where kinds.contains(act.kind) {
                report.add(Row(caseID: nil, found: act, glossary: glossary, reason: nil))
            }
        }
        return try report.page(asOf: cases.head)
    }

    /// The kinds that were asked for; all of them if none was.
    private static func kinds(_ desk: Desk) throws -> Set<ExceptionKind> {
        let names = desk.arguments.texts("kind")
        let known = ExceptionKind.names.joined(separator: ", ")
        return try names.isEmpty
            ? Set(ExceptionKind.allCases)
            : Set(
                names.map { name in
                    guard let kind = ExceptionKind(rawValue: name) else {
                        throw Usage("kind：应为 \(known) 之一，收到 \(name)", "kind: expected one of \(known), found \(name)")
                    }
                    return kind
                })
    }

    private static func entries(of stream: String, _ desk: Desk, _ head: Head) throws -> [Entry] {
        try desk.records.ledger.entries(stream: stream, after: 0).filter { $0.seq <= head.size }
    }

    /// An act that was refused: by a rule of its case, or before the rules were asked.
    private static func attempt(_ entry: Entry, _ glossary: Glossary) -> ExceptionalAct {
        let codes = (entry.data["codes"]?.list ?? []).compactMap(\.text)
        let isAccess = codes.allSatisfy { $0.hasPrefix("engine.") || $0.hasPrefix("auth.") }
        var act = ExceptionalAct(kind: isAccess ? .refusedAccess : .refusedAttempt, entry: entry)
        guard let about = entry.data["about"]?.text else { return act }
        if about.contains("/") || glossary.steps[about] != nil {
            act.step = Path(about)
        } else if glossary.units[about] != nil {
            act.unit = UnitID(about)
        }
        return act
    }

    private static func columns(_ desk: Desk) -> [Report<Row>.Column] {
        [
            .init("case", "案卷", "case", 14) { .text($0.caseID) },
            .init("seq", "记录", "entry", 8) { .number($0.found.entry.seq) },
            .init("at", "时间", "time", 17) { .moment($0.found.entry.at) },
            .init("kind", "种类", "kind", 26) { row in
                .named(row.found.kind.rawValue) { _ in desk.say(row.found.kind.words.zh, row.found.kind.words.en) }
            },
            .init("unit", "表/项", "unit", 28) { .named($0.found.unit?.text, $0.glossary.unit) },
            .init("step", "环节", "step", 36) { .named($0.found.step?.text, $0.glossary.step) },
            .init("person", "人员", "person", 16) { row in
                .named(row.found.entry.performer?.person.text, row.glossary.person)
            },
            .init("registrar", "代录人", "entered by", 16) { row in
                .named(row.found.entry.performer?.registrar?.text, row.glossary.person)
            },
            .init("event", "事项", "what happened", 90) { row in
                let (type, data) = (row.found.entry.type, row.found.entry.data)
                return .words(
                    ["type": .string(type), "data": data],
                    Messages.event(type: type, data: data, desk.language, row.glossary))
            },
            .init("reason", "理由", "reason", 30) { .text($0.reason) },
            .init("consented_by", "同意人", "agreed by", 16) { row in
                .named(row.found.consent?.person.text, row.glossary.person)
            },
            .init("consented_at", "同意时间", "agreed", 17) { .moment($0.found.consent?.at) },
            .init("result", "结果", "result", 36) { $0.result(desk) },
        ]
    }
}

extension AuditExceptions.Row {
    fileprivate func result(_ desk: Desk) -> ReportValue {
        switch found.result {
        case .nothing: .none
        case .person(let person): .named(person.text, glossary.person)
        case .due(let due): .due(due)
        case .day(let day): .day(day)
        case .request(let status): .named(status.rawValue) { _ in Messages.status(status, desk.language) }
        case .path(let path): .named(path.text, glossary.step)
        }
    }
}

extension AuditedCase {
    /// What was said with an exceptional act of the case; an attempt has only what the rules said.
    fileprivate func said(with found: ExceptionalAct) throws -> String? {
        found.entry.stream == id ? try words(with: found.entry) : nil
    }
}
