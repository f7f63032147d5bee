/// Text with signatures under it (c2sp.org/signed-note).
package struct SignedNote: Sendable, Equatable {
    /// A line under the text.
    package struct Signature: Sendable, Equatable {
        /// The name of the key.
        package let name: String
        /// The number of the key.
        package let keyID: UInt32
        /// What the key made of the text.
        package let bytes: [UInt8]

        /// The line, without its end.
        package var line: String {
            let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
            return "\u{2014} \(name) \(Base64.text(id + bytes))"
        }

        fileprivate init(_ name: String, _ keyID: UInt32, _ bytes: [UInt8]) {
            (self.name, self.keyID, self.bytes) = (name, keyID, bytes)
        }

        /// Whether it names a key.
        package func isBy(_ key: VerifierKey) -> Bool { key.name == name && key.id == keyID }

        /// Reads a line.
        package init?(line: some StringProtocol) {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "\u{2014}", VerifierKey.isName(String(parts[1])),
                let bytes = Base64.bytes(parts[2]), bytes.count > 4
            else { return nil }
            let id = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            self.init(String(parts[1]), id, Array(bytes.dropFirst(4)))
        }
    }

    /// What was signed; it ends with a line's end.
    package let text: String
    /// The lines under it.
    package private(set) var signatures: [Signature]

    /// The most signatures that are read under one text; the specification asks for 16 at least.
    static let mostSignatures = 64

    /// Signs a text, which ends with a line's end.
    package init(_ text: String, signedBy keys: [SigningKey]) {
        self.text = text
        signatures = keys.map { Signature($0.verifier.name, $0.verifier.id, $0.sign(Array(text.utf8))) }
    }

    /// Reads a note.
    ///
    /// - Throws: `EvidenceError.malformed`
    package init(_ bytes: [UInt8]) throws(EvidenceError) {
        guard let whole = String(validating: bytes, as: UTF8.self) else {
            throw .malformed(kind: "note", reason: "it is not UTF-8")
        }
        // By bytes: as characters, a carriage return and a line's end are one.
        guard !bytes.contains(where: { $0 < 0x20 && $0 != 0x0A }) else {
            throw .malformed(kind: "note", reason: "it holds control characters")
        }
        guard let gap = bytes.lastGap else { throw .malformed(kind: "note", reason: "no empty line ends its text") }
        text = String(decoding: bytes[...gap], as: UTF8.self)
        var signatures: [Signature] = []
        let below = String(decoding: bytes[(gap + 2)...], as: UTF8.self)
        guard below.utf8.last == 0x0A else { throw .malformed(kind: "note", reason: "its last line has no end") }
        for line in below.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            guard let signature = Signature(line: line), signatures.count < Self.mostSignatures else {
                throw .malformed(kind: "note", reason: "a line under its text is no signature")
            }
            signatures.append(signature)
        }
        self.signatures = signatures
        guard whole == description else { throw .malformed(kind: "note", reason: "it is not in its normal form") }
    }

    /// Adds signatures that others made.
    package mutating func add(_ more: [Signature]) {
        for signature in more where !signatures.contains(signature) { signatures.append(signature) }
    }

    /// Checks the signatures of the keys that are trusted; those of others are passed over.
    ///
    /// - Returns: The keys that have signed: one at least.
    /// - Throws: `EvidenceError.unsigned`, `EvidenceError.badSignature`
    @discardableResult
    package func verify(with keys: [VerifierKey]) throws(EvidenceError) -> [VerifierKey] {
        var found: [VerifierKey] = []
        for signature in signatures {
            guard let key = keys.first(where: signature.isBy) else { continue }
            guard verifies(signature, with: key) else { throw .badSignature(key: key.line) }
            if !found.contains(key) { found.append(key) }
        }
        if found.isEmpty { throw .unsigned(keys: keys.map(\.line)) }
        return found
    }

    private func verifies(_ signature: Signature, with key: VerifierKey) -> Bool {
        switch key.kind {
        case .ed25519: return key.verifies(signature.bytes, over: Array(text.utf8))
        case .cosignature: return (try? Cosignature(signature, of: text, by: key)) != nil
        }
    }
}

extension SignedNote: CustomStringConvertible {
    /// The note as it is kept and sent.
    package var description: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

    /// The bytes of the note.
    package var bytes: [UInt8] { Array(description.utf8) }
}

extension [UInt8] {
    /// Where the first of the last two line ends in a row is.
    fileprivate var lastGap: Int? {
        guard count >= 2 else { return nil }
        return (0..<count - 1).last { self[$0] == 0x0A && self[$0 + 1] == 0x0A }
    }
}
