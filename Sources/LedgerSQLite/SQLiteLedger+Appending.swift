internal import CSQLite
package import Ledger

extension SQLiteLedger {
    /// Records one command, or nothing of it.
    package func append(_ append: Append) throws(LedgerError) -> Appended {
        try appendBatch([append])[0].get()
    }

    /// Records several commands in one transaction, each by itself.
    package func appendBatch(_ appends: [Append]) throws(LedgerError) -> [Result<Appended, LedgerError>] {
        let batch = try writing { (session) throws(LedgerError) in try session.appendBatch(appends) }
        switch batch {
        case .made(let results): return results
        case .uncertain(let results, let failure):
            try settle(appends, results, failure)
            return results
        }
    }

    /// How long the last commit took.
    package var lastCommit: Duration {
        (try? reading { (session) throws(LedgerError) in session.lastCommit }) ?? .zero
    }

    /// Finds out whether a commit was made that SQLite reported as failed; returns if it was.
    private func settle(
        _ appends: [Append], _ results: [Result<Appended, LedgerError>], _ failure: LedgerError
    ) throws(LedgerError) {
        // One transaction: what holds for the first recorded command holds for all.
        guard let append = zip(appends, results).first(where: { (try? $1.get()) != nil })?.0 else { throw failure }
        let record: CommandRecord?
        do {
            try reopen()
            record = try command(append.command)
        } catch {
            throw .unknown(key: append.command)
        }
        if let record, record.request == append.request { return }
        do {
            try writing { (session) throws(LedgerError) in try session.overwriteLost() }
        } catch {
            throw .unknown(key: append.command)
        }
        throw failure
    }

    /// Removes every row of every view.
    package func clearViews() throws(LedgerError) {
        try changeViews { (session) throws(LedgerError) in
            for table in Session.viewTables { try session.execute("DELETE FROM \(table)") }
        }
    }

    /// Writes views without appending.
    package func writeViews(_ changes: [ViewChanges]) throws(LedgerError) {
        try changeViews { (session) throws(LedgerError) in
            for change in changes { try session.write(change) }
        }
    }

    private func changeViews(_ work: (Session) throws(LedgerError) -> Void) throws(LedgerError) {
        try writing { (session) throws(LedgerError) in
            try session.inTransaction(work)
            Checkpointing.afterCommit(session)
        }
    }
}

/// What became of a batch.
enum Batch {
    case made([Result<Appended, LedgerError>])
    /// The commit failed in a way that does not tell whether it was made.
    case uncertain([Result<Appended, LedgerError>], failure: LedgerError)
}

extension Session {
    /// Does work in a transaction; a failure undoes it.
    func inTransaction(_ work: (Session) throws(LedgerError) -> Void) throws(LedgerError) {
        try statement("BEGIN IMMEDIATE").run()
        do throws(LedgerError) {
            try work(self)
            let result = commit(database)
            if result != SQLITE_OK { throw failure(result) }
        } catch {
            rollBack()
            throw error
        }
    }

    func rollBack() {
        // Some failures have rolled back already; a rollback cannot be made to succeed by anything we do.
        if isInTransaction { sqlite3_exec(database, "ROLLBACK", nil, nil, nil) }
    }

    func appendBatch(_ appends: [Append]) throws(LedgerError) -> Batch {
        try statement("BEGIN IMMEDIATE").run()
        let results: [Result<Appended, LedgerError>]
        do throws(LedgerError) {
            // Savepoints keep copies of pages; seldom is there a command that needs one.
            if let all = try appendAll(appends, eachInSavepoint: false) {
                results = all
            } else {
                try execute("ROLLBACK")
                try statement("BEGIN IMMEDIATE").run()
                results = try appendAll(appends, eachInSavepoint: true) ?? []
            }
        } catch {
            // A store that fails under one command cannot be trusted with the others.
            rollBack()
            throw error
        }
        if !results.contains(where: { (try? $0.get()) != nil }) {
            rollBack()
            return .made(results)
        }
        let before = ContinuousClock.now
        let result = commit(database)
        lastCommit = ContinuousClock.now - before
        if result == SQLITE_OK {
            Checkpointing.afterCommit(self)
            return .made(results)
        }
        let failure = self.failure(result)
        let code = sqlite3_extended_errcode(database)
        // SQLITE_FULL and SQLITE_IOERR_WRITE: the last frame, which alone makes a commit, was not written.
        if code == SQLITE_FULL || code == SQLITE_IOERR | 3 << 8 {
            rollBack()
            throw failure
        }
        guard isInTransaction else { return .uncertain(results, failure: failure) }
        rollBack()
        do throws(LedgerError) { try overwriteLost() } catch { return .uncertain(results, failure: failure) }
        throw failure
    }

