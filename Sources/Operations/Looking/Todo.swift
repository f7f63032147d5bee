import Approvals
package import CanonicalJSON
import Engine
package import Ledger
import Messages

/// What waits for a person.
enum Todo {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let arguments = desk.arguments
        let wanted = arguments.flag("all") ? nil : arguments[maybe: "person"] ?? desk.identity.person.text
        if let wanted, desk.directory.person(PersonID(wanted)) == nil {
            throw EngineError.unknownPerson(wanted, known: desk.directory.people.map(\.id.text))
        }
        let seats = try desk.records.ledger.openSeats(person: wanted)
        return desk.page(.array(seats.map(\.json)), try text(seats, desk))
    }

    private static func text(_ seats: [SeatRow], _ desk: Desk) throws -> String {
        guard !seats.isEmpty else { return desk.say("没有待办。", "Nothing waits.") }
        var glossaries: [String: Glossary] = [:]
        let rows = try seats.map { seat -> [String] in
            let glossary = try glossaries[seat.caseID] ?? desk.glossary(try desk.records.caseFile(seat.caseID))
            glossaries[seat.caseID] = glossary
            return [
                seat.caseID, seat.unit ?? "—", Width.clip(seat.unit.flatMap { glossary.units[$0] } ?? "", to: 36),
                glossary.steps[seat.path.split(separator: "/").last.map(String.init) ?? ""] ?? seat.path,
                glossary.role(seat.role), glossary.person(seat.person), seat.due.map(Moment.showDue) ?? "—",
            ]
        }
        return Table(
            header: [
                desk.say("案卷", "case"), desk.say("表/项", "unit"), desk.say("名称", "title"), desk.say("环节", "step"),
                desk.say("角色", "role"), desk.say("人员", "person"), desk.say("期限", "due"),
            ], rows: rows
        ).render()
    }
}

extension SeatRow {
    /// The seat for programs.
    package var json: JSON {
        [
            "case": .string(caseID), "step": .string(path), "round": .int(Int64(round)), "seat": .int(Int64(seat)),
            "unit": unit.map { .string($0) } ?? nil, "person": .string(person), "role": .string(role),
            "verb": .string(verb), "opened_at": .string(Moment.rfc3339(openedAt)),
            "due": due.map { .string(Moment.rfc3339($0)) } ?? nil,
        ]
    }
}
