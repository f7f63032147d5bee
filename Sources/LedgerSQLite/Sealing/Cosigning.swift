package import Ledger

extension SQLiteLedger {
    /// What witnesses said of one checkpoint.
    package func cosignatures(of size: Int64) throws(LedgerError) -> [KeptCosignature] {
        try reading { (session) throws(LedgerError) in
            try session.cosignatures("WHERE size = ? ORDER BY name") { $0.set(1, size) }
        }
    }

    /// What each witness said last.
    package func newestCosignatures() throws(LedgerError) -> [KeptCosignature] {
        try reading { (session) throws(LedgerError) in
            try session.cosignatures(
                "AS newest WHERE size = (SELECT max(size) FROM cosignature WHERE name = newest.name) ORDER BY name")
        }
    }

    /// Keeps what a witness said.
    package func keep(_ cosignature: KeptCosignature) throws(LedgerError) {
        try writing { (session) throws(LedgerError) in
            try session.inTransaction { (session) throws(LedgerError) in
                try session.statement("INSERT OR REPLACE INTO cosignature VALUES (?, ?, ?, ?)").run { row in
                    row.set(1, cosignature.size)
                    row.set(2, cosignature.name)
                    row.set(3, cosignature.line)
                    row.set(4, cosignature.at)
                }
            }
            Checkpointing.afterCommit(session)
        }
    }
}

extension Session {
    fileprivate func cosignatures(
        _ wanted: String, _ bind: (Binder) -> Void = { _ in }
    ) throws(LedgerError) -> [KeptCosignature] {
        // A file of an earlier version that nobody has written since has no such table.
        guard try schemaVersion >= 3 else { return [] }
        var found: [KeptCosignature] = []
        try statement("SELECT size, name, line, at FROM cosignature \(wanted)").each(
            bind,
            { (row) throws(LedgerError) in
                found.append(
                    KeptCosignature(size: row.integer(0), name: row.text(1), line: row.text(2), at: row.integer(3)))
                return true
            })
        return found
    }
}
