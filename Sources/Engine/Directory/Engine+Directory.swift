package import Approvals
import CanonicalJSON
package import Forms
package import Ledger
import Workflows

/// People and workflows of the ledger; each change is an event of its own stream.
extension Engine {
    /// Makes the first entry of a new ledger and its first administrator.
    package func create(body: String, rehearsal: Bool, administrator: Person, key: String) throws(EngineError) {
        try append(
            [
                NewEvent(
                    type: "ledger-created", data: ["rehearsal": .bool(rehearsal)],
                    bodies: [Body(name: "body", content: Array(body.utf8))]),
                registration(of: administrator),
            ], by: .person(administrator.id.text), key: key, expecting: 0)
    }

    /// Registers people, all or none.
    ///
    /// - Throws: `engine.not_permitted`, `engine.exists`, `engine.bad_name`.
    package func register(_ people: [Person], by identity: Identity, key: String) throws(EngineError) {
        try requireAdministrator(identity, "people add")
        let events = people.map(registration)
        if try isAnswered(events, key: key) { return }
        let directory = try records.directory()
        var taken = Set(directory.people.map(\.id))
        var accounts = Set(directory.people.flatMap(\.accounts))
        for person in people {
            guard person.id.isWellFormed else { throw .badName(kind: "person", found: person.id.text) }
            guard taken.insert(person.id).inserted else { throw .exists(kind: "person", id: person.id.text) }
            for account in person.accounts where !accounts.insert(account).inserted {
                throw .exists(kind: "account", id: account)
            }
        }
        try append(events, by: identity.actor, key: key, expecting: directory.version)
    }

    /// Changes a person's ledger role and accounts.
    package func change(
        _ id: PersonID, role: LedgerRole?, accounts: [String]?, by identity: Identity, key: String
    ) throws(EngineError) {
        try requireAdministrator(identity, "people change")
        let directory = try records.directory()
        guard let person = directory.person(id) else {
            throw .unknownPerson(id.text, known: directory.people.map(\.id.text))
        }
        for account in accounts ?? [] {
            if let owner = directory.person(account: account), owner.id != id {
                throw .exists(kind: "account", id: account)
            }
        }
        let (role, accounts) = (role ?? person.role, accounts ?? person.accounts)
        let others = directory.people.contains { $0.id != id && $0.role == .administrator && !$0.accounts.isEmpty }
        guard others || (role == .administrator && !accounts.isEmpty) else {
            throw .lastAdministrator(person: id.text)
        }
        let data: JSON = [
            "person": .string(id.text), "role": .string(role.rawValue),
            "accounts": .array(accounts.map(JSON.string)),
        ]
        try append(
            [NewEvent(type: "person-changed", data: data)], by: identity.actor, key: key,
            expecting: directory.version)
    }

    /// Registers a checked workflow, so that cases may be opened under it.
    ///
    /// - Returns: Its digest. Registering the same definition again changes nothing.
    /// - Throws: `engine.not_permitted`; `engine.exists` for another definition under the same name and version.
    package func register(
        _ workflow: Workflow, by identity: Identity, key: String
    ) throws(EngineError) -> Hash {
        try register(
            "workflow", workflow.name, workflow.version, workflow.canonicalJSON(), among: \.workflows, by: identity,
            key: key)
    }

    /// Registers a form's template that was read without a problem, so that forms may be filled under it.
    ///
    /// - Returns: Its digest. Registering the same definition again changes nothing.
    /// - Throws: `engine.not_permitted`; `engine.exists` for another definition under the same name and version.
    package func register(
        _ template: FormTemplate, by identity: Identity, key: String
    ) throws(EngineError) -> Hash {
        try register(
            "template", template.name, template.version, template.canonicalJSON(), among: \.templates, by: identity,
            key: key)
    }

    private func register(
        _ kind: String, _ name: String, _ version: String, _ definition: JSON,
        among registered: KeyPath<Directory, [RegisteredDefinition]>, by identity: Identity, key: String
    ) throws(EngineError) -> Hash {
        try requireAdministrator(identity, "\(kind) add")
        // A definition that was read has no number out of range.
        let bytes = (try? definition.canonical()) ?? []
        let digest = Hash.sha256(bytes)
        let directory = try records.directory()
        if directory[keyPath: registered].contains(where: { $0.digest == digest }) { return digest }
        if directory[keyPath: registered].contains(where: { $0.name == name && $0.version == version }) {
            throw .exists(kind: kind, id: "\(name) \(version)")
        }
        let data: JSON = ["name": .string(name), "version": .string(version), "digest": .string(digest.hex)]
        let event = NewEvent(
            type: "\(kind)-registered", data: data, bodies: [Body(name: "definition", content: bytes)])
        try append([event], by: identity.actor, key: key, expecting: directory.version)
        return digest
    }

