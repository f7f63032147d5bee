import Approvals
import CanonicalJSON
import Engine
import Ledger
import Messages

/// Asks the rules about an act without doing it.
enum Why {
    @Sendable static func page(_ asking: Desk) throws -> Page {
        let (desk, file, act) = try asking.askedAct()
        let conditions = try desk.records.why(act, now: try desk.timeOfAct(), calendar: .prc)
        let allowed = conditions.allSatisfy(\.passed)
        return Page(data: [
            "allowed": .bool(allowed), "verb": .string(act.command.verb),
            "person": .string(desk.identity.person.text), "conditions": .array(conditions.map(\.json)),
        ]) {
            let glossary = desk.glossary(file)
            let verb = Messages.verb(act.command.verb, asking.language)
            let person = glossary.person(desk.identity.person.text)
            var lines = Lines()
            lines +=
                allowed
                ? asking.say("\(person) 现在可以\(verb)：", "\(person) can \(verb) now:")
                : asking.say("\(person) 现在不能\(verb)：", "\(person) cannot \(verb) now:")
            for line in ConditionList.lines(conditions, asking.language, glossary) { lines += line }
            return lines.text
        }
    }
}

extension Desk {
    /// The act that a question is about (`act`, `params`), with the case as it is and the desk that it would be made at.
    func askedAct() throws -> (Desk, CaseFile, Act) {
        let name = arguments["act"]
        guard let operation = Registry.operation(name), case .act(let work) = operation.work else {
            throw Usage("“\(name)”不改变案卷", "‘\(name)’ does not change a case")
        }
        let desk = try reseated(operation, arguments.json("params")?.fields ?? [:])
        let file = try desk.records.caseFile(desk.arguments["case"])
        let act = try desk.act(try work(desk, file), on: file.id, key: desk.key)
        if let expected = act.expectedVersion, expected != file.state.version {
            throw EngineError.ledger(.versionConflict(stream: file.id, expected: expected, found: file.state.version))
        }
        return (desk, file, act)
    }
}

/// Conditions as `why` and refusals show them.
enum ConditionList {
    /// One line for a met condition, two for an unmet one that somebody can clear.
    static func lines(_ conditions: [Condition], _ language: Language, _ glossary: Glossary) -> [String] {
        conditions.flatMap { condition -> [String] in
            let sentence = Messages.sentence(condition, language, glossary)
            let mark = condition.passed ? "✓" : "✗"
            var lines = ["  \(mark) \(OneLine.of(sentence.text))  [\(condition.code.rawValue)]"]
            if !condition.passed, let remedy = sentence.remedy {
                lines.append("      → \(OneLine.of(remedy))")
            }
            return lines
        }
    }
}
