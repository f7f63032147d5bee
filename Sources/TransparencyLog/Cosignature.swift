/// What a witness says of a checkpoint: at a time it had seen the log grow to it, and to nothing larger
/// (c2sp.org/tlog-cosignature, the version for Ed25519).
package struct Cosignature: Sendable, Equatable {
    /// Who says it.
    package let witness: VerifierKey
    /// When, in seconds since 1970, by the witness's own clock.
    package let time: Int64
    /// The line under the checkpoint.
    package let signature: SignedNote.Signature

    /// Reads and checks a signature over the text of a checkpoint; nil if it is not the witness's.
    ///
    /// - Throws: `EvidenceError.badSignature` if it names the witness's key and does not fit the text.
    package init?(
        _ signature: SignedNote.Signature, of text: String, by witness: VerifierKey
    ) throws(EvidenceError) {
        guard witness.kind == .cosignature, signature.isBy(witness) else { return nil }
        let bad = EvidenceError.badSignature(key: witness.line)
        guard signature.bytes.count == 8 + 64 else { throw bad }
        let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        // Nobody can have seen anything at no time, nor after the year 9999.
        guard let time = Int64(exactly: seconds), (1...253_402_300_799).contains(time) else { throw bad }
        let message = "cosignature/v1\ntime \(time)\n\(text)"
        guard witness.verifies(Array(signature.bytes.dropFirst(8)), over: Array(message.utf8)) else { throw bad }
        (self.witness, self.time, self.signature) = (witness, time, signature)
    }
}

extension SignedNote {
    /// What witnesses say under a checkpoint; lines of others are passed over.
    ///
    /// - Throws: `EvidenceError.badSignature` if a line of one of them does not fit.
    package func cosignatures(of witnesses: [VerifierKey]) throws(EvidenceError) -> [Cosignature] {
        var found: [Cosignature] = []
        for signature in signatures {
            for witness in witnesses {
                if let cosignature = try Cosignature(signature, of: text, by: witness) { found.append(cosignature) }
            }
        }
        return found
    }
}

/// Which witnesses a reader relies on, and how many of them must have cosigned.
package struct WitnessPolicy: Sendable {
    /// The keys of the witnesses that the reader knows.
    package let witnesses: [VerifierKey]
    /// How many of them are enough.
    package let atLeast: Int

    /// - Parameters:
    ///   - lines: The witnesses' keys as they give them to others.
    ///   - atLeast: How many of them must have cosigned; all if nil.
    /// - Throws: `EvidenceError.malformed` for what is no key of a witness.
    package init(_ lines: [String], atLeast: Int? = nil) throws(EvidenceError) {
        var witnesses: [VerifierKey] = []
        for line in lines {
            let key = try VerifierKey(witness: line)
            if !witnesses.contains(key) { witnesses.append(key) }
        }
        (self.witnesses, self.atLeast) = (witnesses, atLeast ?? witnesses.count)
    }

    /// Checks that enough have cosigned a checkpoint.
    ///
    /// - Throws: `EvidenceError.badSignature` for a line that is not good; `.unwitnessed`.
    @discardableResult
    package func check(_ note: SignedNote) throws(EvidenceError) -> [Cosignature] {
        let found = try note.cosignatures(of: witnesses)
        try check(found)
        return found
    }

    /// Checks that enough are among those who have cosigned.
    ///
    /// - Throws: `EvidenceError.unwitnessed`
    package func check(_ found: [Cosignature]) throws(EvidenceError) {
        let names = Set(found.map(\.witness)).intersection(witnesses).map(\.name).sorted()
        guard names.count >= atLeast else {
            throw .unwitnessed(needed: atLeast, of: witnesses.map(\.name), found: names)
        }
    }
}

extension VerifierKey {
    /// Reads the line of a witness's key.
    ///
    /// - Throws: `EvidenceError.malformed` for a key that signs something else too.
    package init(witness line: String) throws(EvidenceError) {
        let key = try VerifierKey(line)
        guard key.kind == .cosignature else {
            throw .malformed(kind: "witness key", reason: "it signs notes and does not cosign (its type is 1, not 4)")
        }
        self = key
    }
}
