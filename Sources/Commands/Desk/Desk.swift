import Approvals
import ArgumentParser
import CanonicalJSON
import Engine
import Foundation
import Ledger
import Messages

/// Where one command works: the ledger it opens, who asks, and how results are shown.
final class Desk {
    let options: LookingOptions
    let language: Language
    let path: String

    init(_ options: LookingOptions) {
        let environment = ProcessInfo.processInfo.environment
        self.options = options
        language = options.lang?.language ?? Language(locale: environment)
        path = options.ledger ?? Self.defaultLedger(environment)
    }

    /// The sentence in the language of this desk.
    func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

    /// The ledger of the environment, where one is set, else the one in this folder.
    static func defaultLedger(_ environment: [String: String]) -> String {
        environment["COUNTERSIGN_LEDGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "countersign.db"
    }

    /// The user of the operating system who runs the command.
    static var account: String {
        getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid:\(getuid())"
    }

    /// Opens the ledger for reading.
    func records() throws -> Records { Records(try Wiring.reader(at: path)) }

    /// Who asks; readers too must be known to the ledger.
    func identity(_ directory: Directory) throws -> Identity {
        // A person may be registered by the number of the user as well, also where it has a name.
        let number = "uid:\(getuid())"
        let isNamed = directory.person(account: Self.account) != nil || directory.person(account: number) == nil
        return try directory.identify(
            account: isNamed ? Self.account : number, as: options.person.map { PersonID($0) })
    }

    /// Opens the ledger for writing, does the work and closes it.
    ///
    /// - Parameter at: The time of the act, for a rehearsal.
    func writing<Result>(at time: String? = nil, _ work: (Engine, Identity) throws -> Result) throws -> Result {
        let store = try Wiring.writer(at: path)
        defer { store.close() }
        let directory = try Records(store).directory()
        let identity = try identity(directory)
        return try work(try Engine(store, calendar: .prc, clock: try clock(time, directory, store)), identity)
    }

    /// The clock of an act: the system's, or in a rehearsal the time given.
    func clock(
        _ time: String?, _ directory: Directory, _ store: any LedgerReading
    ) throws -> () -> Microseconds {
        let head = try store.head()
        let last = try store.entries(from: max(1, head.size), limit: 1).last?.at ?? 0
        guard let time else {
            // A rehearsal has its own days: without a time given, an act follows the last by a minute.
            guard directory.isRehearsal else { return Self.wallClock }
            return { last + 60_000_000 }
        }
        let moment = try moment(time)
        guard directory.isRehearsal, moment >= last else {
            throw EngineError.clock(found: moment, expected: directory.isRehearsal ? last : nil)
        }
        return { moment }
    }

    /// Reads a time of the command line.
    func moment(_ time: String) throws -> Microseconds {
        guard let moment = Moment.read(time) else {
            throw ValidationError(
                say("时间写法应为 2023-02-06T09:30，收到 \(time)", "Expected a time like 2023-02-06T09:30, found \(time)"))
        }
        return moment
    }

    /// The time of the system's clock, which nothing keeps from going backwards.
    static func wallClock() -> Microseconds { Microseconds(Date().timeIntervalSince1970 * 1_000_000) }

    /// A key that no other command has, rising with time so that the log's index of keys grows at its end.
    static func freshKey() -> String {
        let time = String(wallClock(), radix: 36)
        return "\(time)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }

    /// What people call the ids of a case.
    func glossary(_ directory: Directory, _ file: CaseFile?, _ records: Records) -> Glossary {
        var units: [String: String] = [:]
        for unit in file?.state.units ?? [] {
            guard let file, let label = try? records.label(of: unit.id, in: file) else { continue }
            units[unit.id.text] = label.title
        }
        let people = Dictionary(directory.people.map { ($0.id.text, $0.name) }) { first, _ in first }
        return file.map { Glossary($0.state.workflow, people: people, units: units) } ?? Glossary(people: people)
    }
}

/// `--lang zh|en`
struct Words: ExpressibleByArgument {
    let language: Language

    init?(argument: String) {
        guard let language = Language(rawValue: argument) else { return nil }
        self.language = language
    }

    static var allValueStrings: [String] { Language.allCases.map(\.rawValue) }
}
