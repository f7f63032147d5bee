package import CanonicalJSON

/// One event in the log: its bytes, which are what is hashed, and what they say.
package struct Entry: Sendable, Equatable {
    /// The position in the log, dense from 1.
    package let seq: Int64
    /// The case that the event belongs to.
    package let stream: String
    /// The position among the events of its case, dense from 1.
    package let version: Int64
    /// What happened, in kebab-case.
    package let type: String
    /// The version of the shape of `data`.
    package let schema: Int
    /// When it happened, in microseconds since 1970, UTC.
    package let at: Int64
    /// Who made it true.
    package let actor: Actor
    /// The idempotency key of the command that it came from.
    package let command: String
    /// The leaf hash of the entry before, or `Hash.zero`.
    package let previous: Hash
    /// Ids, enums, integers and digests: an object.
    package let data: JSON
    /// The commitments to the bodies, by their names.
    package let commitments: [String: Hash]
    /// The names of the bodies that are secret (涉密), in order; none for most.
    package let secret: [String]
    /// The fingerprint of the key with which the actor signed it; nil for most. The signature is the body `signature`.
    package let signer: String?
    /// The canonical JSON that is stored and hashed.
    package let bytes: [UInt8]
    /// The RFC 6962 leaf hash: SHA-256 of a zero byte and the bytes.
    package let leaf: Hash
    /// Whether the bytes are exactly what the fields give when they are written anew.
    package let isCanonical: Bool

    /// The stream of the ledger itself: people, workflows and keys.
    package static let ledgerStream = "ledger"
    /// The purpose for which an approver signs (`ssh-keygen -Y sign -n`), so that nothing made for another passes for one.
    package static let signatureNamespace = "decision@countersign"

    /// The most bytes that an entry may have.
    package static let largestSize = 65_535

    /// The leaf hash of an entry's bytes.
    package static func leaf(of bytes: [UInt8]) -> Hash {
        bytes.withUnsafeBytes { leaf(of: $0) }
    }

    static func leaf(of bytes: UnsafeRawBufferPointer) -> Hash {
        withUnsafeBytes(of: 0 as UInt8) { Hash.sha256($0, bytes) }
    }
}
