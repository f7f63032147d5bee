package import Approvals
package import SSHSignatures

/// A key with which a person signs decisions; a key belongs to one person, for ever.
package struct ApproverKey: Sendable, Equatable {
    /// The end of a key's time.
    package struct Revocation: Sendable, Equatable {
        /// The place in the log from which on the key is good for nothing.
        package let seq: Int64
        /// When that was recorded.
        package let at: Microseconds
        /// Since when the key is said to be in wrong hands, which may be earlier.
        package let since: Microseconds
    }

    /// The public half.
    package let key: SSHPublicKey
    /// Whose it is.
    package let person: PersonID
    /// The administrator who registered it for them; nil for a person who did so in person.
    package let registrar: PersonID?
    /// The place in the log from which on the key is good.
    package let seq: Int64
    /// When it was registered.
    package let at: Microseconds
    /// Nil for a key that is good.
    package internal(set) var revoked: Revocation?

    /// Whether an entry at a place of the log may be signed with it.
    package func isGood(at seq: Int64) -> Bool { self.seq < seq && revoked.map { seq < $0.seq } ?? true }
}
