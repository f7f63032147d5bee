package import Ledger

/// The right edge of a tree: all that is needed to add leaves and to know the root.
package struct Frontier: Sendable, Equatable {
    /// The number of leaves.
    package private(set) var size: Int64
    /// The hashes of each level that fill no tile yet, from the leaves up: at most 255 of each.
    package private(set) var edges: [[Hash]]

    /// The frontier of an empty tree.
    package init() { (size, edges) = (0, []) }

    /// The frontier of a tree of some size, by what its last tile of a level holds that is not full.
    package init(size: Int64, edge: (_ place: Tile.Place, _ width: Int) throws -> [Hash]) rethrows {
        self.size = size
        edges = []
        for level in 0..<Tile.levels where Tile.count(level: level, of: size) > 0 {
            let count = Tile.count(level: level, of: size)
            let width = Int(count % 256)
            edges.append(width == 0 ? [] : try edge(Tile.Place(level: level, index: count / 256), width))
        }
    }

    /// Adds a leaf.
    ///
    /// - Parameter filled: Told of every tile that became full.
    package mutating func append(_ leaf: Hash, filled: (Tile) -> Void = { _ in }) {
        size += 1
        add(leaf, at: 0, filled)
    }

    /// Adds the leaves of a full tile by the hash over them; the last one must be full.
    ///
    /// - Parameter filled: Told of every tile above it that became full.
    package mutating func append(tile: Hash, filled: (Tile) -> Void = { _ in }) {
        precondition(size % 256 == 0, "a tile follows a full one")
        size += 256
        if edges.isEmpty { edges.append([]) }
        add(tile, at: 1, filled)
    }

    private mutating func add(_ hash: Hash, at first: Int, _ filled: (Tile) -> Void) {
        var hash = hash
        for level in first..<Tile.levels {
            if level == edges.count { edges.append([]) }
            edges[level].append(hash)
            guard edges[level].count == Tile.width else { return }
            hash = Tree.root(ofFull: edges[level])
            let index = Tile.count(level: level, of: size) / 256 - 1
            filled(Tile(Tile.Place(level: level, index: index), edges[level]))
            edges[level].removeAll(keepingCapacity: true)
        }
    }

    /// The tiles at the edge, which are not full.
    package var partialTiles: [Tile] {
        edges.enumerated().filter { !$1.isEmpty }.map { level, hashes in
            Tile(Tile.Place(level: level, index: Tile.count(level: level, of: size) / 256), hashes)
        }
    }

    /// The hash of the whole tree.
    package var root: Hash {
        var root: Hash?
        // The full subtrees from the right, each smaller than the one to its left.
        for hashes in edges {
            var end = hashes.count
            var width = 1
            while end > 0 {
                if end & width != 0 {
                    let subtree = Tree.root(ofFull: hashes[end - width..<end])
                    root = root.map { Tree.node(subtree, $0) } ?? subtree
                    end -= width
                }
                width *= 2
            }
        }
        return root ?? Tree.emptyRoot
    }
}