    /// Makes sure that a commit which failed stays without effect.
    ///
    /// Its frames may lie whole in the write-ahead log, where SQLite passes over them now, but would find them after a
    /// crash. The next commit is written over them; this one changes nothing else.
    func overwriteLost() throws(LedgerError) {
        try execute("BEGIN IMMEDIATE")
        do throws(LedgerError) {
            // Written even where it is the same, and with it the first page.
            try execute("PRAGMA user_version = \(Schema.version)")
            try execute("COMMIT")
        } catch {
            rollBack()
            throw error
        }
    }

    /// Appends commands, each by itself; only failures of the store are thrown.
    ///
    /// - Returns: What became of each; nil if one must be undone that has no savepoint, and with it the transaction.
    private func appendAll(
        _ appends: [Append], eachInSavepoint: Bool
    ) throws(LedgerError) -> [Result<Appended, LedgerError>]? {
        var head = try head()
        var results: [Result<Appended, LedgerError>] = []
        for append in appends {
            guard let result = try appendAlone(append, &head, inSavepoint: eachInSavepoint) else { return nil }
            results.append(result)
        }
        return results
    }

    /// Appends one command; only failures of the store are thrown.
    ///
    /// Most commands are new and expect the right version: their key and version are not looked up beforehand, the
    /// tables' own rules refuse the others.
    ///
    /// - Returns: What became of it; nil if it was refused half-way and there is no savepoint to go back to.
    private func appendAlone(
        _ append: Append, _ head: inout Head, inSavepoint: Bool
    ) throws(LedgerError) -> Result<Appended, LedgerError>? {
        let entries: [Entry]
        do throws(LedgerError) {
            if append.events.isEmpty || append.expectedVersion == nil { try checkPlace(of: append) }
            if let basis = append.basis {
                let found = try self.version(of: basis.stream)
                if found != basis.version {
                    throw LedgerError.versionConflict(stream: basis.stream, expected: basis.version, found: found)
                }
            }
            let version =
                if let expected = append.expectedVersion { expected } else { try self.version(of: append.stream) }
            entries = try append.entries(after: head, version: version)
        } catch {
            return .failure(try refusal(of: append, error))
        }
        if inSavepoint { try statement("SAVEPOINT append").run() }
        do throws(LedgerError) {
            try insert(append, entries)
        } catch {
            guard error.isRefusal, isInTransaction else { throw error }
            if !inSavepoint { return nil }
            try execute("ROLLBACK TO append; RELEASE append")
            return .failure(try refusal(of: append, error))
        }
        if inSavepoint { try statement("RELEASE append").run() }
        if let last = entries.last { head = Head(size: last.seq, leaf: last.leaf) }
        return .success(Appended(entries: entries))
    }

    /// Why a command was refused: that its key came before or that its case has moved on goes before all else.
    private func refusal(of append: Append, _ error: LedgerError) throws(LedgerError) -> LedgerError {
        guard error.isRefusal else { throw error }
        do throws(LedgerError) { try checkPlace(of: append) } catch {
            guard error.isRefusal else { throw error }
            return error
        }
        return error
    }

    /// Checks that the key is new and the case stands where the command expects it.
    private func checkPlace(of append: Append) throws(LedgerError) {
        if let record = try command(append.command) { throw record.refusal(of: append.request) }
        guard let expected = append.expectedVersion else { return }
        let found = try version(of: append.stream)
        if found != expected { throw .versionConflict(stream: append.stream, expected: expected, found: found) }
    }

    private func insert(_ append: Append, _ entries: [Entry]) throws(LedgerError) {
        let insertEntry = try statement("INSERT INTO entry VALUES (?, ?, ?, ?, ?)")
        for (entry, event) in zip(entries, append.events) {
            try insertEntry.run { row in
                row.set(1, entry.seq)
                row.set(2, entry.stream)
                row.set(3, entry.version)
                row.set(4, entry.bytes)
                row.set(5, entry.leaf.bytes)
            }
            for body in event.bodies {
                let commitment = entry.commitments[body.name]?.bytes ?? []
                if body.isSecret {
                    try insertSecret(body, commitment, of: entry.seq)
                    continue
                }
                try statement("INSERT INTO body VALUES (?, ?, ?, ?, ?)").run { row in
                    row.set(1, entry.seq)
                    row.set(2, body.name)
                    row.set(3, commitment)
                    row.set(4, body.salt)
                    row.set(5, body.content)
                }
            }
        }
        for place in append.removing { try remove(place) }
        let outcome = append.outcome(entries)
        try statement("INSERT INTO command VALUES (?, ?, ?, ?, ?)").run { row in
            row.set(1, append.command)
            row.set(2, append.request.bytes)
            row.set(3, outcome.answer)
            row.set(4, entries.first?.seq)
            row.set(5, entries.last?.seq)
        }
        try write(outcome.views)
    }
}
