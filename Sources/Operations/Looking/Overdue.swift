import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// What is past its deadline.
enum Overdue {
    private struct Line {
        let row: DeadlineRow
        let people: [PersonID]
        let glossary: Glossary
    }

    @Sendable static func page(_ desk: Desk) throws -> Page {
        let now = try desk.timeOfLooking()
        var lines: [Line] = []
        for row in try desk.records.ledger.cases() where row.status == CaseState.Status.running.rawValue {
            let file = try desk.records.caseFile(row.caseID)
            let glossary = desk.glossary(file)
            for step in file.state.steps.values where step.status == .active && step.due.map({ $0 < now }) == true {
                let deadline = DeadlineRow(
                    caseID: file.id, scope: "", path: step.path.text, unit: step.unit?.text, due: step.due!,
                    passed: step.overdue)
                lines.append(Line(row: deadline, people: file.state.eligible(at: step.path), glossary: glossary))
            }
        }
        lines.sort { ($0.row.due, $0.row.path) < ($1.row.due, $1.row.path) }
        return desk.page(.array(lines.map(json)), text(lines, desk))
    }

    private static func json(_ line: Line) -> JSON {
        [
            "case": .string(line.row.caseID), "step": .string(line.row.path),
            "due": .string(Moment.rfc3339(line.row.due)), "recorded": .bool(line.row.passed),
            "people": .array(line.people.map { .string($0.text) }),
        ]
    }

    private static func text(_ lines: [Line], _ desk: Desk) -> String {
        guard !lines.isEmpty else { return desk.say("没有逾期。", "Nothing is overdue.") }
        return Table(
            header: [
                desk.say("案卷", "case"), desk.say("环节", "step"), desk.say("期限", "due"), desk.say("已登记", "recorded"),
                desk.say("等待", "waiting for"),
            ],
            rows: lines.map { line in
                [
                    line.row.caseID, line.glossary.step(line.row.path), Moment.showDue(line.row.due),
                    line.row.passed ? "✓" : "—",
                    line.people.map { line.glossary.person($0.text) }.joined(separator: " "),
                ]
            }
        ).render()
    }
}
