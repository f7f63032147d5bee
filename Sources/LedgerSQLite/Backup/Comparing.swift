internal import Ledger

/// Compares two logs that should be one: each leaf hash vouches for all entries before it.
enum Comparing {
    /// The number of entries, from the first one on, that two ledgers have in common.
    static func common(_ first: Session, _ second: Session) throws(LedgerError) -> Int64 {
        var least: Int64 = 0
        var most = min(try first.head().size, try second.head().size)
        if try isEqual(first, second, at: most) { return most }
        while most - least > 1 {
            let middle = (least + most) / 2
            if try isEqual(first, second, at: middle) { least = middle } else { most = middle }
        }
        return least
    }

    /// What the ledger at a path holds that a copy does not; nil if it cannot be read. Must run on the copy's connection.
    static func loss(of path: String, by copy: Session) -> (entries: Int64, lost: Int64)? {
        guard let old = try? SQLiteLedger.openReader(at: path, isTailChecked: false) else { return nil }
        defer { old.close() }
        return try? old.reading { (session) throws(LedgerError) in
            let entries = try session.head().size
            return (entries, entries - (try common(session, copy)))
        }
    }

    private static func isEqual(_ first: Session, _ second: Session, at seq: Int64) throws(LedgerError) -> Bool {
        if seq == 0 { return true }
        guard let leaf = try first.leaf(of: seq) else { return false }
        return try second.leaf(of: seq) == leaf
    }
}
