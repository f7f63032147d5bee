internal import Ledger

extension Session {
    /// Opens a file that nobody else uses, without making files beside it.
    static func alone(at path: String) throws(LedgerError) -> Session {
        let session = try Session(LedgerFile(path: path), as: .immutable)
        try session.run { (session) throws(LedgerError) in
            try Settings.checkSchema(of: session)
            try Settings.apply(to: session, as: .immutable)
        }
        return session
    }

    /// The leaf hash at a position; nil if there is no such entry.
    func leaf(of seq: Int64) throws(LedgerError) -> Hash? {
        try statement("SELECT leaf FROM entry WHERE seq = ?").first({ $0.set(1, seq) }, { (row) in Hash(row.bytes(0)) })
    }

    /// Lets SQLite check the structure of the whole file.
    func checkStructure() throws(LedgerError) {
        let answer = try value("PRAGMA quick_check(1)")
        if answer != "ok" { throw .damaged(path: file.path, reason: answer) }
    }

    /// Refuses a log that does not go on from a head.
    func checkContinues(_ known: Head) throws(LedgerError) {
        if known.size == 0 { return }
        let found = try leaf(of: known.size)
        if found != known.leaf {
            throw .badEntry(seq: known.size, expected: "leaf hash \(known.leaf)", found: found?.hex ?? "no entry")
        }
    }
}
