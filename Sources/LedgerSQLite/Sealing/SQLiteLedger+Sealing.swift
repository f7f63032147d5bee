internal import Glibc
package import Ledger
internal import TransparencyLog

extension SQLiteLedger {
    /// Hashes of the tree over the entries.
    package func treeHashes(level: Int, from first: Int64, count: Int) throws(LedgerError) -> [Hash] {
        try reading { (session) throws(LedgerError) in
            try session.treeHashes(level: level, from: first, count: count)
        }
    }

    /// The newest checkpoint.
    package func newestSeal() throws(LedgerError) -> Seal? {
        try reading { (session) throws(LedgerError) in try session.newestSeal() }
    }

    /// The checkpoint in the file beside the ledger.
    package func sealBeside() throws(LedgerError) -> [UInt8]? { try SideFile.checkpoint(of: path).read() }

    /// Checkpoints, the smallest first.
    package func seals(after size: Int64, limit: Int) throws(LedgerError) -> [Seal] {
        try reading { (session) throws(LedgerError) in try session.seals(after: size, limit: limit) }
    }

    /// Signs what is recorded.
    @discardableResult
    package func seal() throws(LedgerError) -> Seal? {
        let keys = try KeyFile(of: path).read()
        return try writing { (session) throws(LedgerError) in try session.seal(with: keys) }
    }

    /// Makes a key by which the ledger signs from now on; what it holds is signed with the former one too, if any.
    ///
    /// - Parameters:
    ///   - origin: The name of the log, without spaces and plus signs; that of the former key if there is one.
    ///   - record: Records the new key's line in the log, before it is used.
    /// - Throws: `ledger.key`, what `record` throws, failures of the store.
    package func addKey(origin: String?, record: (String) throws -> Void) throws {
        let file = KeyFile(of: path)
        let former = try file.read().last
        guard let name = former?.verifier.name ?? origin else {
            // Whether it goes on under its old name only people know: after a loss that was accepted it must not.
            throw LedgerError.key(path: file.path, reason: "there is none yet, and no name for the log was given")
        }
        guard let key = SigningKey(name: name) else {
            throw LedgerError.key(path: file.path, reason: "a log's name is without spaces and plus signs")
        }
        // Both until the first checkpoint that the new one signs: else a crash could leave a log without its key.
        let both = [former, key].compactMap { $0 }
        try file.write(both)
        try record(key.verifier.line)
        _ = try writing { (session) throws(LedgerError) in try session.seal(with: both, underNewName: former == nil) }
        try file.write([key])
    }
}

extension Session {
    /// Signs what is recorded, if it was not, and keeps the checkpoint here and beside the file.
    ///
    /// - Parameter underNewName: Whether the log may be called otherwise than before.
    func seal(with keys: [SigningKey], underNewName: Bool = false) throws(LedgerError) -> Seal? {
        let known = try newestSeal()
        guard let origin = keys.last?.verifier.name else { return known }
        let size = try head().size
        if size == 0 || known?.size == size { return known }
        if !underNewName, let known, try Checkpoint(of: known, at: file.path).origin != origin {
            throw .key(path: KeyFile(of: file.path).path, reason: "it is the key of another log, \(origin)")
        }
        var frontier = try frontier(of: known?.size ?? 0)
        var tiles: [Tile] = []
        try eachLeaf(after: frontier.size) { leaf in
            frontier.append(leaf) { tile in if tile.place.level > 0 { tiles.append(tile) } }
        }
        // The newest first, where a reader of the note looks.
        let note = Checkpoint(origin: origin, size: size, root: frontier.root).signed(by: keys.reversed())
        let seal = Seal(size: size, note: note.bytes)
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        try keep(tiles + frontier.partialTiles, seal, at: Int64(now.tv_sec) * 1_000_000)
        try SideFile.checkpoint(of: file.path).write(seal.note, mode: 0o644)
        return seal
    }

    /// Refuses a log that is shorter than what was signed, or other than it.
    ///
    /// - Throws: `ledger.truncated`, `ledger.forked`; `ledger.key` for a checkpoint that cannot be read.
    ///
    /// - Parameter path: Beside which ledger the checkpoint lies; this one if nil.
    func checkSeals(of path: String? = nil) throws(LedgerError) {
        let side = SideFile.checkpoint(of: path ?? file.path)
        let beside = try side.read().map { (bytes) throws(LedgerError) in
            try Checkpoint(of: Seal(size: 0, note: bytes), at: side.path)
        }
        let inside = try newestSeal().map { (seal) throws(LedgerError) in try Checkpoint(of: seal, at: file.path) }
        for checkpoint in Set([beside, inside].compactMap { $0 }) { try check(checkpoint) }
    }

    /// Refuses a log that does not continue what was signed.
    func check(_ checkpoint: Checkpoint) throws(LedgerError) {
        let size = try head().size
        guard size >= checkpoint.size else {
            throw .truncated(path: file.path, size: size, expected: checkpoint.size)
        }
        let root: Hash
        do { root = try tree(of: checkpoint.size).root(of: checkpoint.size) } catch {
            throw error as? LedgerError ?? .damaged(path: file.path, reason: "\(error)")
        }
        guard root == checkpoint.root else {
            throw .forked(path: file.path, size: checkpoint.size, expected: checkpoint.root.hex, found: root.hex)
        }
    }
}

extension Checkpoint {
    /// What was signed and kept.
    fileprivate init(of seal: Seal, at path: String) throws(LedgerError) {
        do throws(EvidenceError) { try self.init(text: try SignedNote(seal.note).text) } catch {
            throw .key(path: path, reason: "its checkpoint cannot be read")
        }
    }
}
