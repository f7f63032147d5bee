import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// The follow-up of each rectification item, from where it was found to how it ended.
enum AuditRectification {
    fileprivate struct Row {
        let audited: AuditedCase
        let line: RectificationList.Line
        let finding: CaseFinding?
        let responsible: [PersonID]
        let followUp: FollowUp
        /// The day that its deadline is held against: when it ended, else the day of looking.
        let until: CivilDate
    }

    @Sendable static func page(_ desk: Desk) throws -> Page {
        let cases = try AuditedCases(desk)
        let today = CivilDate(inChina: try desk.timeOfLooking())
        var report = Report(
            desk, .init("整改跟踪", "Follow-up of rectification"),
            none: .init("没有整改项。", "There are no rectification items."),
            columns(desk))
        try cases.visit { audited in
            var followed = FollowUps(audited)
            let file = try audited.walk { before, event, entry in
                try followed.note(event, entry, in: before.state)
            }
            let view = CaseView(desk, file, audited.glossary)
            for (index, unit) in file.state.units.filter({ $0.kind == .item }).enumerated() {
                let followUp = followed.items[unit.id] ?? FollowUp()
                let row = CaseViews.row(of: unit, file, try desk.records.label(of: unit.id, in: file))
                let line = try RectificationList.Line(row, number: index + 1, view)
                let end = (line.closedAt ?? followUp.endedAt).map { CivilDate(inChina: $0) }
                report.add(
                    Row(
                        audited: audited, line: line, finding: file.state.findings.first { $0.item == unit.id },
                        responsible: file.state.responsible(for: unit.id), followUp: followUp, until: end ?? today))
            }
        }
        return try report.page(asOf: cases.head)
    }

    private static func columns(_ desk: Desk) -> [Report<Row>.Column] {
        [
            .init("case", "案卷", "case", 14) { .text($0.audited.id) },
            .init("item", "整改项", "item", 8) { .text($0.line.row.unit) },
            .init("problem", "问题", "problem", 36) { row in
                let text = row.line.fields["问题"] ?? row.line.row.title
                return .words(.string(text), (row.line.isSecret ? desk.say("〔涉密〕", "[secret] ") : "") + text)
            },
            .init("finding", "疑点号", "finding", 8) { .number($0.finding?.number) },
            .init("source", "问题来源", "source", 30) { .text($0.line.fields["问题来源"]) },
            .init("measure", "整改措施", "measure", 36) { .text($0.line.fields["措施"]) },
            .init("office", "责任单位", "responsible unit", 16) { .text($0.line.fields["责任单位"]) },
            .init("named", "责任人", "responsible", 12) { .text($0.line.fields["责任人"]) },
            .init("responsible", "经办人", "appointed", 20) { row in
                .list(row.responsible.map { (.string($0.text), row.audited.glossary.person($0.text)) })
            },
            .init("first_deadline", "原期限", "first deadline", 12) { .due($0.firstDeadline) },
            .init("deadline", "现期限", "deadline", 12) { .due($0.line.row.deadline) },
            .init("requests", "延期与结转", "extensions and carrying over", 90) { row in
                .list(row.followUp.askings.map { row.asking($0, desk) })
            },
            .init("evidence", "佐证", "evidence", 90) { row in
                .list(row.followUp.evidence.map { row.evidence($0, desk) })
            },
            .init("verification", "复核", "verification", 60) { row in
                .list(row.followUp.verdicts.map { row.verdict($0, desk) })
            },
            .init("state", "状态", "state", 12) { row in
                .words(
                    .string(row.line.state?.rawValue ?? row.line.row.status),
                    row.line.state.map { Messages.status($0, desk.language) } ?? row.line.standing)
            },
            .init("closed_at", "销号时间", "closed", 17) { .moment($0.line.closedAt) },
            .init("days_late", "逾期天数", "days late", 8) { .number($0.daysLate(since: $0.line.row.deadline)) },
            .init("days_past_first", "超原期限天数", "days past the first deadline", 8) {
                .number($0.daysLate(since: $0.firstDeadline))
            },
        ]
    }
}

