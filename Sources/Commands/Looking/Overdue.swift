import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct Overdue: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "逾期 What is past its deadline; --record makes the clock's events.",
        discussion: """
            例 Examples:
              countersign overdue
              countersign overdue --record
            """)
    @Flag(name: .long, help: "登记逾期 Record the deadlines that have passed, each once.") var record = false
    @OptionGroup var acting: ActingOptions

    func run() throws {
        let desk = Desk(acting.looking)
        if record {
            let passed = try desk.writing(at: acting.at) { engine, identity in
                guard identity.role != .auditor else {
                    throw EngineError.notPermitted(
                        person: identity.person.text, act: "pass-deadline", needs: [.office, .staff, .administrator])
                }
                return try engine.passDeadlines()
            }
            Output.note(desk.say("登记逾期 \(passed.count) 项。", "Recorded \(passed.count) passed deadlines."))
        }
        let records = try desk.records()
        let directory = try records.directory()
        _ = try desk.identity(directory)
        let now = try acting.at.map(desk.moment) ?? Self.now(records, directory)
        var rows: [(DeadlineRow, [PersonID], Glossary)] = []
        for row in try records.ledger.cases() where row.status == CaseState.Status.running.rawValue {
            let file = try records.caseFile(row.caseID)
            let glossary = desk.glossary(directory, file, records)
            for step in file.state.steps.values where step.status == .active && step.due.map({ $0 < now }) == true {
                let deadline = DeadlineRow(
                    caseID: file.id, scope: "", path: step.path.text, unit: step.unit?.text, due: step.due!,
                    passed: step.overdue)
                rows.append((deadline, file.state.eligible(at: step.path), glossary))
            }
        }
        rows.sort { ($0.0.due, $0.0.path) < ($1.0.due, $1.0.path) }
        if acting.looking.json {
            return Output.result(
                .array(
                    rows.map { row, people, _ in
                        [
                            "case": .string(row.caseID), "step": .string(row.path),
                            "due": .string(Moment.rfc3339(row.due)),
                            "recorded": .bool(row.passed), "people": .array(people.map { .string($0.text) }),
                        ]
                    }))
        }
        guard !rows.isEmpty else { return Output.result(desk.say("没有逾期。", "Nothing is overdue.")) }
        Output.result(
            Table(
                header: [
                    desk.say("案卷", "case"), desk.say("环节", "step"), desk.say("期限", "due"),
                    desk.say("已登记", "recorded"), desk.say("等待", "waiting for"),
                ],
                rows: rows.map { row, people, glossary in
                    [
                        row.caseID, glossary.step(row.path), Moment.showDue(row.due), row.passed ? "✓" : "—",
                        people.map { glossary.person($0.text) }.joined(separator: " "),
                    ]
                }
            ).render())
    }

    /// In a rehearsal the time is that of its last entry.
    private static func now(_ records: Records, _ directory: Directory) throws -> Microseconds {
        guard directory.isRehearsal else { return Desk.wallClock() }
        let head = try records.ledger.head()
        return try records.ledger.entries(from: head.size, limit: 1).last?.at ?? 0
    }
}
