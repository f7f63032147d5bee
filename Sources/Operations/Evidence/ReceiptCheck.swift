package import CanonicalJSON
import Evidence
import Ledger
package import Messages
package import TransparencyLog

/// Checks a receipt without any ledger, and says what its entry says.
package enum ReceiptCheck {
    /// What a receipt proves.
    ///
    /// - Throws: `EvidenceError`, if it proves nothing.
    package static func answer(
        _ bytes: [UInt8], trusting keys: [VerifierKey], _ policy: WitnessPolicy, asText: Bool, _ language: Language
    ) throws -> JSON {
        let proof = try LogProof(bytes)
        guard let entry = try? Entry(bytes: proof.extra) else {
            throw EvidenceError.malformed(kind: "receipt", reason: "it does not carry its entry")
        }
        let checkpoint = try proof.verify(leaf: entry.leaf, trusting: keys)
        let cosignatures = try policy.check(proof.note)
        guard entry.seq == proof.index + 1 else {
            throw EvidenceError.badEntry(seq: proof.index + 1, reason: "it says that it is entry \(entry.seq)")
        }
        guard asText else {
            return [
                "ok": true, "seq": .int(entry.seq), "case": .string(entry.stream), "type": .string(entry.type),
                "at": .string(Timestamp.text(entry.at)), "actor": entry.actor.json, "data": entry.data,
                "bodies": .object(JSON.Fields(entry.commitments.mapValues { JSON.string($0.hex) })),
                "origin": .string(checkpoint.origin), "size": .int(checkpoint.size),
                "root": .string(checkpoint.root.hex),
                "witnesses": .array(cosignatures.map { $0.json(of: checkpoint.size) }),
            ]
        }
        let said = Messages.event(type: entry.type, data: entry.data, language, Glossary())
        let who = [entry.actor.person ?? entry.actor.kind.rawValue, entry.actor.onBehalfOf.map { "→ \($0)" }]
            .compactMap { $0 }.joined(separator: " ")
        let witnessed = cosignatures.map { "\n" + $0.sentence(of: checkpoint.size, language) }.joined()
        return [
            "text": .string(
                (language == .zh
                    ? """
                    回执有效 OK：日志 \(checkpoint.origin) 的第 \(entry.seq) 条（共签署 \(checkpoint.size) 条）
                    案卷 \(entry.stream)，\(Moment.show(entry.at))，\(who)
                    \(said)
                    """
                    : """
                    The receipt holds OK: entry \(entry.seq) of the log \(checkpoint.origin), signed over \(checkpoint.size) entries
                    case \(entry.stream), \(Moment.show(entry.at)), \(who)
                    \(said)
                    """) + witnessed)
        ]
    }
}
