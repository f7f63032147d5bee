/// An entry as a store holds it, unread.
package struct EntryRow: Sendable {
    /// The position.
    package let seq: Int64
    let stream: String
    let version: Int64
    let bytes: [UInt8]
    let leaf: [UInt8]

    /// Creates a row from its columns.
    package init(seq: Int64, stream: String, version: Int64, bytes: [UInt8], leaf: [UInt8]) {
        self.seq = seq
        self.stream = stream
        self.version = version
        self.bytes = bytes
        self.leaf = leaf
    }
}

/// A body as a store holds it.
package struct BodyRow: Sendable {
    /// The position of its entry.
    package let seq: Int64
    let name: String
    let commitment: [UInt8]
    let isSecret: Bool
    /// What it says; nil for a secret one for which there is no key here.
    let body: Body?

    /// Creates a row from its columns.
    package init(seq: Int64, name: String, commitment: [UInt8], isSecret: Bool, body: Body?) {
        (self.seq, self.name, self.commitment) = (seq, name, commitment)
        (self.isSecret, self.body) = (isSecret, body)
    }
}

/// Which entries came of a command, as a store holds it.
package struct CommandSpan: Sendable {
    let key: String
    /// The position of the first of them.
    package let firstSeq: Int64
    let lastSeq: Int64

    /// Creates a span from a command's columns.
    package init(key: String, firstSeq: Int64, lastSeq: Int64) {
        self.key = key
        self.firstSeq = firstSeq
        self.lastSeq = lastSeq
    }
}
