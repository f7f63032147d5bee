import CanonicalJSON
import Ledger

/// Somebody outside who cosigns the checkpoints of the log (c2sp.org/tlog-witness).
package struct Witness: Sendable, Equatable {
    /// The name in the witness's key.
    package let name: String
    /// The line of the witness's public key, as it is given to others.
    package let key: String
    /// Where it takes requests.
    package let url: String
    /// Whether it is no longer asked; what it cosigned before still counts.
    package internal(set) var isRemoved = false
}

extension Engine {
    /// Has a witness asked from now on.
    ///
    /// - Throws: `engine.not_permitted`; `engine.exists` if one of the name is asked already.
    package func addWitness(
        _ name: String, key line: String, url: String, by identity: Identity, key: String
    ) throws(EngineError) {
        try requireAdministrator(identity, "ledger witness add")
        let data: JSON = ["name": .string(name), "key": .string(line), "url": .string(url)]
        let events = [NewEvent(type: "witness-added", data: data)]
        if try isAnswered(events, key: key) { return }
        let directory = try records.directory()
        guard directory.witness(name) == nil else { throw .exists(kind: "witness", id: name) }
        try append(events, by: identity.actor, key: key, expecting: directory.version)
    }

    /// Has a witness asked no more; nothing happens if it is not.
    ///
    /// - Throws: `engine.not_permitted`.
    package func removeWitness(_ name: String, by identity: Identity, key: String) throws(EngineError) {
        try requireAdministrator(identity, "ledger witness remove")
        let directory = try records.directory()
        guard directory.witness(name) != nil else { return }
        try append(
            [NewEvent(type: "witness-removed", data: ["name": .string(name)])], by: identity.actor, key: key,
            expecting: directory.version)
    }
}
