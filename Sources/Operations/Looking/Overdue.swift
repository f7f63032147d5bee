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
        let step: StepState
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
                lines.append(
                    Line(row: deadline, people: file.state.eligible(at: step.path), step: step, glossary: glossary))
            }
        }
        lines.sort { ($0.row.due, $0.row.path) < ($1.row.due, $1.row.path) }
        return desk.page(.array(lines.map(json)), text(lines, desk))
    }

    private static func json(_ line: Line) -> JSON {
        let told = line.step.escalation
        return [
            "case": .string(line.row.caseID), "step": .string(line.row.path),
            "due": .string(Moment.rfc3339(line.row.due)), "recorded": .bool(line.row.passed),
            "people": .array(line.people.map { .string($0.text) }),
            "reminders": .int(Int64(line.step.reminders)),
            "escalated_to": told.map { .string($0.role.text) } ?? nil,
            "escalated_at": told.map { .string(Moment.rfc3339($0.at)) } ?? nil,
            "told": .array((told?.people ?? []).map { .string($0.text) }),
        ]
    }

    private static func text(_ lines: [Line], _ desk: Desk) -> String {
        guard !lines.isEmpty else { return desk.say("没有逾期。", "Nothing is overdue.") }
        return Table(
            header: [
                desk.say("案卷", "case"), desk.say("环节", "step"), desk.say("期限", "due"), desk.say("已登记", "recorded"),
                desk.say("等待", "waiting for"), desk.say("提醒", "reminded"), desk.say("已报", "told"),
            ],
            rows: lines.map { line in
                [
                    line.row.caseID, line.glossary.step(line.row.path), Moment.showDue(line.row.due),
                    line.row.passed ? "✓" : "—",
                    line.people.map { line.glossary.person($0.text) }.joined(separator: " "),
                    String(line.step.reminders), told(line),
                ]
            }
        ).render()
    }

    /// Whom the clock told, and in which role: `组长(leader): 李某(p01)`.
    private static func told(_ line: Line) -> String {
        guard let told = line.step.escalation else { return "—" }
        let people = told.people.map { line.glossary.person($0.text) }
        return "\(line.glossary.role(told.role.text)): \(people.joined(separator: " "))"
    }
}

/// What the clock did when it was asked to.
extension Overdue {
    static func json(_ run: ClockRun) -> JSON {
        [
            "recorded": .int(Int64(run.passedDeadlines)), "reminded": .int(Int64(run.reminders)),
            "escalated": .int(Int64(run.escalations)),
            "missing_year": run.missingYear.map { .int(Int64($0)) } ?? nil,
        ]
    }

    static func text(_ run: ClockRun, _ desk: Desk) -> String {
        let (passed, reminded, told) = (run.passedDeadlines, run.reminders, run.escalations)
        let done = desk.say(
            "登记逾期 \(passed) 项，提醒 \(reminded) 项，上报 \(told) 项。",
            "Passed deadlines recorded: \(passed); reminders: \(reminded); escalations: \(told).")
        guard let year = run.missingYear else { return done }
        return done
            + desk.say(
                "工作日历中没有 \(year) 年，其余提醒和上报等待换用新版本程序。",
                " The calendar lacks \(year): the other reminders and escalations wait for a newer program.")
    }
}
