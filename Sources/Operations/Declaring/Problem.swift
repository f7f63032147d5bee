import Approvals
package import CanonicalJSON
import Engine
import Ledger
package import Messages
import StrictYAML
import TransparencyLog

/// How an error ends the program, and what it is over the socket: the table of the style guide.
package enum Exit: Int32, Sendable, CaseIterable {
    case refused = 1
    case usage = 64
    case badFile = 65
    case notFound = 66
    case unreachable = 69
    case defect = 70
    case changed = 75
    case notPermitted = 77

    init(_ error: EngineError) {
        switch error {
        case .refused, .exists, .lastAdministrator, .needsAnother: self = .refused
        case .ledger(let error): self = Exit(rawValue: error.exit.rawValue) ?? .defect
        case .notRegistered, .notPermitted, .token, .needsClearance: self = .notPermitted
        case .unknownCase, .unknownUnit, .unknownPerson, .unknownWorkflow, .unknownStep, .unknownKey, .removed,
            .unknownRedaction, .notRemovable:
            self = .notFound
        case .badName, .clock: self = .usage
        case .unknownEvent, .badEvent, .replayDiffers, .badSignature: self = .badFile
        }
    }
}

/// An error put into words for the one who asked: the one place where errors become sentences.
package struct Problem: Error, Sendable, Equatable {
    /// What kind of error it is.
    package let exit: Exit
    /// The stable name of the error.
    package let code: String
    /// What was expected and what was found; a line for each condition or fault.
    package let message: String
    /// The next action, where one helps.
    package let remedy: String?
    /// Every condition of a refused act, for programs.
    package let refusal: JSON?

    /// Creates a problem.
    package init(_ exit: Exit, code: String, message: String, remedy: String? = nil, refusal: JSON? = nil) {
        (self.exit, self.code, self.message) = (exit, code, message)
        (self.remedy, self.refusal) = (remedy, refusal)
    }

    /// Puts an error into words; one that nobody foresaw is a defect of ours.
    package init(_ error: any Error, _ language: Language, _ glossary: @autoclosure () -> Glossary = Glossary()) {
        let isChinese = language == .zh
        func pick(_ words: Operation.Words) -> String { isChinese ? words.zh : words.en }
        switch error {
        case let problem as Problem: self = problem
        case let error as EngineError: self.init(error, language, glossary())
        case let error as LedgerError: self.init(EngineError.ledger(error), language, Glossary())
        case let error as EvidenceError:
            let sentence = Messages.sentence(error, language)
            let exit: Exit =
                switch error {
                case .noFile: .notFound
                case .unsealed: .unreachable
                default: .badFile
                }
            self.init(exit, code: error.code, message: sentence.text, remedy: sentence.remedy)
        case let error as WitnessError:
            let sentence = Messages.sentence(error, language)
            let exit: Exit =
                switch error {
                case .unreachable, .answer: .unreachable
                case .unknownLog, .untrusted, .refused: .refused
                case .garbled, .time, .ahead, .forked: .badFile
                }
            self.init(exit, code: error.code, message: sentence.text, remedy: sentence.remedy)
        case let problems as YAMLProblems:
            self.init(.badFile, code: problems.problems[0].code, message: problems.rendered(chinese: isChinese))
        case let bad as BadContent:
            self.init(.badFile, code: bad.code, message: bad.lines.joined(separator: "\n"))
        case let missing as NotFound:
            self.init(.notFound, code: missing.code, message: pick(missing.message), remedy: pick(missing.remedy))
        case let usage as Usage:
            self.init(.usage, code: "usage", message: usage.faults.map(pick).joined(separator: "\n"))
        default: self.init(.defect, code: "defect", message: "\(error)")
        }
    }

    private init(_ error: EngineError, _ language: Language, _ glossary: Glossary) {
        let sentence = Messages.sentence(error, language, glossary)
        guard case .refused(let refusal) = error else {
            self.init(Exit(error), code: error.code, message: sentence.text, remedy: sentence.remedy)
            return
        }
        let lines = [sentence.text] + ConditionList.lines(refusal.conditions, language, glossary)
        self.init(
            .refused, code: error.code, message: lines.joined(separator: "\n"), remedy: sentence.remedy,
            refusal: refusal.json)
    }

    /// The error for programs: `code`, `message`, `exit`, and `remedy` and `refusal` where there are such.
    package var json: JSON {
        var fields: JSON.Fields = [
            "code": .string(code), "message": .string(message), "exit": .int(Int64(exit.rawValue)),
        ]
        fields["remedy"] = remedy.map { .string($0) }
        fields["refusal"] = refusal
        return .object(fields)
    }
}
