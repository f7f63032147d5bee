package import Approvals
package import Ledger
import SSHSignatures

/// What a person may do in the ledger as a whole; duties in a case are roles of its workflow.
package enum LedgerRole: String, Sendable, CaseIterable {
    /// 系统管理员: registers people and workflows, and may enter acts on behalf of others, visibly.
    case administrator
    /// 领导小组办公室: opens cases.
    case office
    case staff
    /// 审计: reads, never acts.
    case auditor
}

/// Somebody of the body that the ledger belongs to.
package struct Person: Sendable, Equatable {
    /// Given at registration, unique in the ledger and never changed.
    package let id: PersonID
    /// The name as it was registered; its text lies beside the entry, not in it.
    package var name: String
    /// The unit of the body that the person belongs to (部门), as it was registered.
    package var department: String
    /// What the person may do in the ledger as a whole; administrators change it.
    package var role: LedgerRole
    /// The users of the operating system that are this person.
    package var accounts: [String]
    /// Whether the person may read what is 涉密.
    package internal(set) var isCleared = false

    /// Creates a person as they are registered.
    package init(id: PersonID, name: String, department: String, role: LedgerRole, accounts: [String]) {
        (self.id, self.name, self.department, self.role, self.accounts) = (id, name, department, role, accounts)
    }
}

/// A definition that cases or forms are pinned to: a workflow or a form's template.
package struct RegisteredDefinition: Sendable, Equatable {
    /// What people call it by; the newest version of the name is taken.
    package let name: String
    /// Any text; only the order of registration says which is newer.
    package let version: String
    /// SHA-256 of the definition's canonical JSON.
    package let digest: Hash
    /// Where the definition's bytes lie.
    package let seq: Int64
}

/// A token by which a person, or a device of theirs, comes in over the network.
package struct Token: Sendable, Equatable {
    /// What a token is good for.
    package enum Scope: String, Sendable, CaseIterable {
        /// Looking only.
        case read
        /// Whatever its person may do.
        case act
    }

    /// Unique in the ledger and never secret, for example `t-3`.
    package let id: String
    /// Whose it is.
    package let person: PersonID
    /// SHA-256 of the token's text; the text itself is shown once, when it is issued, and kept nowhere.
    package let digest: Hash
    /// What it is good for.
    package let scope: Scope
    /// The moment from which on it lets nobody in.
    package let expires: Microseconds
    /// Whether it was taken back before that.
    package internal(set) var isRevoked = false

    /// Why it lets nobody in at a time; nil if it does.
    package func fault(at now: Microseconds) -> TokenFault? {
        isRevoked ? .revoked : now >= expires ? .expired : nil
    }
}

