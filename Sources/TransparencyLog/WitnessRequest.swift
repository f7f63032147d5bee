package import Ledger

/// What a witness is asked to cosign: a checkpoint, and the proof that it continues what the witness saw last
/// (c2sp.org/tlog-witness, `add-checkpoint`).
package struct WitnessRequest: Sendable, Equatable {
    /// How many entries the witness has seen.
    package let old: Int64
    /// The proof from there to the checkpoint.
    package let proof: [Hash]
    /// The signed checkpoint.
    package let note: SignedNote

    /// Creates a request.
    package init(old: Int64, proof: [Hash], note: SignedNote) {
        (self.old, self.proof, self.note) = (old, proof, note)
    }

    /// The body of the request.
    package var text: String {
        "old \(old)\n" + proof.map { Base64.text($0.bytes) + "\n" }.joined() + "\n" + note.description
    }
}

/// What a witness answered: the parts of an HTTP response that say something.
package struct WitnessReply: Sendable, Equatable {
    /// The status code.
    package let status: Int
    /// The field `Content-Type`; empty if there is none.
    package let contentType: String
    /// The body.
    package let body: [UInt8]

    /// Creates a reply.
    package init(status: Int, contentType: String = "", body: [UInt8] = []) {
        (self.status, self.contentType, self.body) = (status, contentType, body)
    }

    /// The signature lines of a good answer; nil if it is not one or more of them, each with its end.
    var signatures: [SignedNote.Signature]? {
        // By bytes: as characters, a carriage return and a line's end are one.
        guard body.last == 0x0A, !body.contains(where: { $0 < 0x20 && $0 != 0x0A }),
            let text = String(validating: body, as: UTF8.self)
        else { return nil }
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        let signatures = lines.compactMap { SignedNote.Signature(line: $0) }
        return signatures.count == lines.count ? signatures : nil
    }

    /// The size that a witness names that has seen another one; nil if it names none.
    var size: Int64? {
        guard contentType.split(separator: ";").first?.lowercased() == "text/x.tlog.size",
            let text = String(validating: body, as: UTF8.self), text.utf8.last == 0x0A,
            let size = Int64(text.dropLast()), size >= 0, "\(size)\n" == text
        else { return nil }
        return size
    }
}
