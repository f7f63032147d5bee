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

    /// Lends the row for as long as the closure runs.
    func withCells(_ body: (EntryCells) -> Void) {
        Array(stream.utf8).withUnsafeBytes { stream in
            bytes.withUnsafeBytes { bytes in
                leaf.withUnsafeBytes { leaf in
                    body(EntryCells(seq: seq, stream: stream, version: version, bytes: bytes, leaf: leaf))
                }
            }
        }
    }
}

/// An entry as a store holds it, unread and not copied: the memory is the store's, until the next row.
package struct EntryCells {
    /// The position.
    package let seq: Int64
    let stream: UnsafeRawBufferPointer
    let version: Int64
    let bytes: UnsafeRawBufferPointer
    let leaf: UnsafeRawBufferPointer

    /// Creates a row from its columns.
    package init(
        seq: Int64, stream: UnsafeRawBufferPointer, version: Int64, bytes: UnsafeRawBufferPointer,
        leaf: UnsafeRawBufferPointer
    ) {
        (self.seq, self.stream, self.version) = (seq, stream, version)
        (self.bytes, self.leaf) = (bytes, leaf)
    }
}

/// A body as a store holds it.
package struct BodyRow: Sendable {
    /// The position of its entry.
    package let seq: Int64
    let name: String
    let commitment: Hash?
    let isSecret: Bool
    let found: Hash?

    /// Creates a row.
    ///
    /// - Parameters:
    ///   - commitment: As the store has it; nil if that is no hash.
    ///   - found: The commitment to what the body says; nil for a secret one for which there is no key here.
    package init(seq: Int64, name: String, commitment: Hash?, isSecret: Bool, found: Hash?) {
        (self.seq, self.name, self.commitment) = (seq, name, commitment)
        (self.isSecret, self.found) = (isSecret, found)
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
