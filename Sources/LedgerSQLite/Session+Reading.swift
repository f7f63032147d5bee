internal import CSQLite
internal import Ledger

extension Session {
    func head() throws(LedgerError) -> Head {
        let head = try statement("SELECT seq, leaf FROM entry ORDER BY seq DESC LIMIT 1").first { (row) in
            Hash(row.bytes(1)).map { Head(size: row.integer(0), leaf: $0) }
        }
        return head ?? .empty
    }

    func version(of stream: String) throws(LedgerError) -> Int64 {
        let statement = try statement("SELECT max(ver) FROM entry WHERE stream = ?")
        return try statement.first({ $0.set(1, stream) }, { (row) in row.integer(0) }) ?? 0
    }

    func command(_ key: String) throws(LedgerError) -> CommandRecord? {
        let statement = try statement("SELECT request, answer, first_seq, last_seq FROM command WHERE key = ?")
        return try statement.first(
            { $0.set(1, key) },
            { (row) in
                CommandRecord(
                    key: key, request: Hash(row.bytes(0)) ?? .zero, answer: row.bytes(1),
                    firstSeq: row.optionalInteger(2), lastSeq: row.optionalInteger(3))
            })
    }

    func entries(_ sql: String, _ bind: (Binder) -> Void) throws(LedgerError) -> [Entry] {
        var entries: [Entry] = []
        try statement(sql).each(bind) { (row) throws(LedgerError) in
            do throws(LedgerError) {
                entries.append(try Entry(bytes: row.bytes(1)))
            } catch {
                throw error.at(row.integer(0))
            }
            return true
        }
        return entries
    }

    /// Checks the last entries, which a crash or a careless copy would have hurt.
    func checkTail() throws(LedgerError) {
        var rows: [EntryRow] = []
        try statement("SELECT seq, stream, ver, bytes, leaf FROM entry ORDER BY seq DESC LIMIT 65").each { (row) in
            rows.append(row.entryRow)
            return true
        }
        try LedgerVerifier.checkTail(rows.reversed())
    }

    /// Checks the whole log in one transaction, so that a writer elsewhere does not disturb it.
    func verify() throws(LedgerError) -> VerifyReport {
        try statement("BEGIN").run()
        defer { rollBack() }
        let report = try verify(tallies: true)
        // To name what is wrong with a command, all of them must be sorted by their entries.
        return report.isGood ? report : try verify(tallies: false)
    }

    private func verify(tallies: Bool) throws(LedgerError) -> VerifyReport {
        let entries = try statement("SELECT seq, stream, ver, bytes, leaf FROM entry ORDER BY seq")
        let bodies = try statement(
            "SELECT seq, name, commitment, salt, content, NULL FROM body"
                + (try holdsSecretBodies
                    ? " UNION ALL SELECT seq, name, commitment, master, box, key FROM secret_body" : "")
                + " ORDER BY seq, name")
        let commands = try statement(
            "SELECT key, first_seq, last_seq FROM command WHERE first_seq IS NOT NULL"
                + (tallies ? "" : " ORDER BY first_seq"))
        defer { for statement in [entries, bodies, commands] { statement.reset() } }
        var verifier = LedgerVerifier(tallies: tallies)
        var body = try bodies.next()?.bodyRow(secrets)
        var command = tallies ? nil : try commands.next()?.commandSpan
        while verifier.problem == nil, let row = try entries.next()?.entryCells {
            while let waiting = body, waiting.seq <= row.seq {
                verifier.take(waiting)
                body = try bodies.next()?.bodyRow(secrets)
            }
            while let waiting = command, waiting.firstSeq <= row.seq {
                verifier.take(waiting)
                command = try commands.next()?.commandSpan
            }
            verifier.take(row)
        }
        if let body { verifier.take(body) }
        if let command { verifier.take(command) }
        guard tallies, verifier.problem == nil else { return verifier.finish() }
        var tally = CommandTally()
        while let row = try commands.next() {
            tally.add(row.memory(0, of: SQLITE_TEXT), row.integer(1), row.integer(2))
        }
        return verifier.finish(tally: tally)
    }
}

extension Columns {
    fileprivate var entryRow: EntryRow {
        EntryRow(seq: integer(0), stream: storedText(1), version: integer(2), bytes: bytes(3), leaf: bytes(4))
    }

    fileprivate var entryCells: EntryCells {
        EntryCells(
            seq: integer(0), stream: memory(1, of: SQLITE_TEXT), version: integer(2), bytes: memory(3), leaf: memory(4))
    }

    fileprivate func bodyRow(_ secrets: SecretBodies) throws(LedgerError) -> BodyRow {
        let (seq, name, commitment) = (integer(0), storedText(1), Hash(memory(2)))
        if isNull(5) {
            let found = Body.commitment(name: name, salt: memory(3), content: memory(4))
            return BodyRow(seq: seq, name: name, commitment: commitment, isSecret: false, found: found)
        }
        let secret = SecretBody(name: name, commitment: bytes(2), master: bytes(3), key: bytes(5), box: bytes(4))
        let found = try secrets.openToCheck(secret)?.commitment
        return BodyRow(seq: seq, name: name, commitment: commitment, isSecret: true, found: found)
    }

    fileprivate var commandSpan: CommandSpan {
        CommandSpan(key: storedText(0), firstSeq: integer(1), lastSeq: integer(2))
    }
}
