internal import CSQLite
package import Ledger

extension Session {
    /// The secret bodies of one entry that can be opened here.
    func secretBodies(of seq: Int64) throws(LedgerError) -> [Body] {
        guard try hasSecretBodies else { return [] }
        var bodies: [Body] = []
        let take = { (row: Columns) throws(LedgerError) in
            let secret = SecretBody(
                name: row.text(0), commitment: row.bytes(1), master: row.bytes(2), key: row.bytes(3), box: row.bytes(4))
            if let body = try self.secrets.open(secret, of: seq) { bodies.append(body) }
            return true
        }
        let sql = "SELECT name, commitment, master, key, box FROM secret_body WHERE seq = ?"
        try statement(sql).each({ $0.set(1, seq) }, take)
        return bodies
    }

    func insertSecret(_ body: Body, _ commitment: [UInt8], of seq: Int64) throws(LedgerError) {
        let master = try secrets.keyToSeal { () throws(LedgerError) in
            try statement("SELECT master FROM secret_body LIMIT 1").first { (row) in row.bytes(0) }
        }
        let secret = master.seal(body, commitment: commitment)
        try statement("INSERT INTO secret_body VALUES (?, ?, ?, ?, ?, ?)").run { row in
            row.set(1, seq)
            row.set(2, secret.name)
            row.set(3, secret.commitment)
            row.set(4, secret.master)
            row.set(5, secret.key)
            row.set(6, secret.box)
        }
    }

    /// Removes a body with its key, and the hash of the request that it came with, by which it could be guessed.
    func remove(_ place: BodyPlace) throws(LedgerError) {
        for table in ["body", "secret_body"] {
            try statement("DELETE FROM \(table) WHERE seq = ? AND name = ?").run { row in
                row.set(1, place.seq)
                row.set(2, place.name)
            }
        }
        for entry in try entries("SELECT seq, bytes FROM entry WHERE seq = ?", { $0.set(1, place.seq) }) {
            try statement("UPDATE command SET request = zeroblob(32) WHERE key = ?").run { $0.set(1, entry.command) }
        }
    }
}

extension SQLiteLedger {
    /// Leaves no trace of removed bodies in the file or beside it.
    ///
    /// Rows that are deleted, and copies of them that a page kept when it was divided, stay in the file until it is
    /// written anew.
    ///
    /// - Returns: Whether the write-ahead log could be emptied; a reader that goes on can prevent it.
    package func sweep() throws(LedgerError) -> Bool {
        try writing { (session) throws(LedgerError) in
            try session.execute("PRAGMA secure_delete = ON")
            try session.execute("VACUUM")
            return Checkpointing.all(session)
        }
    }
}
