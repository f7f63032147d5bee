import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Ledger
import Messages

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "为什么 Every condition of an act, met or not, and what would clear it. Nothing is done.",
        discussion: """
            例 Examples:
              countersign why sign QJJJ-2022 14-03 --as p30
              countersign why confirm QJJJ-2022
            """)
    @Argument(parsing: .captureForPassthrough, help: "要问的命令 The command to ask about, as you would write it.")
    var words: [String] = []

    func run() throws {
        guard let first = words.first, first != "-h", first != "--help" else { throw CleanExit.helpRequest(self) }
        guard let command = try Countersign.parseAsRoot(words) as? any ActCommand else {
            throw ValidationError("why: ‘\(first)’ 不改变案卷 does not change a case.")
        }
        try Self.answer(command)
    }

    private static func answer(_ command: some ActCommand) throws {
        let desk = Desk(command.acting.looking)
        let records = try desk.records()
        let directory = try records.directory()
        let identity = try desk.identity(directory)
        let file = try records.caseFile(command.caseID)
        let act = try command.command(in: file, as: identity).act(on: command.caseID, by: identity, command.acting)
        if let expected = command.acting.expectVersion, expected != file.state.version {
            throw EngineError.ledger(
                .versionConflict(stream: file.id, expected: expected, found: file.state.version))
        }
        let conditions = try records.why(
            act, now: try desk.clock(command.acting.at, directory, records.ledger)(), calendar: .prc)
        let allowed = conditions.allSatisfy(\.passed)
        if desk.options.json {
            return Output.result([
                "allowed": .bool(allowed), "verb": .string(act.command.verb),
                "person": .string(identity.person.text), "conditions": .array(conditions.map(\.json)),
            ])
        }
        let glossary = desk.glossary(directory, file, records)
        let verb = Messages.verb(act.command.verb, desk.language)
        let person = glossary.person(identity.person.text)
        Output.result(
            allowed
                ? desk.say("\(person) 现在可以\(verb)：", "\(person) can \(verb) now:")
                : desk.say("\(person) 现在不能\(verb)：", "\(person) cannot \(verb) now:"))
        for line in ConditionList.lines(conditions, desk.language, glossary) { Output.result(line) }
    }
}

/// Conditions as `why` and refusals show them.
enum ConditionList {
    /// One line for a met condition, two for an unmet one that somebody can clear.
    static func lines(_ conditions: [Condition], _ language: Language, _ glossary: Glossary) -> [String] {
        conditions.flatMap { condition -> [String] in
            let sentence = Messages.sentence(condition, language, glossary)
            let mark = condition.passed ? "✓" : "✗"
            var lines = ["  \(mark) \(Output.oneLine(sentence.text))  [\(condition.code.rawValue)]"]
            if !condition.passed, let remedy = sentence.remedy {
                lines.append("      → \(Output.oneLine(remedy))")
            }
            return lines
        }
    }
}
