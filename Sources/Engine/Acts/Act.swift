package import Approvals
import CanonicalJSON
package import Ledger

/// A command with all that comes with it: what was typed, what was attached, and how it is told apart from another.
package struct Act: Sendable {
    /// The case that the command is about; for an opening, the id that it is to have.
    package var caseID: String
    /// What is to be done, with the facts that were looked up for it.
    package var command: Command
    /// Who acts; nil for the clock.
    package var identity: Identity?
    /// What a person typed, by name (`opinion`, `reason`, `content`, `title`, `record`): kept beside the entry.
    package var texts: [String: [UInt8]]
    /// The names of the texts that are 涉密; all of them are where the form or item is.
    package var secret: Set<String> = []
    /// The signature of the person who acts, where one came along.
    package var signed: SignedIntent?
    /// The digests of files that the act is about.
    package var files: [Hash]
    /// What an opening fixes for the whole case; nil for every other act.
    var opening: Opening?
    /// The idempotency key: the same key with the same act is answered the same, for ever.
    package var key: String
    /// The number of the case's events that the caller has read; nil to act on whatever it is now.
    package var expectedVersion: Int64?
    /// The time that was given by hand, in a rehearsal; nil for the clock's.
    package var at: Microseconds?

    /// Creates an act on a case that is open; `Engine.opening` makes the one that opens it.
    package init(
        _ command: Command, on caseID: String, by identity: Identity?, texts: [String: [UInt8]] = [:],
        files: [Hash] = [], key: String, expectedVersion: Int64? = nil, at: Microseconds? = nil
    ) {
        (self.command, self.caseID, self.identity) = (command, caseID, identity)
        (self.texts, self.files, self.key, self.expectedVersion) = (texts, files, key, expectedVersion)
        self.at = at
    }

    /// The hash that tells this act from another under the same key.
    package var requestHash: Hash {
        var json: JSON.Fields = [
            "case": .string(caseID), "command": command.json,
            "person": .string(identity?.person.text ?? "machine"),
            "registrar": .string(identity?.registrar?.text ?? ""),
            "texts": .object(JSON.Fields(texts.mapValues { JSON.string(Hash.sha256($0).hex) })),
            "files": .array(files.map { .string($0.hex) }), "expected": expectedVersion.map(JSON.int) ?? nil,
        ]
        if let signed { json["signature"] = .string(Hash.sha256(Array(signed.signature.utf8)).hex) }
        if let opening { json["opening"] = ["workflow": .string(opening.workflow), "year": .int(Int64(opening.year))] }
        // No number in a command is beyond what the encoding holds.
        return Hash.sha256((try? JSON.object(json).canonical()) ?? [])
    }

    /// Who made it true, as its entries show it.
    var actor: Actor { identity?.actor ?? .machine }

    /// What its first event becomes in an entry: the event, and what came with the act.
    func encode(_ first: Event) -> EventCodec.Encoded {
        let encoded = EventCodec.encode(first)
        var fields = encoded.data.fields ?? [:]
        if let opening {
            fields["workflow"] = .string(opening.digest.hex)
            fields["year"] = .int(Int64(opening.year))
        }
        if !files.isEmpty { fields["files"] = .array(files.map { .string($0.hex) }) }
        return EventCodec.Encoded(type: encoded.type, schema: encoded.schema, data: .object(fields))
    }

    /// What is kept beside its first entry: the texts, and the signature that covers their hashes.
    func bodies(on file: CaseFile) -> [Body] {
        let signature = signed.map { [SignedIntent.body: Array($0.signature.utf8)] } ?? [:]
        // A signature covers the hashes of texts, which would help to guess them.
        let isAllSecret = secret.contains("content") || isAboutSecret(in: file)
        return texts.merging(signature) { $1 }.sorted { $0.key < $1.key }.map { name, content in
            var body = Body(name: name, content: content)
            // Content says itself whether it still is.
            body.isSecret = secret.contains(name) || isAllSecret && name != "content"
            return body
        }
    }

    /// Whether the form or item that the act is about is 涉密 by its last content.
    func isAboutSecret(in file: CaseFile) -> Bool {
        !file.secretUnits.isEmpty && command.unit(in: file.state).map(file.secretUnits.contains) == true
    }

    /// A workflow as it was asked for, the definition that was its newest then, and the year.
    struct Opening: Sendable {
        let workflow: String
        let digest: Hash
        let year: Int
    }
}

/// What came of an act.
package struct Answer: Sendable, Equatable {
    /// Whether the act was done; a refusal is kept as `rejected` under its key, and thrown again.
    package enum Outcome: String, Sendable { case committed, rejected }

    /// `committed` in every answer that the engine returns.
    package let outcome: Outcome
    /// The case that the act was on.
    package let caseID: String
    /// The entries it made; none if what was asked was so already.
    package let seqs: ClosedRange<Int64>?
    /// The number of the case's events after the act; 0 for a refusal, which moves no case.
    package let version: Int64
    /// The types of the events, in order.
    package let events: [String]
    /// Every condition, for a refused act; nil otherwise.
    package let refusal: Refusal?
    /// True when the same act had been answered before.
    package var replayed = false
}
