import ArgumentParser
import Engine
import Ledger
import Messages

/// An engine error with the names of what it speaks of.
struct Failure: Error {
    let error: EngineError
    let glossary: Glossary

    init(_ error: EngineError, glossary: Glossary = Glossary()) { (self.error, self.glossary) = (error, glossary) }
}

/// A file that could not be read as what it should be; every place is named.
struct BadFile: Error {
    let code: String
    let lines: [String]
}

/// Something that is not there.
struct NotFound: Error {
    let code: String
    let message: String
    let remedy: String
}

/// The command did its work, but standard output did not take the result.
struct UnwrittenResult: Error {
    let cause: any Error
}

/// How an error ends the program: the table of exit statuses of the style guide.
enum Exit: Int32 {
    case refused = 1
    case usage = 64
    case badFile = 65
    case notFound = 66
    case unreachable = 69
    case defect = 70
    case changed = 75
    case notPermitted = 77

    init(_ error: LedgerError) {
        self = Exit(rawValue: error.exit.rawValue) ?? .defect
    }

    init(_ error: EngineError) {
        switch error {
        case .refused, .exists, .lastAdministrator: self = .refused
        case .ledger(let error): self.init(error)
        case .notRegistered, .notPermitted: self = .notPermitted
        case .unknownCase, .unknownUnit, .unknownPerson, .unknownWorkflow, .unknownStep: self = .notFound
        case .badName, .clock: self = .usage
        case .unknownEvent, .badEvent, .replayDiffers: self = .badFile
        }
    }
}
