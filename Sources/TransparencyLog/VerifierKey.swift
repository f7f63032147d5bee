private import Crypto
private import Foundation
internal import Ledger

/// A public key and its name, as a note's reader is given it (c2sp.org/signed-note, "Verifier keys").
package struct VerifierKey: Sendable, Hashable {
    /// What a signature with the key says.
    package enum Kind: UInt8, Sendable {
        /// Ed25519 over the text of the note.
        case ed25519 = 1
        /// Ed25519 over the text and a time: a witness has seen the checkpoint (c2sp.org/tlog-cosignature).
        case cosignature = 4
    }

    /// Whose it is, without spaces and plus signs.
    package let name: String
    /// What it signs.
    package let kind: Kind
    /// The thirty-two bytes of RFC 8032.
    package let publicKey: [UInt8]

    /// Creates a key; nil if the name or the number of bytes is none that a key may have.
    package init?(name: String, kind: Kind = .ed25519, publicKey: [UInt8]) {
        guard Self.isName(name), publicKey.count == 32 else { return nil }
        (self.name, self.kind, self.publicKey) = (name, kind, publicKey)
    }

    /// Reads a line such as `example.org/log+530d903a+AekyeR…`.
    ///
    /// - Throws: `EvidenceError.malformed`
    package init(_ line: String) throws(EvidenceError) {
        let parts = line.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.bytes(parts[2]),
            let kind = bytes.first.flatMap(Kind.init(rawValue:)),
            let key = VerifierKey(name: String(parts[0]), kind: kind, publicKey: Array(bytes.dropFirst()))
        else { throw .malformed(kind: "key", reason: "it is not NAME+ID+KEY with an Ed25519 key") }
        guard Self.hex(key.id) == parts[1] else {
            throw .malformed(kind: "key", reason: "its id is \(Self.hex(key.id)), not \(parts[1])")
        }
        self = key
    }

    /// The line that others are given.
    package var line: String { "\(name)+\(Self.hex(id))+\(Base64.text([kind.rawValue] + publicKey))" }

    /// The number that a signature names beside the name: no hash to rely on, only to tell keys apart.
    package var id: UInt32 { Self.id(name, kind, publicKey) }

    /// Whether a signature over a message is the key's.
    package func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: message)
    }

    static func id(_ name: String, _ kind: Kind, _ publicKey: [UInt8]) -> UInt32 {
        let hash = Hash.sha256(Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
        return hash.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func hex(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Whether text can name a key, and so be the origin of a log that signs under its own name.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace || $0.value < 0x20 }
    }
}