    /// Issues a token to a person; its text is for them alone.
    ///
    /// - Parameter digest: SHA-256 of the token's text.
    /// - Returns: The token's number.
    /// - Throws: `engine.not_permitted`, `engine.unknown_person`; `engine.clock` if it would be over already.
    package func issueToken(
        to person: PersonID, digest: Hash, scope: Token.Scope, expires: Microseconds, by identity: Identity, key: String
    ) throws(EngineError) -> String {
        try requireAdministrator(identity, "token issue")
        let directory = try records.directory()
        guard directory.person(person) != nil else {
            throw .unknownPerson(person.text, known: directory.people.map(\.id.text))
        }
        guard expires > now() else { throw .clock(found: expires, expected: now()) }
        let id = "t-\(directory.tokens.count + 1)"
        let data: JSON = [
            "token": .string(id), "person": .string(person.text), "digest": .string(digest.hex),
            "scope": .string(scope.rawValue), "expires": .int(expires),
        ]
        try append(
            [NewEvent(type: "token-issued", data: data)], by: identity.actor, key: key, expecting: directory.version)
        return id
    }

    /// Takes a token back, for ever; doing it again changes nothing.
    ///
    /// - Throws: `engine.not_permitted`, `auth.unknown_token`.
    package func revokeToken(_ id: String, by identity: Identity, key: String) throws(EngineError) {
        try requireAdministrator(identity, "token revoke")
        let directory = try records.directory()
        guard let token = directory.token(id) else { throw .token(.unknown) }
        if token.isRevoked { return }
        try append(
            [NewEvent(type: "token-revoked", data: ["token": .string(id)])], by: identity.actor, key: key,
            expecting: directory.version)
    }

    /// Makes the key by which the log is signed from now on, and records it; the first key names the log.
    ///
    /// - Parameter origin: The name of the log, without spaces and plus signs; needed for its first key only.
    /// - Throws: `engine.not_permitted`, `ledger.key`.
    package func addLogKey(origin: String?, by identity: Identity, key: String) throws {
        try requireAdministrator(identity, "ledger key add")
        // Asked again, it makes no second key.
        if try onLedger({ () throws(LedgerError) in try store.command(key) }) != nil { return }
        let directory = try records.directory()
        try store.addKey(origin: origin) { line in
            try append(
                [NewEvent(type: "log-key-added", data: ["key": .string(line)])], by: identity.actor, key: key,
                expecting: directory.version)
        }
    }

    /// Records that somebody was turned away at the door, before there was an act.
    ///
    /// - Parameters:
    ///   - verb: What they asked for.
    ///   - peer: Where they came from, for example `uid:1007`.
    package func recordAccess(
        refused code: String, verb: String, peer: String, person: PersonID?, key: String
    ) throws(EngineError) {
        let data: JSON = [
            "case": "-", "verb": .string(verb), "about": .string(peer), "codes": [.string(code)],
        ]
        let events = [NewEvent(type: "attempt-refused", data: data)]
        let attempt = Append(
            stream: Directory.refusals, expectedVersion: nil, events: events, at: now(),
            actor: person.map { .person($0.text) } ?? .machine, command: key, request: requestHash(events),
            answer: Array("{}".utf8))
        try onLedger { () throws(LedgerError) in _ = try store.append(attempt) }
    }

    private func registration(of person: Person) -> NewEvent {
        NewEvent(
            type: "person-registered",
            data: [
                "person": .string(person.id.text), "role": .string(person.role.rawValue),
                "accounts": .array(person.accounts.map(JSON.string)),
            ],
            bodies: [
                Body(name: "name", content: Array(person.name.utf8)),
                Body(name: "department", content: Array(person.department.utf8)),
            ])
    }

    func requireAdministrator(_ identity: Identity, _ act: String) throws(EngineError) {
        guard identity.role == .administrator, identity.registrar == nil else {
            throw .notPermitted(person: identity.person.text, act: act, needs: [.administrator])
        }
    }

    /// Records events of the ledger's own stream, once under one key.
    func append(
        _ events: [NewEvent], by actor: Actor, key: String, expecting version: Int64, removing places: [BodyPlace] = []
    ) throws(EngineError) {
        // What lists show of a case is made anew without what goes.
        let views = try places.first.flatMap { (place) throws(EngineError) in
            let stream = try stream(of: place)
            return stream == Directory.refusals ? nil : try records.views(of: stream, without: Set(places))
        }
        let appended = Append(
            stream: Directory.stream, expectedVersion: version, events: events, at: now(), actor: actor, command: key,
            request: requestHash(events), answer: Array("{}".utf8), views: views ?? ViewChanges()
        ).removing(places)
        defer { records.directoryChanged() }
        do throws(LedgerError) { _ = try store.append(appended) } catch {
            if case .replayed = error { return }
            throw .ledger(error)
        }
    }

    private func stream(of place: BodyPlace) throws(EngineError) -> String {
        try onLedger { () throws(LedgerError) in try store.entries(from: place.seq, limit: 1) }.first?.stream ?? ""
    }

    /// True when the same was recorded under this key before; `ledger.key_conflict` when it was something else.
    func isAnswered(_ events: [NewEvent], key: String) throws(EngineError) -> Bool {
        guard let record = try onLedger({ () throws(LedgerError) in try store.command(key) }) else { return false }
        guard record.request == requestHash(events) else { throw .ledger(.keyConflict(key: key)) }
        return true
    }

    private func requestHash(_ events: [NewEvent]) -> Hash {
        let request = JSON.array(
            events.map { event in
                let texts = event.bodies.map { ($0.name, JSON.string(Hash.sha256($0.content).hex)) }
                return [
                    "type": .string(event.type), "data": event.data,
                    "texts": .object(JSON.Fields(texts) { first, _ in first }),
                ]
            })
        return Hash.sha256((try? request.canonical()) ?? [])
    }
}
