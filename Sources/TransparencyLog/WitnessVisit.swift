/// One witness being asked to cosign one checkpoint.
package struct WitnessVisit {
    /// Brings a request to the witness and its answer back.
    package typealias Transport = (_ request: String) throws -> WitnessReply

    private let witness: VerifierKey
    private let note: SignedNote
    private let size: Int64

    /// - Parameters:
    ///   - witness: The key that is known of it.
    ///   - note: The signed checkpoint.
    ///   - size: How many entries that is of.
    package init(_ witness: VerifierKey, note: SignedNote, size: Int64) {
        (self.witness, self.note, self.size) = (witness, note, size)
    }

    /// How far a witness's clock may be ahead of ours, in seconds.
    package static let mostAhead: Int64 = 600
    /// How old an answer may be, in seconds: a witness may give the same cosignature again.
    package static let mostBehind: Int64 = 86_400

    /// Asks, and goes on from the size that the witness names if it has seen another one.
    ///
    /// - Parameters:
    ///   - known: How many entries it cosigned last, as far as we know.
    ///   - now: The time by our clock, in seconds since 1970.
    ///   - request: The body of a request from a number of entries on, at most as many as the checkpoint has.
    /// - Throws: `WitnessError`, what `request` and `transport` throw.
    package func cosignature(
        from known: Int64, now: () -> Int64, request: (_ old: Int64) throws -> String, _ transport: Transport
    ) throws -> Cosignature {
        var old = known
        // Somebody else may ask at the same time; more often than this it is no chance.
        for _ in 0..<4 {
            let reply = try transport(try request(old))
            switch reply.status {
            case 200: return try cosignature(reply, now: now())
            case 409:
                guard let named = reply.size, named != old else {
                    throw garbled("it says that it has seen another size, and not which")
                }
                guard named <= size else { throw WitnessError.ahead(witness.name, seen: named, size: size) }
                old = named
            case 422: throw WitnessError.forked(witness.name, seen: old, size: size)
            case 400: throw WitnessError.refused(witness.name)
            case 403: throw WitnessError.untrusted(witness.name)
            case 404: throw WitnessError.unknownLog(witness.name)
            default: throw WitnessError.answer(witness.name, status: reply.status)
            }
        }
        throw garbled("it names another size each time")
    }

    private func cosignature(_ reply: WitnessReply, now: Int64) throws(WitnessError) -> Cosignature {
        guard let signatures = reply.signatures else { throw garbled("it answers with no lines of signatures") }
        var newest: Cosignature?
        for signature in signatures {
            do throws(EvidenceError) {
                guard let found = try Cosignature(signature, of: note.text, by: witness) else { continue }
                if found.time > newest?.time ?? 0 { newest = found }
            } catch {
                throw garbled("its signature does not fit this checkpoint, or names no time")
            }
        }
        guard let newest else { throw garbled("it answers without a signature by \(witness.line)") }
        guard (now - Self.mostBehind...now + Self.mostAhead).contains(newest.time) else {
            throw .time(witness.name, found: newest.time, now: now)
        }
        return newest
    }

    private func garbled(_ reason: String) -> WitnessError { .garbled(witness.name, reason) }
}
