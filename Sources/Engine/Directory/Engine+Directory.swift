package import Approvals
import CanonicalJSON
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
        try requireAdministrator(identity, "workflow add")
        // A definition that was read has no number out of range.
        let bytes = (try? workflow.canonicalJSON().canonical()) ?? []
        let digest = Hash.sha256(bytes)
        let directory = try records.directory()
        if directory.workflows.contains(where: { $0.digest == digest }) { return digest }
        if directory.workflows.contains(where: { $0.name == workflow.name && $0.version == workflow.version }) {
            throw .exists(kind: "workflow", id: "\(workflow.name) \(workflow.version)")
        }
        let data: JSON = [
            "name": .string(workflow.name), "version": .string(workflow.version), "digest": .string(digest.hex),
        ]
        try append(
            [
                NewEvent(
                    type: "workflow-registered", data: data, bodies: [Body(name: "definition", content: bytes)])
            ], by: identity.actor, key: key, expecting: directory.version)
        return digest
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

    private func requireAdministrator(_ identity: Identity, _ act: String) throws(EngineError) {
        guard identity.role == .administrator, identity.registrar == nil else {
            throw .notPermitted(person: identity.person.text, act: act, needs: [.administrator])
        }
    }

    private func append(
        _ events: [NewEvent], by actor: Actor, key: String, expecting version: Int64
    ) throws(EngineError) {
        let appended = Append(
            stream: Directory.stream, expectedVersion: version, events: events, at: now(), actor: actor, command: key,
            request: requestHash(events), answer: Array("{}".utf8))
        do throws(LedgerError) { _ = try store.append(appended) } catch {
            if case .replayed = error { return }
            throw .ledger(error)
        }
    }

    /// True when the same was recorded under this key before; `ledger.key_conflict` when it was something else.
    private func isAnswered(_ events: [NewEvent], key: String) throws(EngineError) -> Bool {
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
                    "texts": .object(Dictionary(uniqueKeysWithValues: texts)),
                ]
            })
        return Hash.sha256((try? request.canonical()) ?? [])
    }
}
