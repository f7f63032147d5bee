package import Ledger

/// Reads roots and proofs of a tree from its tiles.
package struct TreeReader {
    /// Gives at least the first `width` hashes of a tile.
    package typealias Source = (_ place: Tile.Place, _ width: Int) throws -> [Hash]

    /// The number of leaves.
    package let size: Int64
    private let tiles: Tiles

    /// Creates a reader of a tree of some size; it asks for each tile once.
    package init(size: Int64, _ source: @escaping Source) {
        self.size = size
        tiles = Tiles(size: size, source)
    }

    /// The root of the first `size` leaves, at most as many as the tree has.
    package func root(of size: Int64) throws -> Hash {
        size == 0 ? Tree.emptyRoot : try hash(0, size)
    }

    /// The audit path of a leaf in the tree, from its sibling up (RFC 6962, section 2.1.1).
    package func inclusion(of index: Int64) throws -> [Hash] {
        precondition((0..<size).contains(index), "the leaf is in the tree")
        func path(_ start: Int64, _ end: Int64) throws -> [Hash] {
            if end - start == 1 { return [] }
            let middle = start + Tree.split(end - start)
            return index < middle
                ? try path(start, middle) + [hash(middle, end)] : try path(middle, end) + [hash(start, middle)]
        }
        return try path(0, size)
    }

    /// The proof that the tree holds the first `old` leaves as they were (RFC 6962, section 2.1.2).
    package func consistency(from old: Int64) throws -> [Hash] {
        precondition((0...size).contains(old), "the old tree is no larger")
        func proof(_ start: Int64, _ end: Int64, isKnown: Bool) throws -> [Hash] {
            if old == end { return isKnown ? [] : [try hash(start, end)] }
            let middle = start + Tree.split(end - start)
            return old <= middle
                ? try proof(start, middle, isKnown: isKnown) + [hash(middle, end)]
                : try proof(middle, end, isKnown: false) + [hash(start, middle)]
        }
        return old == 0 || old == size ? [] : try proof(0, size, isKnown: true)
    }

    /// The hash of the leaves from `start` up to `end`, which is where RFC 6962 splits the tree.
    private func hash(_ start: Int64, _ end: Int64) throws -> Hash {
        let count = end - start
        if count & (count - 1) == 0 { return try tiles.full(start, count) }
        let middle = start + Tree.split(count)
        return Tree.node(try hash(start, middle), try hash(middle, end))
    }

    /// The tiles that were asked for.
    private final class Tiles {
        private let size: Int64
        private let source: Source
        private var read: [Tile.Place: [Hash]] = [:]

        init(size: Int64, _ source: @escaping Source) { (self.size, self.source) = (size, source) }

        /// The hash of a full subtree: a power of two leaves that begin at a multiple of their number.
        func full(_ start: Int64, _ count: Int64) throws -> Hash {
            let height = count.trailingZeroBitCount
            let level = height / 8
            let first = start >> (8 * Int64(level))
            let width = 1 << (height % 8)
            let place = Tile.Place(level: level, index: first / 256)
            let offset = Int(first % 256)
            return Tree.root(ofFull: try tile(place)[offset..<offset + width])
        }

        private func tile(_ place: Tile.Place) throws -> [Hash] {
            if let hashes = read[place] { return hashes }
            let width = Int(min(256, Tile.count(level: place.level, of: size) - place.index * 256))
            let hashes = try source(place, width)
            guard hashes.count >= width else { throw EvidenceError.missingTile(place.path(width: width)) }
            read[place] = hashes
            return hashes
        }
    }
}
