import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Sign-offs that went stale, and what changed between the wording that was signed and the one after.
enum AuditStale {
    /// One change that a sign-off did not stand.
    fileprivate struct Row {
        let audited: AuditedCase
        /// The entry that says that the sign-off no longer counts.
        let entry: Entry
        let decision: Decision
        let signed: Int64
        let change: Change
    }

    @Sendable static func page(_ desk: Desk) throws -> Page {
        let cases = try AuditedCases(desk)
        let templates = try Templates(desk.records)
        var report = Report(
            desk, .init("失效签核及内容变化", "Stale sign-offs"), none: .init("没有失效的签核。", "No sign-off went stale."),
            columns(desk))
        try cases.visit { audited in
            let changes = Changes(audited, templates)
            _ = try audited.walk { before, event, entry in
                for index in stale(event, in: before.state) {
                    let decision = before.state.decisions[index]
                    for change in try changes.since(decision, at: entry, in: before) {
                        report.add(
                            Row(
                                audited: audited, entry: entry, decision: decision,
                                signed: before.decisions[index].seq, change: change))
                    }
                }
            }
        }
        return try report.page(asOf: cases.head)
    }

    /// The decisions that an event says are no longer about the content as it is.
    private static func stale(_ event: Event, in state: CaseState) -> [Int] {
        switch event {
        case .wentStale, .entered: Lapses.decisions(ended: event, in: state)
        default: []
        }
    }

    private static func columns(_ desk: Desk) -> [Report<Row>.Column] {
        [
            .init("case", "案卷", "case", 14) { .text($0.audited.id) },
            .init("seq", "记录", "entry", 8) { .number($0.entry.seq) },
            .init("at", "失效时间", "went stale", 17) { .moment($0.entry.at) },
            .init("step", "环节", "step", 36) { .named($0.decision.path.text, $0.audited.glossary.step) },
            .init("person", "签核人", "signed by", 16) { $0.audited.person($0.decision.performer.person) },
            .init("signed_seq", "签核记录", "signed at entry", 8) { .number($0.signed) },
            .init("signed_at", "签核时间", "signed", 17) { .moment($0.decision.at) },
            .init("unit", "表/项", "unit", 28) { .named($0.change.unit?.text, $0.audited.glossary.unit) },
            .init("signed_revision", "所签修订", "revision signed", 8) { .number($0.change.signed) },
            .init("revision", "其后修订", "revision after", 8) { .number($0.change.revision) },
            .init("path", "变化之处", "what changed", 30) { row in
                let (change, glossary) = (row.change, row.audited.glossary)
                return switch change.kind {
                case .value(let path): .text(path)
                case .appointment(let role): .words(.string(role.text), glossary.role(role.text))
                case .whole: .words(nil, desk.say("整张表", "the whole form"))
                }
            },
            .init("old", "原值", "before", 36) { $0.shown($0.change.old, desk) },
            .init("new", "新值", "after", 36) { $0.shown($0.change.new, desk) },
            .init("secret", "涉密", "secret", 8) { .flag($0.change.isSecret, desk.say("涉密", "secret")) },
            .init("changed_by", "修改人", "changed by", 16) { $0.audited.person($0.change.by?.performer?.person) },
            .init("change_seq", "修改记录", "changed at entry", 8) { .number($0.change.by?.seq) },
            .init("reason", "修改理由", "reason", 30) { .text($0.change.reason) },
        ]
    }
}

extension AuditStale.Row {
    /// A value before or after; what is 涉密 is only named, a person is called by name.
    fileprivate func shown(_ value: String?, _ desk: Desk) -> ReportValue {
        if change.isSecret { return .words(nil, desk.say("（涉密）", "(secret)")) }
        return switch change.kind {
        case .value: .text(value)
        case .appointment: .named(value, audited.glossary.person)
        case .whole:
            .named(value) { text in
                UnitState.Status(rawValue: text).map { Messages.status($0, desk.language) }
                    ?? desk.say("新增", "added")
            }
        }
    }
}
