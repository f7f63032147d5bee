import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages
import Workflows

/// Who approved what, in which wording, under which rule.
enum AuditApprovals {
    /// One decision on one form, or on nothing but its step.
    fileprivate struct Row {
        let audited: AuditedCase
        let decision: Decision
        let basis: Basis?
        let seq: Int64
        let opinion: String?
        /// The fingerprint of the approver's own key, if that signed.
        let signer: String?
        /// The entry that took its effect away.
        let lapsed: Int64?
        let rule: Operation.Words
    }

    @Sendable static func page(_ desk: Desk) throws -> Page {
        let cases = try AuditedCases(desk)
        let wanted = try desk.arguments[maybe: "person"].map(desk.known)
        var report = Report(
            desk, .init("签核台账", "Sign-offs"), none: .init("没有签核。", "Nothing was signed."), columns(desk))
        try cases.visit { audited in
            var lapses = Lapses()
            let file = try audited.walk { before, event, entry in
                lapses.note(event, entry.seq, in: before.state)
            }
            let rules = audited.rules
            let signers = Dictionary(
                uniqueKeysWithValues: audited.entries.compactMap { entry in entry.signer.map { (entry.seq, $0) } })
            for (index, decision) in file.state.decisions.enumerated() {
                let performer = decision.performer
                guard wanted == nil || performer.person == wanted || performer.registrar == wanted else { continue }
                let (seq, said) = file.decisions[index]
                let opinion = said == nil ? nil : try desk.listed("opinion", of: seq)
                let bases: [Basis?] = decision.basis.isEmpty ? [nil] : decision.basis
                for basis in bases {
                    report.add(
                        Row(
                            audited: audited, decision: decision, basis: basis, seq: seq,
                            opinion: opinion,
                            signer: signers[seq],
                            lapsed: decision.standing == .valid ? nil : lapses.entries[index],
                            rule: rules[decision.step] ?? .init("", "")))
                }
            }
        }
        return try report.page(asOf: cases.head)
    }

    private static func columns(_ desk: Desk) -> [Report<Row>.Column] {
        let language = desk.language
        return [
            .init("case", "案卷", "case", 14) { .text($0.audited.id) },
            .init("seq", "记录", "entry", 8) { .number($0.seq) },
            .init("at", "时间", "time", 17) { .moment($0.decision.at) },
            .init("unit", "表/项", "unit", 28) { row in
                guard let basis = row.basis, basis.unit == nil else {
                    return .named(row.unit, row.audited.glossary.unit)
                }
                return .words(nil, desk.say("人员名单", "the appointments"))
            },
            .init("step", "环节", "step", 36) { .named($0.decision.path.text, $0.audited.glossary.step) },
            .init("round", "轮", "round", 6) { .number($0.decision.round) },
            .init("person", "签核人", "person", 16) { $0.audited.person($0.decision.performer.person) },
            .init("registrar", "代录人", "entered by", 16) { $0.audited.person($0.decision.performer.registrar) },
            .init("role", "角色", "role", 24) { .named($0.decision.role.text, $0.audited.glossary.role) },
            .init("verdict", "结论", "verdict", 12) { row in
                let act = row.audited.glossary.act(row.decision.path.text)
                return .named(row.decision.verdict.rawValue) { _ in
                    Messages.verdict(row.decision.verdict, language, act: act)
                }
            },
            .init("opinion", "意见", "opinion", 30) { .text($0.opinion) },
            .init("revision", "修订", "revision", 8) { .number($0.basis?.revision) },
            .init("digest", "所签内容摘要", "digest signed", 20) { .digest($0.basis?.digest) },
            .init("standing", "效力", "standing", 32) { row in
                .named(row.decision.standing.rawValue) { _ in Messages.status(row.decision.standing, language) }
            },
            .init("signer", "本人密钥", "own key", 16) { .text($0.signer) },
            .init("lapsed", "失效记录", "lapsed at entry", 8) { .number($0.lapsed) },
            .init("rule", "签核规则", "rule", 56) { row in
                .words(
                    ["zh": .string(row.rule.zh), "en": .string(row.rule.en)], desk.say(row.rule.zh, row.rule.en))
            },
            .init("workflow", "流程", "workflow", 20) { row in
                let workflow = row.audited.workflow
                return .words(
                    ["name": .string(workflow.name), "version": .string(workflow.version)],
                    "\(workflow.name) \(workflow.version)")
            },
            .init("workflow_digest", "流程摘要", "workflow digest", 20) { .digest($0.audited.workflowDigest.hex) },
        ]
    }
}

extension AuditApprovals.Row {
    /// The form that it is about; nothing for a step that covers nothing.
    fileprivate var unit: String? { basis?.unit?.text ?? decision.unit?.text }
}

extension AuditedCase {
    /// What each step of the workflow asks of whom, in words.
    fileprivate var rules: [StepName: Operation.Words] {
        let (zh, en) = (
            WorkflowSentences.acts(workflow, chinese: true), WorkflowSentences.acts(workflow, chinese: false)
        )
        return zh.reduce(into: [:]) { $0[$1.key] = Operation.Words($1.value, en[$1.key] ?? "") }
    }
}

extension Desk {
    /// A person of the ledger.
    ///
    /// - Throws: `engine.unknown_person`.
    func known(_ id: String) throws -> PersonID {
        guard directory.person(PersonID(id)) != nil else {
            throw EngineError.unknownPerson(id, known: directory.people.map(\.id.text))
        }
        return PersonID(id)
    }
}
