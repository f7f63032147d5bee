import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// What was tried and refused.
enum Refused {
    @Sendable static func page(_ desk: Desk) throws -> Page {
        let attempts = try desk.records.refusedAttempts(desk.arguments[maybe: "case"])
        return desk.page(.array(attempts.map(json)), text(attempts, desk))
    }

    private static func text(_ attempts: [RefusedAttempt], _ desk: Desk) -> String {
        guard !attempts.isEmpty else { return desk.say("没有被拒的尝试。", "Nothing was refused.") }
        var lines = Lines()
        var glossaries: [String: Glossary] = [:]
        for attempt in attempts {
            let glossary: Glossary
            if let known = glossaries[attempt.caseID] {
                glossary = known
            } else {
                glossary = desk.glossary(try? desk.records.caseFile(attempt.caseID))
                glossaries[attempt.caseID] = glossary
            }
            let person = glossary.person(attempt.person)
            let registrar =
                attempt.registrar.map {
                    desk.say("（\(glossary.person($0)) 代录）", " (entered by \(glossary.person($0)))")
                } ?? ""
            let about = attempt.about.map { $0.contains("/") ? glossary.step($0) : glossary.unit($0) } ?? ""
            lines +=
                "\(Moment.show(attempt.at))  #\(attempt.seq)  \(person)\(registrar)  \(Messages.verb(attempt.verb, desk.language))  \(about)"
            if attempt.refusal.unmet.isEmpty {
                // Refused before the rules were asked: by what the person may do in the ledger as a whole.
                let isUnknown = attempt.codes == [EngineError.unknownPerson("", known: []).code]
                let error = EngineError.notPermitted(
                    person: attempt.person, act: attempt.verb,
                    needs: attempt.verb == "open" ? [.office, .administrator] : [.office, .staff, .administrator])
                let text =
                    isUnknown
                    ? desk.say(
                        "所指的人员应已登记在登记簿中，当时没有。",
                        "Expected a person of this ledger to be named, but there was none of that id.")
                    : Messages.sentence(error, desk.language, glossary).text
                lines += "  ✗ \(text)  [\(attempt.codes.joined(separator: ", "))]"
            }
            for line in ConditionList.lines(attempt.refusal.unmet, desk.language, glossary) { lines += line }
        }
        return lines.text
    }

    private static func json(_ attempt: RefusedAttempt) -> JSON {
        [
            "seq": .int(attempt.seq), "at": .string(Moment.rfc3339(attempt.at)), "case": .string(attempt.caseID),
            "person": .string(attempt.person), "registrar": attempt.registrar.map { .string($0) } ?? nil,
            "verb": .string(attempt.verb), "about": attempt.about.map { .string($0) } ?? nil,
            "codes": .array(attempt.codes.map(JSON.string)), "refusal": attempt.refusal.json,
        ]
    }
}
