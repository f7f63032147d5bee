package import Approvals
package import CanonicalJSON
package import Ledger
import SSHSignatures

/// What came along of an approver's own signature: what was signed, and the signature as `ssh-keygen -Y sign` makes it.
package struct SignedIntent: Sendable, Equatable {
    /// The bytes that were signed, as the signer had them.
    package let intent: [UInt8]
    /// The signature in its armour.
    package let signature: String

    /// Takes both as they came; nothing is checked yet.
    package init(intent: [UInt8], signature: String) { (self.intent, self.signature) = (intent, signature) }

    /// The fingerprint of the key that it names; nil for what is no signature.
    var signer: String? {
        (try? SSHSignature(armoured: signature, namespace: Self.namespace))?.key.fingerprint
    }

    /// The purpose for which an approver signs (`-n`), so that no signature made for anything else passes for one.
    package static let namespace = Entry.signatureNamespace
    /// The body of an entry that holds the signature.
    package static let body = "signature"
}

/// What an approver signs: an entry as it will stand in the log, without what nobody can know before it is recorded.
///
/// That is its fields but `at`, `prev`, `seq` and `sig`, and `data` without its own `at`. In place of the commitments,
/// whose salts are drawn when the entry is recorded, stand the SHA-256 hashes of the texts; `ledger` says which log is
/// meant. So whoever has an entry with its bodies makes the same bytes again and lets `ssh-keygen -Y verify` check them.
package struct DecisionIntent: Sendable, Equatable {
    /// The fields, as they are signed.
    package let json: JSON

    /// The bytes to be signed: the canonical JSON and a line's end, so that they are one line of a text file.
    package var bytes: [UInt8] { ((try? json.canonical()) ?? []) + [UInt8(ascii: "\n")] }

    /// The intent of the act that will become an entry.
    init(
        _ act: Act, by actor: Actor, becoming event: EventCodec.Encoded, version: Int64, in ledger: Hash
    ) {
        self.init(
            actor: actor, stream: act.caseID, command: act.key, type: event.type, schema: event.schema,
            data: event.data, texts: act.texts, version: version, ledger: ledger)
    }

    /// The intent that was signed for an entry, from what is recorded.
    package init(_ entry: Entry, bodies: [Body], in ledger: Hash) {
        let texts = bodies.filter { $0.name != SignedIntent.body }.map { ($0.name, $0.content) }
        self.init(
            actor: entry.actor, stream: entry.stream, command: entry.command, type: entry.type, schema: entry.schema,
            data: entry.data, texts: Dictionary(uniqueKeysWithValues: texts), version: entry.version, ledger: ledger)
    }

    private init(
        actor: Actor, stream: String, command: String, type: String, schema: Int, data: JSON,
        texts: [String: [UInt8]], version: Int64, ledger: Hash
    ) {
        json = [
            "intent": "countersign/intent/v1", "ledger": .string(ledger.hex), "actor": actor.json,
            "case": .string(stream), "cmd": .string(command), "type": .string(type),
            "schema": .string("\(type)/\(schema)"), "data": .object((data.fields ?? [:]).filter { $0.key != "at" }),
            "texts": .object(JSON.Fields(texts.mapValues { JSON.string(Hash.sha256($0).hex) })), "ver": .int(version),
        ]
    }

    /// The names of the fields in which signed bytes say something else; nil for the same bytes.
    func differences(from signed: [UInt8]) -> [String]? {
        if signed == bytes { return nil }
        guard let other = try? JSONReader.parse(signed), other.fields != nil else { return ["intent"] }
        let names = Self.differences(json, other, "")
        // The same fields, written in another way.
        return names.isEmpty ? ["intent"] : names
    }

    private static func differences(_ one: JSON, _ other: JSON, _ prefix: String) -> [String] {
        let (left, right) = (one.fields ?? [:], other.fields ?? [:])
        return Set(left.keys).union(right.keys).sorted().flatMap { key -> [String] in
            guard left[key] != right[key] else { return [] }
            guard let mine = left[key], let theirs = right[key], mine.fields != nil, theirs.fields != nil else {
                return [prefix + key]
            }
            return differences(mine, theirs, "\(prefix)\(key).")
        }
    }
}
