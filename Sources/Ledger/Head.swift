/// The end of the log.
package struct Head: Sendable, Hashable {
    /// The number of entries, which is also the last entry's position.
    package let size: Int64
    /// The last entry's leaf hash; `Hash.zero` if there is none.
    package let leaf: Hash

    /// Creates a head.
    package init(size: Int64, leaf: Hash) {
        self.size = size
        self.leaf = leaf
    }

    /// The head of an empty log.
    package static let empty = Head(size: 0, leaf: .zero)
}

/// One case's events, counted.
package struct StreamHead: Sendable, Hashable {
    /// The case.
    package let stream: String
    /// The number of its events.
    package let version: Int64
    /// The position in the log of the last of them.
    package let lastSeq: Int64

    /// Creates a stream's head.
    package init(stream: String, version: Int64, lastSeq: Int64) {
        self.stream = stream
        self.version = version
        self.lastSeq = lastSeq
    }
}
