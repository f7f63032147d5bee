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
