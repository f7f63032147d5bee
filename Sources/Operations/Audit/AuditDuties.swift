import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Whether different people did what different people are to do.
enum AuditDuties {
    fileprivate struct Row {
        let audited: AuditedCase
        let conflict: DutyConflict
    }

    @Sendable static func page(_ desk: Desk) throws -> Page {
        let cases = try AuditedCases(desk)
        var report = Report(
            desk, .init("职责分离报告", "Separation of duties"),
            none: .init("没有发现不相容职责由同一人办理。", "Nobody did what different people are to do."), columns(desk))
        var (count, pairs) = (0, 0)
        var rules: [Hash: Int] = [:]
        try cases.visit { audited in
            var hands = Hands()
            _ = try audited.walk { before, event, entry in hands.note(event, entry, in: before.state) }
            let own = DutyRule.all(for: audited.workflow)
            let review = DutyReview(hands.all, under: own)
            (count, pairs) = (count + 1, pairs + review.pairs)
            rules[audited.workflowDigest] = own.count - DutyRule.usual.count
            for conflict in review.conflicts { report.add(Row(audited: audited, conflict: conflict)) }
        }
        let kept = rules.values.reduce(DutyRule.usual.count, +)
        report.facts = ["cases": .int(Int64(count)), "rules": .int(Int64(kept)), "pairs": .int(Int64(pairs))]
        report.closing = .init(
            "核对了 \(count) 个案卷、\(kept) 条规则、\(pairs) 对经办人。",
            "Examined: cases \(count), rules \(kept), pairs of people \(pairs).")
        return try report.page(asOf: cases.head)
    }

    private static func columns(_ desk: Desk) -> [Report<Row>.Column] {
        [
            .init("case", "案卷", "case", 14) { .text($0.audited.id) },
            .init("person", "人员", "person", 16) { $0.audited.person($0.conflict.person) },
            .init("matter", "事项", "matter", 28) { $0.matter(desk) },
            .init("duties", "所办职责", "duties", 30) { row in
                .list(
                    row.conflict.hands.map { row.duty($0, desk) }.reduce(into: []) { all, next in
                        if !all.contains(where: { $0.json == next.json }) { all.append(next) }
                    })
            },
            .init("rule", "规则", "rule", 90) { row in
                let words = row.conflict.rule.words
                return .words(["zh": .string(words.zh), "en": .string(words.en)], desk.say(words.zh, words.en))
            },
            .init("forbidden", "流程是否禁止", "forbidden by the workflow", 12) { row in
                let isBinding = row.conflict.rule.isBinding
                return .words(.bool(isBinding), isBinding ? desk.say("禁止", "yes") : desk.say("未规定", "no"))
            },
            .init("acts", "记录", "entries", 36) { row in
                .list(
                    row.conflict.hands.map { hand in
                        let (json, words) = row.duty(hand, desk)
                        let registered = hand.asRegistrar ? desk.say("（代录）", " (entered)") : ""
                        return (
                            ["seq": .int(hand.seq), "duty": json, "registrar": .bool(hand.asRegistrar)],
                            "#\(hand.seq) \(words)\(registered)"
                        )
                    })
            },
        ]
    }
}

extension AuditDuties.Row {
    /// What was done in an act: the usual name of the duty, else the role in which it was done.
    fileprivate func duty(_ hand: Hand, _ desk: Desk) -> (json: JSON, shown: String) {
        if let duty = hand.duty { return (.string(duty.rawValue), desk.say(duty.words.zh, duty.words.en)) }
        let role = hand.role?.text ?? ""
        return (.string(role), audited.glossary.role(role))
    }

    fileprivate func matter(_ desk: Desk) -> ReportValue {
        switch conflict.matter {
        case .wholeCase: .words(["case": .string(audited.id)], desk.say("全案", "the whole case"))
        case .unit(let unit): .words(["unit": .string(unit.text)], audited.glossary.unit(unit.text))
        case .request(let number):
            .words(["request": .int(Int64(number))], desk.say("第 \(number) 号申请", "request \(number)"))
        case .finding(let number):
            .words(["finding": .int(Int64(number))], desk.say("第 \(number) 号疑点", "finding \(number)"))
        }
    }
}
