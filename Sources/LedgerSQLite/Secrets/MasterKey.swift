private import Crypto
private import Foundation
internal import Ledger
internal import TransparencyLog

/// The key under which the keys of secret bodies lie. It is in a file of its own: without it a copy of the ledger can be
/// verified, and tells nothing that is 涉密.
struct MasterKey: Sendable {
    private static let label = "countersign/master/v1"
    private let key: SymmetricKey

    /// The usual place: beside the ledger, until it is moved to where backups of the ledger do not go.
    static func path(of ledger: String) -> String { ledger + ".master" }

    /// Makes a new key from the system's random numbers.
    init() { key = SymmetricKey(size: .bits256) }

    /// Reads the key of a ledger; nil if there is none.
    ///
    /// - Throws: `ledger.key` if others may read it, or it is none.
    init?(of ledger: String) throws(LedgerError) {
        let path = Self.path(of: ledger)
        guard let text = try OwnersFile(path: path).read() else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == Self.label, let bytes = Base64.bytes(words[1]), bytes.count == 32 else {
            throw .key(path: path, reason: "it is not '\(Self.label)' and 32 bytes in base64")
        }
        key = SymmetricKey(data: bytes)
    }

    /// Writes the key to its file, durably.
    func write(of ledger: String) throws(LedgerError) {
        let bytes = key.withUnsafeBytes { [UInt8]($0) }
        try OwnersFile(path: Self.path(of: ledger)).write("\(Self.label) \(Base64.text(bytes))\n")
    }

    /// Tells it from other master keys, and gives nothing of it away.
    var id: [UInt8] {
        var hash = SHA256()
        hash.update(data: Array("\(Self.label)\0".utf8))
        key.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Array(hash.finalize().prefix(8))
    }

    /// Encrypts a body under a key of its own, which lies encrypted beside it (AES-256-GCM, both bound to the commitment).
    func seal(_ body: Body, commitment: [UInt8]) -> SecretBody {
        let own = SymmetricKey(size: .bits256)
        let wrapped = Self.box(own.withUnsafeBytes { [UInt8]($0) }, under: key, commitment)
        return SecretBody(
            name: body.name, commitment: commitment, master: id, key: wrapped,
            box: Self.box(body.salt + body.content, under: own, commitment))
    }

    /// Decrypts a body; nil if it is not what was encrypted under this key for this commitment.
    func open(_ secret: SecretBody) -> Body? {
        guard let own = Self.opened(secret.key, under: key, secret.commitment),
            let bytes = Self.opened(secret.box, under: SymmetricKey(data: own), secret.commitment), bytes.count >= 32
        else { return nil }
        var body = Body(name: secret.name, salt: Array(bytes.prefix(32)), content: Array(bytes.dropFirst(32)))
        body.isSecret = true
        return body
    }

    private static func box(_ bytes: [UInt8], under key: SymmetricKey, _ commitment: [UInt8]) -> [UInt8] {
        // It fails for a key or a nonce of a wrong length alone; ours are made here.
        let box = try? AES.GCM.seal(bytes, using: key, authenticating: commitment)
        guard let combined = box?.combined else { preconditionFailure("AES-256-GCM refused its own key") }
        return [UInt8](combined)
    }

    private static func opened(_ box: [UInt8], under key: SymmetricKey, _ commitment: [UInt8]) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: box),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: commitment)
        else { return nil }
        return [UInt8](bytes)
    }
}

/// A body as it is kept when it is 涉密.
struct SecretBody {
    let name: String
    let commitment: [UInt8]
    /// Which master key its own lies under.
    let master: [UInt8]
    /// Its own key, encrypted.
    let key: [UInt8]
    /// Salt and content, encrypted under its own key.
    let box: [UInt8]
}
