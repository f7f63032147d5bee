import Crypto

/// The public half of a key of OpenSSH, as `ssh-keygen` writes it into a file whose name ends with `.pub`.
package struct SSHPublicKey: Sendable, Hashable {
    /// The kinds of keys that are accepted, by the names that SSH gives them.
    package enum Kind: String, Sendable, CaseIterable {
        /// RFC 8709; the signatures of RFC 8032.
        case ed25519 = "ssh-ed25519"
        /// RFC 5656, on the curve P-256 with SHA-256.
        case p256 = "ecdsa-sha2-nistp256"
    }

    /// What kind of key it is.
    package let kind: Kind
    /// The key as SSH sends it: its kind and its numbers.
    let blob: [UInt8]
    /// The point on the curve: 32 bytes for Ed25519 (RFC 8032), else uncompressed (SEC 1, section 2.3.3).
    private let point: [UInt8]

    /// Reads one line of a file: the kind, the key in base64 and, perhaps, a comment.
    ///
    /// - Throws: `kind` for a key that is not accepted or a line that is none, and what the key itself is wrong with.
    package init(line: String) throws(SSHSignatureError) {
        let text = line.last?.isNewline == true ? line.dropLast() : line[...]
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, !text.contains(where: \.isNewline), let kind = Kind(rawValue: String(words[0]))
        else { throw .kind }
        guard let blob = Base64.bytes(words[1].utf8) else { throw .base64 }
        self = try SSHPublicKey(blob: blob)
        guard self.kind == kind else { throw .key }
    }

    /// Reads the key from the bytes in which SSH sends it (RFC 4253, section 6.6).
    init(blob: [UInt8]) throws(SSHSignatureError) {
        var bytes = SSHBytes(blob)
        guard let kind = Kind(rawValue: String(decoding: try bytes.string(), as: UTF8.self)) else { throw .kind }
        if kind == .p256, try bytes.string() != Array("nistp256".utf8) { throw .key }
        point = try bytes.string()
        try bytes.end()
        (self.kind, self.blob) = (kind, blob)
        fingerprint = "SHA256:" + Base64.text(Array(SHA256.hash(data: blob))).prefix { $0 != "=" }
        let isKey =
            switch kind {
            case .ed25519: (try? Curve25519.Signing.PublicKey(rawRepresentation: point)) != nil
            case .p256: (try? P256.Signing.PublicKey(x963Representation: point)) != nil
            }
        guard isKey else { throw .key }
    }

    /// The key in one line, without a comment: what is recorded, and what `allowed_signers` files hold.
    package var line: String { "\(kind.rawValue) \(Base64.text(blob))" }

    /// What people compare: `SHA256:` and the hash in base64 without padding, as `ssh-keygen -l` prints it.
    package let fingerprint: String

    /// Whether the key made a signature (RFC 8709, section 6; RFC 5656, section 3.1.2) of these bytes.
    func made(_ signature: [UInt8], of message: [UInt8]) throws(SSHSignatureError) -> Bool {
        switch kind {
        case .ed25519:
            guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: point) else {
                throw .shape
            }
            return key.isValidSignature(signature, for: message)
        case .p256:
            var bytes = SSHBytes(signature)
            let numbers = try Self.scalar(try bytes.string()) + Self.scalar(try bytes.string())
            try bytes.end()
            guard let key = try? P256.Signing.PublicKey(x963Representation: point),
                let signature = try? P256.Signing.ECDSASignature(rawRepresentation: numbers)
            else { throw .shape }
            return key.isValidSignature(signature, for: message)
        }
    }

    /// A positive `mpint` (RFC 4251, section 5) as thirty-two bytes; no leading zero more than the sign needs.
    private static func scalar(_ number: [UInt8]) throws(SSHSignatureError) -> [UInt8] {
        let isPadded = number.first == 0
        let digits = isPadded ? number.dropFirst() : number[...]
        guard let first = digits.first, isPadded == (first & 0x80 != 0), digits.count <= 32 else { throw .shape }
        return [UInt8](repeating: 0, count: 32 - digits.count) + digits
    }
}
