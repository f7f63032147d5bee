import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// The 整改台账 of a case.
enum RectificationList {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let view = try CaseView(desk)
        let lines = try lines(view)
        return desk.page(
            .array(lines.map(\.json)),
            Table(
                header: desk.language == .zh
                    ? ["序号", "整改项", "问题", "问题来源", "措施", "责任单位", "责任人", "时限", "进展", "佐证", "状态", "延期", "复核人", "销号日期"]
                    : [
                        "no.", "item", "problem", "source", "measure", "unit", "person", "deadline", "progress",
                        "evidence",
                        "state", "extended", "verified by", "closed on",
                    ],
                rows: lines.map { $0.cells(desk.language) }
            ).render())
    }

    /// Its lines, in the order in which the items were opened.
    static func lines(_ view: CaseView) throws -> [Line] {
        try view.records.ledger.units(case: view.file.id).filter { $0.kind == UnitKind.item.rawValue }
            .enumerated().map { try Line($1, number: $0 + 1, view) }
    }

    /// One line of the 整改台账.
    struct Line {
        let number: Int
        let row: UnitRow
        let fields: [String: String]
        let state: Rectification?
        let verifier: String?
        /// The verifier's name alone, for readers who know no ids.
        let verifierName: String?
        let closedAt: Microseconds?
        let standing: String
        /// 涉密 as a whole.
        let isSecret: Bool

        init(_ row: UnitRow, number: Int, _ view: CaseView) throws {
            (self.row, self.number) = (row, number)
            let unit = UnitID(row.unit)
            let revision = view.file.units[unit]?.revisions.last
            let content = try revision.map { (seq) throws(EngineError) in
                try view.records.listed("content", of: seq)
            }
            isSecret = view.file.secretUnits.contains(unit) || content?.json?["secret"] == true
            // The list's own copy has nothing of what is 涉密.
            let parts =
                view.file.secretUnits.contains(unit)
                ? content?.json?["parts"]?.fields ?? [:]
                : (try? JSONReader.parse(Array(row.facts.utf8), limits: .init(depth: 64)))?.fields ?? [:]
            var fields = parts.values.reduce(into: [String: String]()) { all, part in
                for (name, value) in part.fields ?? [:] { all[name] = value.text ?? "" }
            }
            if fields["问题来源"] ?? "" == "",
                let from = view.file.state.findings.first(where: { $0.item?.text == row.unit })
            {
                fields["问题来源"] = Self.source(from)
            }
            self.fields = fields
            let decisions = view.file.state.decisions.filter { $0.unit?.text == row.unit && $0.standing == .valid }
            func last(_ act: Task.Act) -> Decision? {
                decisions.last { view.file.state.leaf(at: $0.path)?.task.act == act }
            }
            let signer = last(.sign)?.performer.person.text
            verifier = signer.map(view.glossary.person)
            verifierName = signer.map { view.glossary.people[$0] ?? $0 }
            let isClosed = row.status == "done"
            closedAt = isClosed ? last(.record)?.at ?? decisions.last?.at : nil
            standing = Messages.standing(row.status, view.desk.language, view.glossary)
            state = Self.state(of: row, in: view.file.state)
        }

        /// The finding that an item was made of, where its plan names no other source; in Chinese, as it is published.
        private static func source(_ finding: CaseFinding) -> String {
            "自评检查疑点 \(finding.number)（\(finding.unit) 第 \(finding.revision) 版）"
        }

        /// 未整改 before a plan is handed in, 整改中 while it is carried out, 待验收 once evidence is handed in.
        private static func state(of row: UnitRow, in state: CaseState) -> Rectification? {
            switch row.status {
            case "done": return .closed
            case UnitState.Status.carriedOver.rawValue: return .carriedOver
            case UnitState.Status.cancelled.rawValue, UnitState.Status.refused.rawValue: return nil
            default:
                let steps = state.steps.values.filter { $0.unit?.text == row.unit }
                let submitted = steps.contains { step in
                    step.status == .passed && state.leaf(at: step.path)?.task.act == .submit
                }
                let editing = steps.contains { step in
                    step.status == .active && state.leaf(at: step.path)?.task.act == .submit
                }
                return !submitted ? .notStarted : editing ? .underWay : .awaitingCheck
            }
        }

        func cells(_ language: Language) -> [String] {
            [
                String(number), row.unit, (isSecret ? "〔涉密〕" : "") + Width.clip(fields["问题"] ?? row.title, to: 30),
                Width.clip(fields["问题来源"] ?? "", to: 40), Width.clip(fields["措施"] ?? "", to: 30), fields["责任单位"] ?? "",
                fields["责任人"] ?? "",
                row.deadline.map(Moment.showDue) ?? "—", Width.clip(fields["进展"] ?? "", to: 20),
                Width.clip(fields["佐证"] ?? "", to: 26), state.map { Messages.status($0, language) } ?? standing,
                String(row.extensions), verifier ?? "—", closedAt.map { "\(CivilDate(inChina: $0))" } ?? "—",
            ]
        }

        var json: JSON {
            [
                "number": .int(Int64(number)), "item": .string(row.unit), "title": .string(row.title),
                "fields": .object(JSON.Fields(fields.mapValues(JSON.string))),
                "state": .string(state?.rawValue ?? row.status),
                "deadline": row.deadline.map { .string(Moment.rfc3339($0)) } ?? nil,
                "extensions": .int(Int64(row.extensions)), "verified_by": verifier.map { .string($0) } ?? nil,
                "closed_at": closedAt.map { .string(Moment.rfc3339($0)) } ?? nil, "secret": .bool(isSecret),
            ]
        }
    }
}
