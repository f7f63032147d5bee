import Crypto

/// A signature of a message with a key of OpenSSH: what `ssh-keygen -Y sign` makes (PROTOCOL.sshsig of OpenSSH).
package struct SSHSignature: Sendable, Equatable {
    /// How the message is hashed before it is signed.
    private enum MessageHash: String {
        case sha512, sha256

        func callAsFunction(_ message: [UInt8]) -> [UInt8] {
            switch self {
            case .sha512: Array(SHA512.hash(data: message))
            case .sha256: Array(SHA256.hash(data: message))
            }
        }
    }

    private static let magic = Array("SSHSIG".utf8)
    private static let begin = "-----BEGIN SSH SIGNATURE-----"
    private static let end = "-----END SSH SIGNATURE-----"

    /// The key that it says it was made with.
    package let key: SSHPublicKey
    private let namespace: [UInt8]
    private let hash: MessageHash
    private let made: [UInt8]

    /// Reads the text of a signature, strictly; whether it is good is for `check(_:)` to say.
    ///
    /// - Parameters:
    ///   - armoured: Base64 between the two lines that `ssh-keygen` writes, and nothing else.
    ///   - namespace: The purpose that it must have been made for.
    package init(armoured: String, namespace: String) throws(SSHSignatureError) {
        var bytes = SSHBytes(try Self.blob(armoured))
        guard try bytes.bytes(Self.magic.count) == Self.magic else { throw .magic }
        guard try bytes.number() == 1 else { throw .version }
        let keyBlob = try bytes.string()
        self.namespace = try bytes.string()
        guard self.namespace == Array(namespace.utf8) else { throw .namespace }
        guard try bytes.string().isEmpty else { throw .reserved }
        guard let hash = MessageHash(rawValue: String(decoding: try bytes.string(), as: UTF8.self)) else { throw .hash }
        self.hash = hash
        var signature = SSHBytes(try bytes.string())
        try bytes.end()
        key = try SSHPublicKey(blob: keyBlob)
        guard try signature.string() == Array(key.kind.rawValue.utf8) else { throw .shape }
        made = try signature.string()
        try signature.end()
    }

    /// Requires that the key made it of this message.
    ///
    /// - Throws: `forged`, or `shape` for numbers that no key of its kind makes.
    package func check(_ message: [UInt8]) throws(SSHSignatureError) {
        let signed =
            Self.magic + SSHBytes.string(namespace) + SSHBytes.string([]) + SSHBytes.string(hash.rawValue.utf8)
            + SSHBytes.string(hash(message))
        guard try key.made(made, of: signed) else { throw .forged }
    }

    private static func blob(_ armoured: String) throws(SSHSignatureError) -> [UInt8] {
        var lines = armoured.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard lines.count > 2, lines.first.map(String.init) == begin, lines.last.map(String.init) == end else {
            throw .armour
        }
        guard let blob = Base64.bytes(Array(lines.dropFirst().dropLast().joined().utf8)) else { throw .base64 }
        return blob
    }
}
