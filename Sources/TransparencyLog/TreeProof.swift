package import Ledger

/// Checking proofs without the tree: the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2, on RFC 6962 hashes.
package enum TreeProof {
    /// The root that a leaf and its audit path lead to; nil if the path has the wrong length for the place.
    package static func root(leaf: Hash, at index: Int64, of size: Int64, path: [Hash]) -> Hash? {
        guard index >= 0, index < size else { return nil }
        var (place, last, root) = (index, size - 1, leaf)
        for hash in path {
            if last == 0 { return nil }
            if place & 1 == 1 || place == last {
                root = Tree.node(hash, root)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                root = Tree.node(root, hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 ? root : nil
    }

    /// Whether a tree continues an older one.
    package static func isConsistent(
        _ old: (size: Int64, root: Hash), _ new: (size: Int64, root: Hash), path: [Hash]
    ) -> Bool {
        guard old.size >= 0, old.size <= new.size else { return false }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        if old.size == 0 { return path.isEmpty && old.root == Tree.emptyRoot }
        var path = path[...]
        // A full old tree is itself the first hash.
        if old.size & (old.size - 1) == 0 { path = [old.root] + path }
        guard let first = path.popFirst() else { return false }
        var (place, last) = (old.size - 1, new.size - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (oldRoot, newRoot) = (first, first)
        for hash in path {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                oldRoot = Tree.node(hash, oldRoot)
                newRoot = Tree.node(hash, newRoot)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                newRoot = Tree.node(newRoot, hash)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && oldRoot == old.root && newRoot == new.root
    }
}
