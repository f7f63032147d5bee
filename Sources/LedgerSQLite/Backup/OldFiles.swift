internal import Glibc
internal import Ledger

/// The files of a ledger that gives way to another one; they are kept under a name that says until when they held.
struct OldFiles {
    let file: LedgerFile
    /// The name that the main file gets; its companions keep theirs behind it, so that SQLite still finds them.
    let aside: String

    /// What lies beside the main file and goes with it.
    private let suffixes: [String]

    /// Chooses the name for a time in microseconds since 1970, such as `a.db.before-20260301T083000Z`.
    ///
    /// - Parameter isForked: Whether what comes in its place does not continue what was signed: then the key and the
    ///   checkpoint go too, since no log may sign two histories under one name.
    init(of file: LedgerFile, at now: Int64, isForked: Bool = false) throws(LedgerError) {
        self.file = file
        suffixes = LedgerFile.companions + (isForked ? [".checkpoint", ".key"] : [])
        let time = Timestamp.text(now).prefix(19).filter { $0 != "-" && $0 != ":" }
        aside = file.path + ".before-" + time + "Z"
        try LedgerFile(path: aside).checkAbsence()
    }

    /// Renames what there is; a failure undoes it.
    ///
    /// The main file goes first: without its changes it would look like a whole ledger that is short of entries,
    /// whereas a missing one is noticed by everyone.
    func move() throws(LedgerError) {
        for suffix in [""] + suffixes where LedgerFile(path: file.path + suffix).isThere {
            guard rename(file.path + suffix, aside + suffix) == 0 else {
                let code = errno
                moveBack()
                throw LedgerError(errno: code, path: file.path + suffix)
            }
        }
        try file.syncFolder()
    }

    /// Undoes `move`, as far as the system lets it: the main file last, for the reason it went first.
    func moveBack() {
        for suffix in suffixes.reversed() + [""] where LedgerFile(path: aside + suffix).isThere {
            rename(aside + suffix, file.path + suffix)
        }
    }
}
