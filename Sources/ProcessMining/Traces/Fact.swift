package import Approvals
package import CanonicalJSON

/// An entry of a case with the event that it holds.
package struct Fact: Sendable {
    /// Its place in the log.
    package let seq: Int64
    /// When it was recorded.
    package let at: Microseconds
    /// The hash by which the log's proofs speak of it, in hexadecimal.
    package let digest: String
    /// The entry's type, for example `step-passed`.
    package let type: String
    /// The entry's fields: ids, words, numbers and digests, nothing that was typed.
    package let data: JSON
    /// What the entry says.
    package let event: Event

    /// Creates a fact of an entry that was read.
    package init(seq: Int64, at: Microseconds, digest: String, type: String, data: JSON, event: Event) {
        (self.seq, self.at, self.digest) = (seq, at, digest)
        (self.type, self.data, self.event) = (type, data, event)
    }
}
