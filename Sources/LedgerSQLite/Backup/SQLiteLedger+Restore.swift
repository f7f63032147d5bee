internal import Glibc
package import Ledger

extension SQLiteLedger {
    /// Puts a copy of a backup in a ledger's place, after every entry of the copy was checked.
    ///
    /// Nothing is removed: the files of a ledger that was there are renamed to `NAME.before-TIME` (UTC). They stay as
    /// they are if anything is refused. Ends after the new names are durable. Whoever still reads the old ledger goes on
    /// reading it, and must open the new one.
    ///
    /// - Parameters:
    ///   - backup: The file to copy, which is only read.
    ///   - path: The ledger to make.
    ///   - replacing: Whether a ledger that is there gives way.
    ///   - acceptingLoss: Whether it does even if it has entries that the backup does not have, or cannot be read.
    ///   - now: The time for the old files' name, in microseconds since 1970.
    ///   - progress: Is told how far the copy is; when it returns false, the restore is given up.
    /// - Throws: `ledger.truncated` or `ledger.forked` if the backup does not hold what was signed and no loss is accepted;
    ///   `ledger.exists`; `ledger.busy` while another process writes the ledger; `ledger.would_lose`;
    ///   `ledger.not_found`, `ledger.not_ours`, `ledger.bad_entry`, `ledger.damaged` of the backup; `ledger.read_only`,
    ///   `ledger.disk_full`, `ledger.io`.
    package static func restore(
        from backup: String, to path: String, replacing: Bool = false, acceptingLoss: Bool = false, now: Int64,
        progress: ((BackupProgress) -> Bool)? = nil
    ) throws(LedgerError) -> RestoreReport {
        let file = LedgerFile(path: path)
        try LedgerFile(path: backup).checkPresence()
        if !replacing { try file.checkAbsence() }
        _ = try OldFiles(of: file, at: now)
        let lock = try WriterLock(for: path, waiting: 0)
        defer { withExtendedLifetime(lock) {} }
        let part = try PartFile(for: path)
        _ = try copy(backup, into: part, logLimit: .max, progress: progress)
        let session = try Session.alone(at: part.path)
        let verified = try session.run { (session) throws(LedgerError) in try session.verifyWhole() }
        let isForked = try session.run { (session) throws(LedgerError) in
            do throws(LedgerError) { try session.checkSeals(of: path) } catch {
                guard acceptingLoss else { throw error }
                return true
            }
            return false
        }
        let old = try OldFiles(of: file, at: now, isForked: isForked)
        let replaced = try checkLoss(of: old, by: session, isAccepted: acceptingLoss)
        try part.takeRights(of: file)
        let report = RestoreReport(verified: verified, bytes: part.size, replaced: replaced)
        try old.move()
        do throws(LedgerError) {
            try part.install()
        } catch {
            if !file.isThere { old.moveBack() }
            throw error
        }
        return report
    }

    /// Finds out what would be lost, and refuses it unless it is accepted; nil if there is no ledger to lose.
    private static func checkLoss(
        of old: OldFiles, by copy: Session, isAccepted: Bool
    ) throws(LedgerError) -> RestoreReport.Replaced? {
        guard old.file.isThere || !old.file.presentCompanions.isEmpty else { return nil }
        let loss = try copy.run { (session) in Comparing.loss(of: old.file.path, by: session) }
        if loss?.lost != 0, !isAccepted { throw .wouldLose(path: old.file.path, entries: loss?.lost) }
        return RestoreReport.Replaced(path: old.aside, entries: loss?.entries, lost: loss?.lost)
    }
}

extension Session {
    /// Checks the structure and every entry; a report that is not good is thrown.
    fileprivate func verifyWhole() throws(LedgerError) -> VerifyReport {
        try checkStructure()
        let report = try verify()
        if let problem = report.problem {
            throw .badEntry(seq: problem.seq, expected: problem.expected, found: problem.found)
        }
        return report
    }
}

extension PartFile {
    /// Lets those use the file who could use the one before, or else the owner of the folder.
    fileprivate func takeRights(of file: LedgerFile) throws(LedgerError) {
        if let old = file.status {
            try take(owner: old.st_uid, group: old.st_gid, mode: old.st_mode)
        } else if let folder = LedgerFile(path: file.place).status {
            try take(owner: folder.st_uid, group: folder.st_gid, mode: 0o600)
        }
    }
}
