import ArgumentParser
import CanonicalJSON
import Engine
import Foundation
import Ledger
import Messages
import Operations
import ServiceLine

/// Where one command is brought to: the ledger that it names, in the language of who asks.
struct Counter {
    let options: LookingOptions
    let language: Language
    let path: String

    /// - Parameter environment: That of who asks.
    init(_ options: LookingOptions, _ environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.options = options
        language = options.lang?.language ?? Language(locale: environment)
        path = options.ledger ?? Self.defaultLedger(environment)
    }

    /// The sentence in the language of this counter.
    func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

    /// The ledger of the environment, where one is set, else the one in this folder.
    static func defaultLedger(_ environment: [String: String]) -> String {
        environment["COUNTERSIGN_LEDGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "countersign.db"
    }

    /// The user of the operating system who runs the command.
    static var account: String { Account.name(of: getuid()) }

    /// Asks for an operation and shows what it answers.
    func show(_ call: Call) throws { show(try ask(call)) }

    /// Shows an answer: as it is for programs, its text for people.
    func show(_ answer: JSON) { Output.result(text(answer)) }

    /// An answer as it is shown.
    func text(_ answer: JSON) -> String { options.json ? answer.pretty() : answer["text"]?.text ?? "" }

    /// Asks for an operation: the service where one holds the ledger, else on the ledger's own file.
    func ask(_ call: Call) throws -> JSON {
        let deadline = ContinuousClock.now + Self.patience
        // One key for every try: whoever answers, the service or the file, the act is done once.
        let values = values(of: call)
        while true {
            if let answer = try askService(call.operation.name, values) { return answer }
            do {
                return try askFile(call.operation, values)
            } catch let error as LedgerError {
                // Somebody else writes: a command that is soon done, or a service that is about to listen.
                guard case .busy = error, ContinuousClock.now < deadline else { throw error }
                usleep(10_000)
            }
        }
    }

    /// How long a command waits for another that writes: `COUNTERSIGN_WAIT` in seconds, else 20.
    static var patience: Duration {
        .seconds(ProcessInfo.processInfo.environment["COUNTERSIGN_WAIT"].flatMap(Int.init) ?? 20)
    }

    /// Asks the service of the ledger; nil where none listens.
    func askService(_ call: Call) throws -> JSON? { try askService(call.operation.name, values(of: call)) }

    private func askService(_ method: String, _ values: JSON.Fields) throws -> JSON? {
        let named = options.server ?? Self.environmentServer
        guard let socket = named ?? HolderNote.socket(of: path) else { return nil }
        return try ServiceCall.ask(method, values, at: socket, isNamed: named != nil)
    }

    /// The service that the environment names, if it does.
    private static var environmentServer: String? {
        ProcessInfo.processInfo.environment["COUNTERSIGN_SERVER"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The values of a call with what every operation takes.
    func values(of call: Call) -> JSON.Fields {
        var values = JSON.Fields(call.values.compactMapValues(\.self))
        values["as"] = options.person.map { .string($0) }
        values["lang"] = .string(language.rawValue)
        // A command that makes something of the answer itself has said which it needs.
        values["text"] = values["text"] ?? .bool(!options.json)
        // Under a key of its own an act can be sent again when its answer is lost.
        if call.operation.writes, values["key"] == nil { values["key"] = .string(Self.freshKey) }
        return values
    }

    /// The key of an act that has none: the one under which `countersign` has sent it already, where the answer was lost
    /// (only what the service does as a whole, which is one act), else a new one.
    private static var freshKey: String {
        ProcessInfo.processInfo.environment["COUNTERSIGN_SENT_KEY"] ?? FreshKey.next()
    }

    /// Carries an operation out on the ledger's file.
    private func askFile(_ operation: Operations.Operation, _ values: JSON.Fields) throws -> JSON {
        let caller = Caller.user(Self.account, number: getuid())
        guard operation.writes else {
            let reader = try operation.name == "ledger.verify" ? Wiring.checker(at: path) : Wiring.reader(at: path)
            return try operation.answer(values, from: caller, Records(reader), nil)
        }
        let store = try Wiring.writer(at: path, waiting: 0)
        defer { store.close() }
        let engine = try Engine(store, calendar: .prc, isClockSetByHand: true, clock: WallClock.now)
        return try operation.answer(values, from: caller, engine.records, engine)
    }
}

/// An operation with the values that were written on the command line.
struct Call {
    let operation: Operations.Operation
    var values: [String: JSON?]

    /// - Parameter name: An operation of the registry; a test looks up every one that commands name.
    init(_ name: String, _ values: [String: JSON?] = [:]) {
        guard let operation = Registry.operation(name) else { preconditionFailure("no operation \(name)") }
        (self.operation, self.values) = (operation, values)
    }
}

extension JSON {
    /// Text, or nothing where nothing was written.
    static func text(_ text: String?) -> JSON? { text.map { .string($0) } }
    /// A number, or nothing where nothing was written.
    static func number(_ number: Int?) -> JSON? { number.map { .int(Int64($0)) } }
    /// Yes or no, or nothing where neither was written.
    static func flag(_ flag: Bool?) -> JSON? { flag.map { .bool($0) } }
    /// `true`, or nothing where the flag was not written.
    static func flag(_ flag: Bool) -> JSON? { flag ? true : nil }
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
