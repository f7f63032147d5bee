package import Ledger

/// The Merkle tree of RFC 6962, section 2.1, over the leaf hashes of entries.
package enum Tree {
    /// The hash of a tree without leaves: SHA-256 of nothing.
    package static let emptyRoot = Hash.sha256([])

    /// The hash of two subtrees: SHA-256 of a one byte, the left and the right hash.
    package static func node(_ left: Hash, _ right: Hash) -> Hash {
        Hash.node(left, right)
    }

    /// The hash of a subtree whose leaves, or whose subtrees of one size, are given: a power of two of them.
    package static func root(ofFull hashes: some Collection<Hash>) -> Hash {
        var level = Array(hashes)
        precondition(!level.isEmpty && level.count & (level.count - 1) == 0, "a full subtree has a power of two leaves")
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { node(level[$0], level[$0 + 1]) }
        }
        return level[0]
    }

    /// The largest power of two that is smaller than a number of leaves: where RFC 6962 splits a tree of two or more.
    static func split(_ count: Int64) -> Int64 {
        var split: Int64 = 1
        while split * 2 < count { split *= 2 }
        return split
    }
}
