package import Ledger

extension SQLiteLedger {
    /// Copies the ledger, as it is now, into one file, while it is being read and written.
    ///
    /// The copy is made at `path` with `.part` added, checked, synced and then renamed: a file at `path` is a whole and
    /// sound one. Only this user may read it. During the copy the write-ahead log cannot be emptied.
    ///
    /// - Parameters:
    ///   - path: The file to make; it takes no other file's place.
    ///   - logLimit: How large the write-ahead log may become meanwhile, in bytes, before the copy is given up.
    ///   - progress: Is told how far it is after each 4 MiB; when it returns false, the copy is given up.
    /// - Throws: `ledger.exists`; `ledger.busy` if another copy to this path is being made; `ledger.disk_full` also when
    ///   less than 64 MiB would be left; `ledger.damaged` or `ledger.bad_entry` if what was copied is not sound;
    ///   `ledger.io` if it was given up.
    package func backUp(
        to path: String, logLimit: Int = 1 << 30, progress: ((BackupProgress) -> Bool)? = nil
    ) throws(LedgerError) -> BackupReport {
        let known = try head()
        try LedgerFile(path: path).checkAbsence()
        let part = try PartFile(for: path)
        let head = try Self.copy(self.path, into: part, logLimit: logLimit, progress: progress)
        let copy = try Session.alone(at: part.path)
        try copy.run { (session) throws(LedgerError) in
            let found = try session.head()
            guard found == head else {
                throw .badEntry(seq: head.size, expected: "the last entry, \(head.leaf)", found: found.leaf.hex)
            }
            try session.checkContinues(known)
            try session.checkTail()
            try session.checkStructure()
        }
        let report = BackupReport(path: path, head: head, bytes: part.size, digest: try part.digest())
        try part.install()
        // A reader's backup may be made where nothing can be noted; it is a good one all the same.
        try? BackupNotes(of: self.path).add(report)
        return report
    }

    /// Copies a ledger through a connection of its own.
    static func copy(
        _ path: String, into part: PartFile, logLimit: Int, progress: ((BackupProgress) -> Bool)?
    ) throws(LedgerError) -> Head {
        let source = try openReader(at: path)
        defer { source.close() }
        return try source.reading { (session) throws(LedgerError) in
            try Copying(source: session, part: part, logLimit: logLimit, progress: progress).run()
        }
    }
}
