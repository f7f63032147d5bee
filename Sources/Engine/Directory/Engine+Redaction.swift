package import Approvals
import CanonicalJSON
package import Ledger

/// 涉密内容删除: two people who are cleared agree that content goes; the log keeps that it went, and every proof.
extension Engine {
    /// Asks for the removal of texts of an entry.
    ///
    /// - Parameters:
    ///   - names: Which of its bodies; all of them if none is named. A signature goes with any of them.
    ///   - authority: Under which decision or rule, in words.
    /// - Returns: The request's number.
    /// - Throws: `engine.needs_clearance`, `engine.not_removable`.
    package func requestRedaction(
        of seq: Int64, _ names: [String], reason: RedactionRequest.Reason, authority: String, by identity: Identity,
        key: String
    ) throws(EngineError) -> String {
        try requireClearance(identity, "redaction")
        let directory = try records.directory()
        if let earlier = try answered(key, in: directory) { return earlier.id }
        let places = try removable(seq, names)
        let id = "rd-\(directory.redactions.count + 1)"
        let data = Redaction.fields(places).merging(
            ["redaction": .string(id), "reason": .string(reason.rawValue)]) { $1 }
        try append(
            [
                NewEvent(
                    type: "redaction-requested", data: .object(data),
                    bodies: [Body(name: "authority", content: Array(authority.utf8))])
            ], by: identity.actor, key: key, expecting: directory.version)
        return id
    }

    /// Lets a request rest, with a reason; the content stays.
    ///
    /// - Throws: `engine.needs_clearance`, `engine.unknown_redaction`, `engine.needs_another`.
    package func refuseRedaction(
        _ id: String, reason: String, by identity: Identity, key: String
    ) throws(EngineError) {
        try requireClearance(identity, "redaction refuse")
        let event = NewEvent(
            type: "redaction-refused", data: ["redaction": .string(id)],
            bodies: [Body(name: "reason", content: Array(reason.utf8))])
        if try isAnswered([event], key: key) { return }
        _ = try settleable(id, by: identity, "redaction refuse")
        try append([event], by: identity.actor, key: key, expecting: try records.directory().version)
    }

    /// Removes what another person asked to have removed: the texts, their salts and keys, what lists show of them, and
    /// then what the file still holds of deleted rows.
    ///
    /// - Returns: Whether no trace is left in the files; if not, `sweep` is to be called again.
    /// - Throws: `engine.needs_clearance`, `engine.unknown_redaction`, `engine.needs_another`, failures of the store.
    package func redact(_ id: String, by identity: Identity, key: String) throws(EngineError) -> Bool {
        try requireClearance(identity, "redaction approve")
        let directory = try records.directory()
        if let record = try onLedger({ () throws(LedgerError) in try store.command(key) }) {
            // Of another act it says nothing of this one.
            guard let request = directory.redaction(id), request.isDone, request.settled?.seq == record.firstSeq else {
                throw .ledger(.keyConflict(key: key))
            }
        } else {
            let request = try settleable(id, by: identity, "redaction approve")
            let data = Redaction.fields(request.places).merging(["redaction": .string(id)]) { $1 }
            let event = NewEvent(type: Redaction.type, data: .object(data))
            try append(
                [event], by: identity.actor, key: key, expecting: directory.version, removing: request.places)
        }
        // It is removed, whatever the sweep comes to; that can be done again.
        return (try? sweep()) ?? false
    }

    /// Leaves no trace of removed texts in the ledger's file.
    ///
    /// - Returns: Whether the write-ahead log could be emptied; if not, it is to be called again.
    package func sweep() throws(EngineError) -> Bool { try onLedger { () throws(LedgerError) in try store.sweep() } }

    private func settleable(
        _ id: String, by identity: Identity, _ act: String
    ) throws(EngineError) -> RedactionRequest {
        let directory = try records.directory()
        guard let request = directory.redaction(id), request.status == .open else {
            throw .unknownRedaction(id, known: directory.redactions.filter { $0.status == .open }.map(\.id))
        }
        guard identity.performer.isApart(from: request.asked.by) else {
            throw .needsAnother(person: identity.person.text, act: act)
        }
        return request
    }

    /// The request that a key made before.
    private func answered(_ key: String, in directory: Directory) throws(EngineError) -> RedactionRequest? {
        guard let record = try onLedger({ () throws(LedgerError) in try store.command(key) }) else { return nil }
        guard let request = directory.redactions.first(where: { $0.asked.seq == record.firstSeq }) else {
            throw .ledger(.keyConflict(key: key))
        }
        return request
    }

    /// The bodies of an entry that are named, and its signature.
    private func removable(_ seq: Int64, _ names: [String]) throws(EngineError) -> [BodyPlace] {
        let entry = try onLedger { () throws(LedgerError) in try store.entries(from: seq, limit: 1) }.first
        let there = try onLedger { () throws(LedgerError) in try store.bodies(of: seq) }.map(\.name)
        // Without the people, workflows and templates no case could be read.
        guard let entry, entry.seq == seq, entry.stream != Directory.stream, !there.isEmpty else {
            throw .notRemovable(seq: seq, body: names.first ?? "-", known: [])
        }
        for name in names where !there.contains(name) { throw .notRemovable(seq: seq, body: name, known: there) }
        let chosen = names.isEmpty ? there : there.filter { names.contains($0) || $0 == SignedIntent.body }
        return chosen.map { BodyPlace(seq: seq, name: $0) }
    }

    private func requireClearance(_ identity: Identity, _ act: String) throws(EngineError) {
        guard try records.directory().person(identity.person)?.isCleared == true else {
            throw .needsClearance(person: identity.person.text, about: act)
        }
    }
}
