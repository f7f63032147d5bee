import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct Refused: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "被拒的尝试 What was tried and refused, by whom, and why.",
        discussion: """
            例 Examples:
              countersign refused
              countersign refused QJJJ-2022 --json
            """)
    @Argument(help: "案卷 The case; else all.", completion: .custom(Completions.cases)) var caseID: String?
    @OptionGroup var looking: LookingOptions

    func run() throws {
        let desk = Desk(looking)
        let records = try desk.records()
        let directory = try records.directory()
        _ = try desk.identity(directory)
        let attempts = try records.refusedAttempts(caseID)
        if looking.json { return Output.result(.array(attempts.map(Self.json))) }
        guard !attempts.isEmpty else { return Output.result(desk.say("没有被拒的尝试。", "Nothing was refused.")) }
        var glossaries: [String: Glossary] = [:]
        for attempt in attempts {
            let glossary: Glossary
            if let known = glossaries[attempt.caseID] {
                glossary = known
            } else {
                glossary = desk.glossary(directory, try? records.caseFile(attempt.caseID), records)
                glossaries[attempt.caseID] = glossary
            }
            let person = glossary.person(attempt.person)
            let registrar =
                attempt.registrar.map {
                    desk.say("（\(glossary.person($0)) 代录）", " (entered by \(glossary.person($0)))")
                } ?? ""
            let about = attempt.about.map { $0.contains("/") ? glossary.step($0) : glossary.unit($0) } ?? ""
            Output.result(
                "\(Moment.show(attempt.at))  #\(attempt.seq)  \(person)\(registrar)  \(Messages.verb(attempt.verb, desk.language))  \(about)"
            )
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
                Output.result("  ✗ \(text)  [\(attempt.codes.joined(separator: ", "))]")
            }
            for line in ConditionList.lines(attempt.refusal.unmet, desk.language, glossary) { Output.result(line) }
        }
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
