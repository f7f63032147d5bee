/// A log that can be read, with the views that are kept beside it.
package protocol LedgerReading: AnyObject, Sendable {
    /// The size of the log and its last entry's leaf hash.
    func head() throws(LedgerError) -> Head
    /// The entries of one case behind a version, in order; none if there is no such case.
    func entries(stream: String, after version: Int64) throws(LedgerError) -> [Entry]
    /// At most `limit` entries from a position on, in order.
    func entries(from seq: Int64, limit: Int) throws(LedgerError) -> [Entry]
    /// The cases that have entries, by the bytes of their ids.
    func streams() throws(LedgerError) -> [StreamHead]
    /// The bodies of one entry, by name.
    func bodies(of seq: Int64) throws(LedgerError) -> [Body]
    /// The command with a key, or nil if it never came.
    func command(_ key: String) throws(LedgerError) -> CommandRecord?
    /// Checks the whole log and stops at the first bad entry.
    func verify() throws(LedgerError) -> VerifyReport

    /// One case's row.
    func caseRow(_ caseID: String) throws(LedgerError) -> CaseRow?
    /// All cases, by id.
    func cases() throws(LedgerError) -> [CaseRow]
    /// At most `limit` ids of cases that come next to an id in the order of ids, for a hint to whoever mistyped it.
    func caseIDs(near id: String, limit: Int) throws(LedgerError) -> [String]
    /// How much there is of what, without reading it all.
    func counts(now: Int64) throws(LedgerError) -> LedgerCounts
    /// The open seats of one person, or of all.
    func openSeats(person: String?) throws(LedgerError) -> [SeatRow]
    /// At most `limit` deadlines for which the clock has something to do, the longest waiting first, found by an index.
    ///
    /// - Parameters:
    ///   - passed: Whether they are marked as passed.
    ///   - time: Only those whose quiet time ended before it.
    func deadlines(passed: Bool, quietBefore time: Int64, limit: Int) throws(LedgerError) -> [DeadlineRow]
    /// The forms and items of a case.
    func units(case caseID: String) throws(LedgerError) -> [UnitRow]
    /// The sign-offs of a case, oldest first; only those of one unit if it is given.
    func signOffs(case caseID: String, unit: String?) throws(LedgerError) -> [SignOffRow]
    /// Every row of one case in every view as canonical JSON, sorted; of all cases if none is given.
    func dumpViews(of caseID: String?) throws(LedgerError) -> [String]
    /// The number of rows in all views.
    func countViewRows() throws(LedgerError) -> Int
    /// The bytes on disk, changes that wait beside the main file included; 0 for a log in memory.
    var fileBytes: Int64 { get }

    /// Hashes of the tree over the entries (RFC 6962): for `level` 0 their leaf hashes, above it each the hash of 256
    /// neighbours of the level below.
    ///
    /// - Throws: `ledger.bad_entry` if the log does not reach so far.
    func treeHashes(level: Int, from first: Int64, count: Int) throws(LedgerError) -> [Hash]
    /// The newest checkpoint that was signed, as it was written down; nil if there is none.
    func newestSeal() throws(LedgerError) -> Seal?

    /// The newest checkpoint as it is kept outside of the ledger, where a lost end of it is not lost too; nil if it is
    /// not there.
    func sealBeside() throws(LedgerError) -> [UInt8]?
    /// The backups that were made by this program, as far as they could be noted down.
    func backups() throws(LedgerError) -> [BackupNote]
    /// At most `limit` checkpoints that were signed over more than `size` entries, the smallest first.
    func seals(after size: Int64, limit: Int) throws(LedgerError) -> [Seal]

    /// What witnesses said of the checkpoint over `size` entries, by name.
    func cosignatures(of size: Int64) throws(LedgerError) -> [KeptCosignature]
    /// What each witness said last, of the largest checkpoint that it cosigned, by name.
    func newestCosignatures() throws(LedgerError) -> [KeptCosignature]

    /// Ends the use of the ledger. For a writer: everything recorded is in the store's own file alone, unless somebody
    /// still reads, and another writer may begin.
    func close()
}

extension LedgerReading {
    /// The body with a commitment, or nil if the entry has none such.
    package func body(_ commitment: Hash, of seq: Int64) throws(LedgerError) -> Body? {
        try bodies(of: seq).first { $0.commitment == commitment }
    }

    /// Every row of every view as canonical JSON, sorted: to compare what a rebuild changed.
    package func dumpViews() throws(LedgerError) -> [String] { try dumpViews(of: nil) }
}

/// How much there is of what in a ledger.
package struct LedgerCounts: Sendable, Equatable {
    /// Cases, those that ended included.
    package let cases: Int64
    /// Seats that wait for somebody.
    package let openSeats: Int64
    /// Open deadlines that lie before the time asked about, passed ones included.
    package let overdue: Int64

    /// Creates counts.
    package init(cases: Int64, openSeats: Int64, overdue: Int64) {
        (self.cases, self.openSeats, self.overdue) = (cases, openSeats, overdue)
    }
}

/// A log that can be appended to; there is one writer at a time.
package protocol LedgerStore: LedgerReading {
    /// Records one command: entries, bodies, answer and views in one durable transaction, or nothing.
    ///
    /// - Throws: `ledger.replayed` with the recorded answer or `ledger.key_conflict` if the key came before;
    ///   `ledger.version_conflict` if the case has moved on; `ledger.bad_event`; failures of the store.
    func append(_ append: Append) throws(LedgerError) -> Appended

    /// Records several commands in one durable transaction, in order, each by itself: a refused one leaves no trace.
    ///
    /// - Returns: One result for each command, in their order.
    /// - Throws: A failure of the store, after which nothing of the batch is recorded unless it is `ledger.unknown`.
    func appendBatch(_ appends: [Append]) throws(LedgerError) -> [Result<Appended, LedgerError>]

    /// Removes every row of every view; the log stays.
    func clearViews() throws(LedgerError)

    /// Writes views without appending, in one transaction: for rebuilding them from the log.
    func writeViews(_ changes: [ViewChanges]) throws(LedgerError)

    /// Makes a key by which the ledger signs from now on; what it holds is signed with the former one too, if any.
    ///
    /// - Parameters:
    ///   - origin: The name of the log, without spaces and plus signs; that of the former key if there is one.
    ///   - record: Records the new key's line in the log, before it signs.
    /// - Throws: `ledger.key`, what `record` throws, failures of the store.
    func addKey(origin: String?, record: (String) throws -> Void) throws

    /// Signs what is recorded, unless that was done already, and keeps the checkpoint in the ledger and beside it.
    ///
    /// - Returns: The newest checkpoint; nil where the ledger has no key or no entry.
    /// - Throws: `ledger.key` if the key cannot be used; failures of the store, after which the next try signs.
    @discardableResult
    func seal() throws(LedgerError) -> Seal?

    /// Leaves no trace of removed bodies where the log is kept, and of what was deleted otherwise.
    ///
    /// - Returns: False if somebody who reads prevented a part of it; it is to be called again then.
    func sweep() throws(LedgerError) -> Bool

    /// Keeps what a witness said, in place of what it said of the same checkpoint before.
    func keep(_ cosignature: KeptCosignature) throws(LedgerError)

    /// How long the last commit took until the disk said that it is safe; zero in memory.
    var lastCommit: Duration { get }
}
