import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct Todo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "待办 What waits for a person: every open seat they can fill.",
        discussion: """
            例 Examples:
              countersign todo
              countersign todo --person p30
            """)
    @Option(name: .long, help: "人员 The person; else you.", completion: .custom(Completions.people)) var person: String?
    @Flag(name: .long, help: "所有人 Everybody's.") var all = false
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let records = try desk.records()
        let directory = try records.directory()
        let identity = try desk.identity(directory)
        let wanted = all ? nil : person ?? identity.person.text
        if let wanted, directory.person(PersonID(wanted)) == nil {
            throw EngineError.unknownPerson(wanted, known: directory.people.map(\.id.text))
        }
        let seats = try records.ledger.openSeats(person: wanted)
        if looking.json { return Output.result(.array(seats.map(\.json))) }
        guard !seats.isEmpty else { return Output.result(desk.say("没有待办。", "Nothing waits.")) }
        var glossaries: [String: Glossary] = [:]
        let rows = try seats.map { seat -> [String] in
            let glossary: Glossary
            if let known = glossaries[seat.caseID] {
                glossary = known
            } else {
                glossary = desk.glossary(directory, try records.caseFile(seat.caseID), records)
                glossaries[seat.caseID] = glossary
            }
            return [
                seat.caseID, seat.unit ?? "—", Width.clip(seat.unit.flatMap { glossary.units[$0] } ?? "", to: 36),
                glossary.steps[seat.path.split(separator: "/").last.map(String.init) ?? ""] ?? seat.path,
                glossary.role(seat.role), glossary.person(seat.person),
                seat.due.map(Moment.showDue) ?? "—",
            ]
        }
        Output.result(
            Table(
                header: [
                    desk.say("案卷", "case"), desk.say("表/项", "unit"), desk.say("名称", "title"),
                    desk.say("环节", "step"), desk.say("角色", "role"), desk.say("人员", "person"), desk.say("期限", "due"),
                ], rows: rows
            ).render())
    }
}

extension SeatRow {
    fileprivate var json: JSON {
        [
            "case": .string(caseID), "step": .string(path), "round": .int(Int64(round)), "seat": .int(Int64(seat)),
            "unit": unit.map { .string($0) } ?? nil, "person": .string(person), "role": .string(role),
            "verb": .string(verb), "opened_at": .string(Moment.rfc3339(openedAt)),
            "due": due.map { .string(Moment.rfc3339($0)) } ?? nil,
        ]
    }
}

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

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "经过 Every event of a case, oldest first.",
        discussion: """
            例 Examples:
              countersign history QJJJ-2022
              countersign history QJJJ-2022 --as-of 2023-03-01
            """)
    @Argument(help: "案卷 The case.", completion: .custom(Completions.cases)) var caseID: String
    @Option(name: .customLong("as-of"), help: "截至某时或某条 Only up to a time (2023-03-01T09:00) or an entry (#120).")
    var asOf: String?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let limit = try AsOf(asOf)
        try CaseView(Desk(looking), caseID).showEntries(until: limit.includes)
    }
}

/// A moment of the past: a time, or a position in the log.
struct AsOf {
    private let seq: Int64?
    private let at: Microseconds?

    init(_ text: String?) throws {
        let number = text.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
        seq = number.flatMap { Int64($0) }
        // 截至某日 means with that day.
        let day = text.flatMap { CivilDate($0)?.endInChina }
        at = seq == nil ? day ?? text.flatMap(Moment.read) : nil
        if text != nil, seq == nil, at == nil {
            throw ValidationError("--as-of: 应为 expected 2023-03-01T09:00 / #120, 收到 found \(text ?? "")")
        }
    }

    func includes(_ entry: Entry) -> Bool { entry.seq <= seq ?? .max && entry.at <= at ?? .max }
}
