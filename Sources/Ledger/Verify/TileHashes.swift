/// The hashes over each full 256 leaves, worked out as they come.
struct TileHashes {
    private(set) var full: [Hash] = []
    /// The hashes of full subtrees that have no neighbour yet, the largest first.
    private var pending: [Hash] = []
    private var count = 0

    mutating func append(_ leaf: Hash) {
        count += 1
        var hash = leaf
        // A subtree is complete for each zero at the end of the count.
        for _ in 0..<min(8, count.trailingZeroBitCount) { hash = Hash.node(pending.removeLast(), hash) }
        if count == 256 {
            full.append(hash)
            count = 0
        } else {
            pending.append(hash)
        }
    }
}
