package import Approvals
import CanonicalJSON
import Ledger
package import SSHSignatures

/// The keys with which people sign; each change is an event of the ledger's own stream, with who made it.
extension Engine {
    /// Registers a key of the person who asks, or for whom an administrator asks, visibly.
    ///
    /// - Throws: `engine.exists` for a key that was registered before, whosever it is; `engine.not_permitted` for an
    ///   auditor, who decides nothing.
    package func addKey(_ key: SSHPublicKey, by identity: Identity, idempotency: String) throws(EngineError) {
        try record([try addition(of: key, for: identity.person, by: identity)], adding: key, by: identity, idempotency)
    }

    /// Revokes a key from now on; doing it again changes nothing. Signatures made before stay valid.
    ///
    /// - Parameters:
    ///   - since: Since when it is said to be in wrong hands, if that is earlier than now.
    ///   - reason: In words, kept beside the entry.
    /// - Throws: `engine.unknown_key`; `engine.not_permitted` for somebody else's key, unless an administrator revokes
    ///   it.
    package func revokeKey(
        _ fingerprint: String, since: Microseconds?, reason: String?, by identity: Identity, idempotency: String
    ) throws(EngineError) {
        let key = try key(fingerprint, revocableBy: identity)
        let event = revocation(of: key, since: since, reason: reason, by: identity)
        if key.revoked == nil { try record([event], adding: nil, by: identity, idempotency) }
    }

    /// Puts a new key of the same person in the place of an old one, both or neither.
    ///
    /// - Throws: What adding and revoking throw; `engine.unknown_key` for an old key that is revoked already.
    package func rotateKey(
        _ fingerprint: String, to new: SSHPublicKey, by identity: Identity, idempotency: String
    ) throws(EngineError) {
        let old = try key(fingerprint, revocableBy: identity)
        let events = [
            try addition(of: new, for: old.person, by: identity),
            revocation(of: old, since: nil, reason: nil, by: identity),
        ]
        if try isAnswered(events, key: idempotency) { return }
        guard old.revoked == nil else { throw try unknown(fingerprint, identity) }
        try record(events, adding: new, by: identity, idempotency)
    }

    private func record(
        _ events: [NewEvent], adding key: SSHPublicKey?, by identity: Identity, _ idempotency: String
    ) throws(EngineError) {
        if try isAnswered(events, key: idempotency) { return }
        let directory = try records.directory()
        if let key, directory.key(key.fingerprint) != nil { throw .exists(kind: "key", id: key.fingerprint) }
        try append(events, by: identity.actor, key: idempotency, expecting: directory.version)
    }

    private func addition(
        of key: SSHPublicKey, for person: PersonID, by identity: Identity
    ) throws(EngineError) -> NewEvent {
        guard identity.role != .auditor else {
            throw .notPermitted(
                person: identity.person.text, act: "key add", needs: [.office, .staff, .administrator])
        }
        var data: JSON.Fields = [
            "person": .string(person.text), "fingerprint": .string(key.fingerprint), "key": .string(key.line),
        ]
        data["registrar"] = registrar(for: person, identity)
        return NewEvent(type: "approver-key-added", data: .object(data))
    }

    private func revocation(
        of key: ApproverKey, since: Microseconds?, reason: String?, by identity: Identity
    ) -> NewEvent {
        var data: JSON.Fields = [
            "person": .string(key.person.text), "fingerprint": .string(key.key.fingerprint),
        ]
        data["since"] = since.map { .int($0) }
        data["registrar"] = registrar(for: key.person, identity)
        return NewEvent(
            type: "approver-key-revoked", data: .object(data),
            bodies: reason.map { [Body(name: "reason", content: Array($0.utf8))] } ?? [])
    }

    /// Who acts in the place of a key's person; nil for the person themself.
    private func registrar(for person: PersonID, _ identity: Identity) -> JSON? {
        let actor = identity.registrar ?? identity.person
        return actor == person ? nil : .string(actor.text)
    }

    /// The key, which its owner may revoke, and an administrator in person.
    private func key(_ fingerprint: String, revocableBy identity: Identity) throws(EngineError) -> ApproverKey {
        guard let key = try records.directory().key(fingerprint) else { throw try unknown(fingerprint, identity) }
        guard key.person == identity.person || identity.role == .administrator && identity.registrar == nil else {
            throw .notPermitted(person: identity.person.text, act: "key revoke", needs: [.administrator])
        }
        return key
    }

    private func unknown(_ fingerprint: String, _ identity: Identity) throws(EngineError) -> EngineError {
        let own = try records.directory().keys.filter { $0.person == identity.person && $0.revoked == nil }
        return .unknownKey(fingerprint, known: own.map(\.key.fingerprint))
    }
}