/// The people and workflows of a ledger, folded from the stream of that name.
package struct Directory: Sendable, Equatable {
    /// The stream in which they are recorded; no case can have this id.
    package static let stream = Entry.ledgerStream
    /// The stream of refused attempts.
    package static let refusals = "refusals"

    /// The name of the body (单位) that the ledger belongs to; empty before the first entry.
    package private(set) var body = ""
    /// True: a rehearsal (演练), whose clock is set by hand. Its entries never pass for the real thing.
    package private(set) var isRehearsal = false
    /// Everybody who was registered, in that order; nobody is ever removed.
    package private(set) var people: [Person] = []
    /// Where in `people` somebody is, by id and by account: every request asks.
    private var places: [PersonID: Int] = [:]
    private var accounts: [String: Int] = [:]
    /// Every workflow that was registered, in that order.
    package private(set) var workflows: [RegisteredDefinition] = []
    /// Every form's template that was registered, in that order.
    package private(set) var templates: [RegisteredDefinition] = []
    /// Every token that was issued, in that order.
    package private(set) var tokens: [Token] = []
    /// The keys by which the log was signed, in order, as lines that others are given; the last one signs now.
    package private(set) var logKeys: [String] = []
    /// Everybody who was asked to witness the log, in that order.
    package private(set) var witnesses: [Witness] = []
    /// Every key that was registered, in that order.
    package private(set) var keys: [ApproverKey] = []
    /// Every request to remove content, in that order.
    package private(set) var redactions: [RedactionRequest] = []
    /// The number of entries applied; a change expects the ledger's stream to stand there.
    package private(set) var version: Int64 = 0

    /// Creates the directory of a ledger without entries.
    package init() {}

    /// Finds somebody by id; nil when nobody of it is registered.
    package func person(_ id: PersonID) -> Person? { places[id].map { people[$0] } }
    /// Finds whose the operating system's user is; an account belongs to one person at most.
    package func person(account: String) -> Person? { accounts[account].map { people[$0] } }
    /// Finds a request to remove content by its number.
    package func redaction(_ id: String) -> RedactionRequest? { redactions.first { $0.id == id } }
    /// Finds a token by its number; nil when none has it.
    package func token(_ id: String) -> Token? { tokens.first { $0.id == id } }
    /// Finds a token by the hash of its text.
    package func token(_ digest: Hash) -> Token? { tokens.first { $0.digest == digest } }
    /// Finds a witness that is asked by the name of its key; nil when none is.
    package func witness(_ name: String) -> Witness? { witnesses.first { $0.name == name && !$0.isRemoved } }
    /// Finds a key by its fingerprint, a revoked one too; nil when nobody registered it.
    package func key(_ fingerprint: String) -> ApproverKey? { keys.first { $0.key.fingerprint == fingerprint } }
    /// The newest registered version of a workflow.
    package func workflow(_ name: String) -> RegisteredDefinition? { workflows.last { $0.name == name } }

    /// Applies one entry; `bodies` holds the names, which lie beside it.
    package mutating func apply(_ entry: Entry, bodies: [String: String]) throws(EngineError) {
        version += 1
        let read = EventFields(data: entry.data, seq: entry.seq, type: entry.type)
        switch (entry.type, entry.schema) {
        case ("ledger-created", 1):
            body = bodies["body"] ?? ""
            isRehearsal = try read.flag("rehearsal")
        case ("person-registered", 1):
            let person = Person(
                id: try read.name("person"), name: bodies["name"] ?? "", department: bodies["department"] ?? "",
                role: try read.choice("role"), accounts: try read.texts("accounts"))
            places[person.id] = people.count
            for account in person.accounts { accounts[account] = people.count }
            people.append(person)
        case ("person-changed", 1):
            let id: PersonID = try read.name("person")
            guard let index = places[id] else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "person")
            }
            people[index].role = try read.choice("role")
            for account in people[index].accounts { accounts[account] = nil }
            people[index].accounts = try read.texts("accounts")
            for account in people[index].accounts { accounts[account] = index }
        case ("workflow-registered", 1): workflows.append(try definition(read, entry))
        case ("template-registered", 1): templates.append(try definition(read, entry))
        case ("token-issued", 1):
            guard let digest = Hash(hex: try read.text("digest")) else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "digest")
            }
            tokens.append(
                Token(
                    id: try read.text("token"), person: try read.name("person"), digest: digest,
                    scope: try read.choice("scope"), expires: try read.integer("expires")))
        case ("token-revoked", 1):
            let id = try read.text("token")
            guard let index = tokens.firstIndex(where: { $0.id == id }) else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "token")
            }
            tokens[index].isRevoked = true
        case ("log-key-added", 1): logKeys.append(try read.text("key"))
        case ("witness-added", 1):
            witnesses.append(
                Witness(name: try read.text("name"), key: try read.text("key"), url: try read.text("url")))
        case ("witness-removed", 1):
            let name = try read.text("name")
            guard let index = witnesses.firstIndex(where: { $0.name == name && !$0.isRemoved }) else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "name")
            }
            witnesses[index].isRemoved = true
        case ("approver-key-added", 1):
            guard let key = try? SSHPublicKey(line: try read.text("key")),
                try key.fingerprint == read.text("fingerprint")
            else { throw .badEvent(seq: entry.seq, type: entry.type, field: "key") }
            keys.append(
                ApproverKey(
                    key: key, person: try read.name("person"), registrar: try read.optionalName("registrar"),
                    seq: entry.seq, at: entry.at))
        case ("approver-key-revoked", 1):
            let fingerprint = try read.text("fingerprint")
            guard let index = keys.firstIndex(where: { $0.key.fingerprint == fingerprint }) else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "fingerprint")
            }
            keys[index].revoked = ApproverKey.Revocation(
                seq: entry.seq, at: entry.at, since: try read.optionalInteger("since") ?? entry.at)
        case ("clearance-granted", 1), ("clearance-revoked", 1):
            guard let index = places[try read.name("person")] else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "person")
            }
            people[index].isCleared = entry.type == "clearance-granted"
        case ("redaction-requested", 1): redactions.append(try RedactionRequest(entry, read))
        case ("redaction-refused", 1), (Redaction.type, 1):
            let id = try read.text("redaction")
            guard let index = redactions.firstIndex(where: { $0.id == id }) else {
                throw .badEvent(seq: entry.seq, type: entry.type, field: "redaction")
            }
            try redactions[index].settle(entry)
        default: throw .unknownEvent(seq: entry.seq, type: "\(entry.type)/\(entry.schema)")
        }
    }

    private func definition(_ read: EventFields, _ entry: Entry) throws(EngineError) -> RegisteredDefinition {
        guard let digest = Hash(hex: try read.text("digest")) else {
            throw .badEvent(seq: entry.seq, type: entry.type, field: "digest")
        }
        return RegisteredDefinition(
            name: try read.text("name"), version: try read.text("version"), digest: digest, seq: entry.seq)
    }
}

