/// What checking a log found.
package struct VerifyReport: Sendable, Equatable {
    /// The first thing that is wrong.
    package struct Problem: Sendable, Equatable {
        /// What kind of thing is wrong, as a name that is never changed.
        package enum Kind: String, Sendable, CaseIterable {
            case bytes = "verify.bytes"
            case canonical = "verify.canonical"
            case leaf = "verify.leaf"
            case chain = "verify.chain"
            case position = "verify.position"
            case version = "verify.version"
            case column = "verify.column"
            case body = "verify.body"
            case command = "verify.command"
        }

        /// What kind of thing is wrong.
        package let kind: Kind
        /// The position of the entry; for something missing, the position where it should be.
        package let seq: Int64
        /// What should be there.
        package let expected: String
        /// What is there.
        package let found: String

        /// The finding in one sentence, in English.
        package var message: String { "Expected \(expected) at entry \(seq), but found \(found)." }
    }

    /// The number of good entries before the problem, or of all.
    package let entries: Int64
    /// The number of cases in them.
    package let streams: Int
    /// The number of their bodies.
    package let bodies: Int64
    /// How many of them are secret and could not be opened here, for want of the key.
    package let unopened: Int64
    /// How many were removed as the log says.
    package let removed: Int64
    /// The leaf hash of the last good entry.
    package let leaf: Hash
    /// The hash over each full 256 entries, as the tree of RFC 6962 has it, worked out from their bytes.
    package let tiles: [Hash]
    /// The first thing that is wrong; nil if the log is good.
    package let problem: Problem?

    /// Whether nothing is wrong.
    package var isGood: Bool { problem == nil }
}
