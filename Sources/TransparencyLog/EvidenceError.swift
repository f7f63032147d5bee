/// Why a piece of evidence was not accepted.
package enum EvidenceError: Error, Sendable, Equatable {
    /// A text is not in the form that its specification asks for.
    case malformed(kind: String, reason: String)
    /// A note bears no signature of a key that is trusted.
    case unsigned(keys: [String])
    /// A signature of a trusted key does not fit the text.
    case badSignature(key: String)
    /// A checkpoint is of another log.
    case otherLog(expected: String, found: String)
    /// The log holds fewer entries than a checkpoint says.
    case truncated(size: Int64, expected: Int64)
    /// The log holds other entries than those that a checkpoint was signed over.
    case forked(size: Int64, expected: String, found: String)
    /// A proof does not lead to the root of its checkpoint.
    case notIncluded(index: Int64, size: Int64)
    /// A part of the tree is not there.
    case missingTile(String)
    /// A part of the tree is not what its entries give.
    case badTile(String)
    /// A checkpoint that was kept in the ledger before it was kept beside it is not in the ledger.
    case lostCheckpoint(size: Int64)
    /// No checkpoint covers an entry yet.
    case unsealed(seq: Int64, size: Int64)
    /// An entry, or what lies beside it, is not what the log says.
    case badEntry(seq: Int64, reason: String)
    /// Fewer witnesses have cosigned than a reader asks for.
    case unwitnessed(needed: Int, of: [String], found: [String])
    /// A file of the evidence cannot be used.
    case file(String, String)
    /// A file of the evidence is not there.
    case noFile(String)
}

extension EvidenceError {
    /// The name of the error, which is never changed or given to another one.
    package var code: String {
        switch self {
        case .malformed: "evidence.malformed"
        case .unsigned: "evidence.unsigned"
        case .badSignature: "evidence.bad_signature"
        case .otherLog: "evidence.other_log"
        case .truncated: "evidence.truncated"
        case .forked: "evidence.forked"
        case .notIncluded: "evidence.not_included"
        case .missingTile: "evidence.missing_tile"
        case .badTile: "evidence.bad_tile"
        case .lostCheckpoint: "evidence.lost_checkpoint"
        case .unsealed: "evidence.unsealed"
        case .badEntry: "evidence.bad_entry"
        case .unwitnessed: "evidence.unwitnessed"
        case .file: "evidence.file"
        case .noFile: "evidence.no_file"
        }
    }

    /// What was expected and what was found, in English.
    package var message: String {
        switch self {
        case .malformed(let kind, let reason): "Expected a well-formed \(kind), but \(reason)."
        case .unsigned(let keys): "Expected a signature by \(keys.joined(separator: " or ")), but there is none."
        case .badSignature(let key): "Expected the signature of \(key) to fit the text, but it does not."
        case .otherLog(let expected, let found): "Expected the log \(expected), but found \(found)."
        case .truncated(let size, let expected):
            "Expected at least the \(expected) entries that were signed, but found \(size): LOG TRUNCATED."
        case .forked(let size, let expected, let found):
            "Expected the root \(expected) that was signed over the first \(size) entries, but it is \(found): LOG FORKED."
        case .notIncluded(let index, let size):
            "Expected entry \(index + 1) in the signed tree of \(size) entries, but the proof does not lead to its root."
        case .missingTile(let path): "Expected the part of the tree \(path), but it is missing."
        case .badTile(let path): "Expected the part of the tree \(path) to be what the entries give, but it is not."
        case .lostCheckpoint(let size):
            "Expected the checkpoint over \(size) entries in the ledger, as it is kept beside it, but it is not there."
        case .unsealed(let seq, let size):
            "Expected a checkpoint that covers entry \(seq), but the newest covers \(size)."
        case .badEntry(let seq, let reason): "Expected entry \(seq) as it was recorded, but \(reason)."
        case .unwitnessed(let needed, let witnesses, let found):
            "Expected cosignatures by at least \(needed) of \(Self.list(witnesses)), but found \(Self.list(found))."
        case .file(let path, let reason): "Expected to use \(path), but it \(reason)."
        case .noFile(let path): "Expected the file \(path), but there is none."
        }
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

    /// The next action, in English.
    package var remedy: String {
        switch self {
        case .unsealed:
            "try again in a second; without a key, make one with 'ledger key add'; have it witnessed with 'ledger witness'."
        case .unwitnessed: "ask the witnesses with 'ledger witness', or the body for a checkpoint that they cosigned."
        case .file, .noFile: "check the path and its rights."
        case .unsigned: "check that the key is the one that the body has published."
        default: "keep what was found as evidence, and ask the body for its ledger or for an earlier bundle."
        }
    }
}