extension AuditRectification.Row {
    fileprivate var firstDeadline: Microseconds? { followUp.firstDeadline ?? line.row.deadline }

    /// The days between a deadline and the end; 0 in time, nothing without a deadline.
    fileprivate func daysLate(since deadline: Microseconds?) -> Int? {
        deadline.map { max(0, until.day - CivilDate(inChina: $0).day) }
    }

    private func performer(_ entry: Entry?) -> (json: JSON, shown: String) {
        let id = entry?.performer?.person.text
        return (id.map { .string($0) } ?? nil, id.map(audited.glossary.person) ?? "—")
    }

    fileprivate func asking(_ asking: FollowUp.Asking, _ desk: Desk) -> (json: JSON, shown: String) {
        let (by, settler) = (performer(asking.asked), performer(asking.settled))
        let granted = asking.settled?.data["granted"]?.flag
        let status: Request.Status = granted.map { $0 ? .granted : .refused } ?? .open
        let json: JSON = [
            "request": .int(Int64(asking.request.number)), "kind": .string(asking.request.kind.rawValue),
            "asked_by": by.json, "at": .string(Moment.rfc3339(asking.asked.at)),
            "deadline": asking.request.deadline.map { .string(Moment.rfc3339($0)) } ?? nil,
            "reason": asking.reason.map { .string($0) } ?? nil, "status": .string(status.rawValue),
            "settled_by": settler.json,
            "settled_at": asking.settled.map { .string(Moment.rfc3339($0.at)) } ?? nil,
            "opinion": asking.opinion.map { .string($0) } ?? nil,
        ]
        let until = asking.request.deadline.map { desk.say("至 ", "until ") + Moment.showDue($0) }
        var words = [
            "\(Messages.request(asking.request.kind, desk.language)) \(until ?? "")", by.shown,
            Moment.show(asking.asked.at), asking.reason ?? "", Messages.status(status, desk.language),
        ]
        if let settled = asking.settled { words += [settler.shown, Moment.show(settled.at), asking.opinion ?? ""] }
        return (json, Self.joined(words, desk))
    }

    fileprivate func evidence(_ evidence: FollowUp.Evidence, _ desk: Desk) -> (json: JSON, shown: String) {
        let by = performer(evidence.entry)
        let json: JSON = [
            "seq": .int(evidence.entry.seq), "at": .string(Moment.rfc3339(evidence.entry.at)), "person": by.json,
            "words": .string(evidence.words), "files": Attachment.json(evidence.files),
        ]
        let files = evidence.files.map { "\($0.name) \($0.digest.hex)" }
        return (json, Self.joined([Moment.show(evidence.entry.at), by.shown, evidence.words] + files, desk))
    }

    fileprivate func verdict(_ verdict: FollowUp.Verdict, _ desk: Desk) -> (json: JSON, shown: String) {
        let by = performer(verdict.entry)
        let json: JSON = [
            "seq": .int(verdict.entry.seq), "at": .string(Moment.rfc3339(verdict.entry.at)), "person": by.json,
            "verdict": .string(verdict.decision.verdict.rawValue),
            "opinion": verdict.opinion.map { .string($0) } ?? nil,
        ]
        let said = Messages.verdict(verdict.decision.verdict, desk.language)
        return (json, Self.joined([Moment.show(verdict.entry.at), by.shown, said, verdict.opinion ?? ""], desk))
    }

    private static func joined(_ words: [String], _ desk: Desk) -> String {
        words.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
            .joined(separator: desk.say("，", ", "))
    }
}

extension CaseState {
    /// Who is to put an item right: those who hold a role that hands something in for it.
    fileprivate func responsible(for item: UnitID) -> [PersonID] {
        var people: [PersonID] = []
        for leaf in plan.leaves where leaf.unit == item && leaf.task.act == .submit {
            for seat in leaf.task.seats {
                people += holders(of: seat.role, unit: item).filter { !people.contains($0) }
            }
        }
        return people
    }
}