/// Who asks, as the ledger knows them.
package struct Identity: Sendable, Equatable {
    /// Whose act it is.
    package let person: PersonID
    /// The ledger role of that person, whoever registers for them.
    package let role: LedgerRole
    /// The administrator who enters it on behalf of the person.
    package let registrar: PersonID?

    /// Creates an identity; `Directory.identify` finds out who it may be.
    package init(person: PersonID, role: LedgerRole, registrar: PersonID?) {
        (self.person, self.role, self.registrar) = (person, role, registrar)
    }

    /// The same two persons, as the rules of a case know them.
    package var performer: Performer { Performer(person, registrar: registrar) }
    /// The actor that entries show: the person, or the registrar on behalf of the person.
    package var actor: Actor {
        registrar.map { .person($0.text, onBehalfOf: person.text) } ?? .person(person.text)
    }
}

extension Directory {
    /// Finds out who acts: the person of the operating system's user, or whom an administrator names.
    ///
    /// - Parameters:
    ///   - account: The operating system's user name, or `uid:N` where it has none.
    ///   - other: The person named with `--as`.
    /// - Throws: `engine.not_registered`, `engine.unknown_person`, `engine.not_permitted`.
    package func identify(account: String, as other: PersonID?) throws(EngineError) -> Identity {
        guard let person = person(account: account) else { throw .notRegistered(account: account) }
        return try identify(person, as: other)
    }

    /// Finds out who acts: a person who has proved who they are, or whom an administrator names.
    ///
    /// - Throws: `engine.unknown_person`, `engine.not_permitted`.
    package func identify(_ id: PersonID, as other: PersonID?) throws(EngineError) -> Identity {
        guard let person = person(id) else { throw .unknownPerson(id.text, known: people.map(\.id.text)) }
        return try identify(person, as: other)
    }

    private func identify(_ person: Person, as other: PersonID?) throws(EngineError) -> Identity {
        guard let other, other != person.id else {
            return Identity(person: person.id, role: person.role, registrar: nil)
        }
        guard person.role == .administrator else {
            throw .notPermitted(person: person.id.text, act: "--as", needs: [.administrator])
        }
        guard let named = self.person(other) else {
            throw .unknownPerson(other.text, known: people.map(\.id.text))
        }
        return Identity(person: other, role: named.role, registrar: person.id)
    }
}
