/// A command that was answered, kept for ever so that it is never done twice.
package struct CommandRecord: Sendable, Equatable {
    /// The idempotency key.
    package let key: String
    /// The hash of the request; zero once a text of it was removed, which the hash would help to guess.
    package internal(set) var request: Hash
    /// What was answered: canonical JSON.
    package let answer: [UInt8]
    /// The first entry that came of it; nil if none did.
    package let firstSeq: Int64?
    /// The last entry that came of it; nil if none did.
    package let lastSeq: Int64?

    /// Creates a record.
    package init(key: String, request: Hash, answer: [UInt8], firstSeq: Int64?, lastSeq: Int64?) {
        self.key = key
        self.request = request
        self.answer = answer
        self.firstSeq = firstSeq
        self.lastSeq = lastSeq
    }

    /// The error for a further command with this key: `ledger.replayed`, or `ledger.key_conflict` for another request.
    package func refusal(of request: Hash) -> LedgerError {
        request == self.request ? .replayed(self) : .keyConflict(key: key)
    }
}
