package import Approvals
package import CanonicalJSON
package import Engine
import Ledger
package import Messages

/// Where one request is worked on: the ledger, who asks, what was given, and how it is to be answered.
package final class Desk {
    /// Reads the ledger.
    package let records: Records
    /// People and workflows as of the request.
    package let directory: Directory
    /// Who asks, or for whom.
    package let identity: Identity
    /// The language of sentences.
    package let language: Language
    /// Whether the answer is text for people.
    let wantsText: Bool
    let arguments: Arguments

    /// Seats a request: finds out who asks and whether they may.
    ///
    /// - Throws: `Usage`; `engine.not_registered`, `engine.unknown_person`, `engine.not_permitted`.
    package init(
        _ operation: Operation, _ values: JSON.Fields, from caller: Caller, _ records: Records
    ) throws {
        arguments = try Arguments(values, for: operation)
        directory = try records.directory()
        language = Language(rawValue: arguments["lang"]) ?? .zh
        wantsText = arguments.flag("text")
        identity = try caller.identity(
            in: directory, as: arguments[maybe: "as"].map { PersonID($0) }, isWriting: operation.needsToAct)
        // Whoever enters for others is who reads.
        self.records = records.read(for: directory.person(identity.registrar ?? identity.person))
        // Acts ask the engine, which records who was turned away.
        if case .act = operation.work { return }
        if case .open = operation.work { return }
        let isInPerson = operation.permission != .administrators || identity.registrar == nil
        guard operation.permission.roles.contains(identity.role), isInPerson else {
            throw EngineError.notPermitted(
                person: identity.person.text, act: operation.name.replacing(".", with: " "),
                needs: operation.permission.roles)
        }
    }

    /// Seats another operation's parameters for the same person, time and language.
    func reseated(_ operation: Operation, _ values: JSON.Fields) throws -> Desk {
        Desk(self, try Arguments(values, for: operation))
    }

    private init(_ other: Desk, _ arguments: Arguments) {
        (records, directory, identity) = (other.records, other.directory, other.identity)
        (language, wantsText, self.arguments) = (other.language, other.wantsText, arguments)
    }

    /// The sentence in the language of this desk.
    func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

    /// A page with data, and one line or more for people.
    func page(_ data: @autoclosure @escaping () throws -> JSON, _ text: @autoclosure @escaping () throws -> String)
        -> Page
    {
        Page(data: try data(), text: { try text() })
    }

    /// The time of an act that was given by hand, in a rehearsal.
    package func time() throws -> Microseconds? { try arguments[maybe: "at"].map(Self.moment) }

    /// The time that an act would have now; what `why` asks about.
    func timeOfAct() throws -> Microseconds {
        let last = try records.lastTime()
        return try records.time(given: try time(), last: last) ?? max(WallClock.now(), last)
    }

    /// The time as of which lists are made: in a rehearsal that of its last entry.
    func timeOfLooking() throws -> Microseconds {
        try time() ?? (directory.isRehearsal ? records.lastTime() : WallClock.now())
    }

    /// Reads a time that a person typed.
    static func moment(_ text: String) throws -> Microseconds {
        guard let moment = Moment.read(text) else {
            throw Usage("时间写法应为 2023-02-06T09:30，收到 \(text)", "Expected a time like 2023-02-06T09:30, found \(text)")
        }
        return moment
    }

    /// The key that was given, or a fresh one.
    package var key: String { arguments[maybe: "key"] ?? FreshKey.next() }

    /// What people call the ids of a case, or of the ledger without one.
    func glossary(_ file: CaseFile? = nil) -> Glossary { Self.glossary(directory, file, records) }

    /// What people call the ids of a case.
    package static func glossary(_ directory: Directory, _ file: CaseFile?, _ records: Records) -> Glossary {
        var units: [String: String] = [:]
        for unit in file?.state.units ?? [] {
            guard let file, let label = try? records.label(of: unit.id, in: file) else { continue }
            units[unit.id.text] = label.title
        }
        let people = Dictionary(directory.people.map { ($0.id.text, $0.name) }) { first, _ in first }
        return file.map { Glossary($0.state.workflow, people: people, units: units) } ?? Glossary(people: people)
    }
}
