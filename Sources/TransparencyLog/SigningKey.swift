private import Crypto
private import Foundation
internal import Ledger

/// A private key and its name; it signs notes.
package struct SigningKey: Sendable {
    /// The key that verifies what this one signs.
    package let verifier: VerifierKey
    private let seed: [UInt8]

    /// Makes a new key from the system's random numbers; nil if the name is none that a key may have.
    package init?(name: String) {
        let key = Curve25519.Signing.PrivateKey()
        self.init(name: name, seed: [UInt8](key.rawRepresentation))
    }

    /// A key from the thirty-two bytes that RFC 8032 calls the private key.
    package init?(name: String, seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let verifier = VerifierKey(name: name, publicKey: [UInt8](key.publicKey.rawRepresentation))
        else { return nil }
        (self.verifier, self.seed) = (verifier, seed)
    }

    /// Reads a key's line, `PRIVATE+KEY+NAME+ID+KEY`, which other programs for signed notes read and write too.
    ///
    /// - Throws: `EvidenceError.malformed`, never with anything of the key.
    package init(_ line: String) throws(EvidenceError) {
        let parts = line.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let bytes = Base64.bytes(parts[4]),
            bytes.first == VerifierKey.Kind.ed25519.rawValue,
            let key = SigningKey(name: String(parts[2]), seed: Array(bytes.dropFirst()))
        else { throw .malformed(kind: "private key", reason: "it is not PRIVATE+KEY+NAME+ID+KEY with an Ed25519 key") }
        guard VerifierKey.hex(key.verifier.id) == parts[3] else {
            throw .malformed(kind: "private key", reason: "its id does not fit it")
        }
        self = key
    }

    /// The line that is kept in a file which only its owner may read.
    package var line: String {
        let bytes = [VerifierKey.Kind.ed25519.rawValue] + seed
        return "PRIVATE+KEY+\(verifier.name)+\(VerifierKey.hex(verifier.id))+\(Base64.text(bytes))"
    }

    /// Signs bytes.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let signature = try? key.signature(for: message)
        else { preconditionFailure("a key that was read can sign") }
        return [UInt8](signature)
    }
}
