internal import CSQLite
internal import Ledger

/// Moving changes from the write-ahead log into the main file: only by the writer, between its own transactions.
enum Checkpointing {
    /// How many frames the write-ahead log may grow by before they are moved.
    static let frames: Int32 = 4_000
    /// How large the write-ahead log's file may be before it is cut, in bytes.
    static let largestFile = 64 << 20

    /// Moves changes if there are many; failing to is no failure of the commit before.
    static func afterCommit(_ session: Session) {
        guard session.walFrames > session.nextCheckpoint else { return }
        let isAll = move(session, SQLITE_CHECKPOINT_PASSIVE)
        // Readers can hold some back; then it is tried again after as many frames more.
        session.nextCheckpoint = isAll ? frames : session.walFrames + frames
        guard isAll, session.file.walSize > largestFile else { return }
        // Cutting waits for readers, such as a backup; an append must not.
        sqlite3_busy_timeout(session.database, 0)
        if !move(session, SQLITE_CHECKPOINT_TRUNCATE) { session.nextCheckpoint = session.walFrames + frames }
        sqlite3_busy_timeout(session.database, Session.busyMilliseconds)
    }

    /// Moves all changes and empties the write-ahead log's file; false if a reader prevented it.
    static func all(_ session: Session) -> Bool {
        move(session, SQLITE_CHECKPOINT_TRUNCATE)
    }

    private static func move(_ session: Session, _ mode: Int32) -> Bool {
        var inLog: Int32 = 0
        var moved: Int32 = 0
        let result = sqlite3_wal_checkpoint_v2(session.database, nil, mode, &inLog, &moved)
        return result == SQLITE_OK && inLog == moved
    }
}
