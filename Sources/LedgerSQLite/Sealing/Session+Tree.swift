internal import Ledger
internal import TransparencyLog

/// The tree over the log. Its leaves are the entries' own; above them tiles are kept as far as the log was signed.
extension Session {
    /// Hashes of a level, of entries that are not signed yet too.
    func treeHashes(level: Int, from first: Int64, count: Int) throws(LedgerError) -> [Hash] {
        if level == 0 { return try leaves(from: first, count: count) }
        var hashes: [Hash] = []
        while hashes.count < count {
            let next = first + Int64(hashes.count)
            let kept = try tile(Tile.Place(level: level, index: next / 256)).dropFirst(Int(next % 256))
            if kept.isEmpty {
                // Not signed yet, and so not kept.
                let below = try treeHashes(level: level - 1, from: next * 256, count: Tile.width)
                hashes.append(Tree.root(ofFull: below))
            } else {
                hashes += kept.prefix(count - hashes.count)
            }
        }
        return hashes
    }

    /// A reader of the tree over the first entries.
    func tree(of size: Int64) -> TreeReader {
        TreeReader(size: size) { [self] place, width in
            try treeHashes(level: place.level, from: place.index * 256, count: width)
        }
    }

    /// The right edge of the tree over the first entries.
    func frontier(of size: Int64) throws(LedgerError) -> Frontier {
        do {
            return try Frontier(size: size) { place, width in
                try treeHashes(level: place.level, from: place.index * 256, count: width)
            }
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .damaged(path: file.path, reason: "\(error)")
        }
    }

    /// Hands over the leaf hashes behind a position, in order.
    func eachLeaf(after seq: Int64, _ body: (Hash) -> Void) throws(LedgerError) {
        try statement("SELECT leaf FROM entry WHERE seq > ? ORDER BY seq").each(
            { $0.set(1, seq) },
            { (row) throws(LedgerError) in
                body(Hash(row.bytes(0)) ?? .zero)
                return true
            })
    }

    /// What was signed last.
    func newestSeal() throws(LedgerError) -> Seal? {
        guard try hasTree else { return nil }
        return try statement("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1").first { (row) in
            Seal(size: row.integer(0), note: row.bytes(1))
        }
    }

    /// What was signed over more than some entries.
    func seals(after size: Int64, limit: Int) throws(LedgerError) -> [Seal] {
        guard try hasTree else { return [] }
        var seals: [Seal] = []
        let statement = try statement("SELECT size, note FROM checkpoint WHERE size > ? ORDER BY size LIMIT ?")
        try statement.each(
            { row in
                row.set(1, size)
                row.set(2, Int64(limit))
            },
            { (row) throws(LedgerError) in
                seals.append(Seal(size: row.integer(0), note: row.bytes(1)))
                return true
            })
        return seals
    }

    /// False for a file of the first version that nobody has written since: it has no tables for the tree.
    private var hasTree: Bool {
        get throws(LedgerError) { try schemaVersion >= 2 }
    }

    /// Keeps what was signed: the tiles that were added to and the note, in one transaction.
    func keep(_ tiles: [Tile], _ seal: Seal, at time: Int64) throws(LedgerError) {
        try inTransaction { (session) throws(LedgerError) in
            for tile in tiles where tile.place.level > 0 {
                try session.statement("INSERT OR REPLACE INTO tile VALUES (?, ?, ?)").run { row in
                    row.set(1, Int64(tile.place.level))
                    row.set(2, tile.place.index)
                    row.set(3, tile.hashes.flatMap(\.bytes))
                }
            }
            try session.statement("INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?)").run { row in
                row.set(1, seal.size)
                row.set(2, seal.note)
                row.set(3, time)
            }
        }
        Checkpointing.afterCommit(self)
    }

    private func leaves(from first: Int64, count: Int) throws(LedgerError) -> [Hash] {
        var hashes: [Hash] = []
        let statement = try statement("SELECT leaf FROM entry WHERE seq > ? AND seq <= ? ORDER BY seq")
        try statement.each(
            { row in
                row.set(1, first)
                row.set(2, first + Int64(count))
            },
            { (row) throws(LedgerError) in
                hashes.append(Hash(row.bytes(0)) ?? .zero)
                return true
            })
        guard hashes.count == count else {
            throw .badEntry(
                seq: first + Int64(hashes.count) + 1, expected: "an entry of the tree", found: "no entry")
        }
        return hashes
    }

    /// The hashes that are kept of a tile; none if it is not kept.
    private func tile(_ place: Tile.Place) throws(LedgerError) -> [Hash] {
        guard try hasTree else { return [] }
        let statement = try statement("SELECT hashes FROM tile WHERE level = ? AND place = ?")
        let bytes = try statement.first(
            { row in
                row.set(1, Int64(place.level))
                row.set(2, place.index)
            },
            { (row) in row.bytes(0) })
        guard let bytes else { return [] }
        let hashes = [Hash](joined: bytes)
        guard !hashes.isEmpty else {
            let reason = "expected hashes in tile \(place.level)/\(place.index), but found \(bytes.count) bytes"
            throw .damaged(path: file.path, reason: reason)
        }
        return hashes
    }
}
