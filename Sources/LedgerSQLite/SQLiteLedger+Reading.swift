package import Ledger

extension SQLiteLedger {
    /// The size of the log and its last leaf hash.
    package func head() throws(LedgerError) -> Head {
        try reading { (session) throws(LedgerError) in try session.head() }
    }

    /// The entries of one case behind a version.
    package func entries(stream: String, after version: Int64) throws(LedgerError) -> [Entry] {
        try reading { (session) throws(LedgerError) in
            try session.entries("SELECT seq, bytes FROM entry WHERE stream = ? AND ver > ? ORDER BY ver") { row in
                row.set(1, stream)
                row.set(2, version)
            }
        }
    }

    /// Entries from a position on.
    package func entries(from seq: Int64, limit: Int) throws(LedgerError) -> [Entry] {
        try reading { (session) throws(LedgerError) in
            try session.entries("SELECT seq, bytes FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?") { row in
                row.set(1, seq)
                row.set(2, Int64(max(0, limit)))
            }
        }
    }

    /// The cases that have entries.
    package func streams() throws(LedgerError) -> [StreamHead] {
        try reading { (session) throws(LedgerError) in
            var heads: [StreamHead] = []
            let sql = "SELECT stream, max(ver), max(seq) FROM entry GROUP BY stream ORDER BY stream"
            try session.statement(sql).each { (row) in
                heads.append(StreamHead(stream: row.text(0), version: row.integer(1), lastSeq: row.integer(2)))
                return true
            }
            return heads
        }
    }

    /// The bodies of one entry, by name.
    package func bodies(of seq: Int64) throws(LedgerError) -> [Body] {
        try reading { (session) throws(LedgerError) in
            var bodies: [Body] = []
            let sql = "SELECT name, salt, content FROM body WHERE seq = ? ORDER BY name"
            try session.statement(sql).each({ $0.set(1, seq) }) { (row) in
                bodies.append(Body(name: row.text(0), salt: row.bytes(1), content: row.bytes(2)))
                return true
            }
            return try (bodies + session.secretBodies(of: seq)).sorted { $0.name < $1.name }
        }
    }

    /// The command with a key.
    package func command(_ key: String) throws(LedgerError) -> CommandRecord? {
        try reading { (session) throws(LedgerError) in try session.command(key) }
    }

    /// Checks the whole log and stops at the first bad entry.
    package func verify() throws(LedgerError) -> VerifyReport {
        try reading { (session) throws(LedgerError) in try session.verify() }
    }
}

extension SQLiteLedger {
    /// One case's row.
    package func caseRow(_ caseID: String) throws(LedgerError) -> CaseRow? {
        try reading { (session) throws(LedgerError) in
            try session.rows(CaseRow.self, where: "case_id = ?") { $0.set(1, caseID) }.first
        }
    }

    /// All cases, by id.
    package func cases() throws(LedgerError) -> [CaseRow] {
        try reading { (session) throws(LedgerError) in try session.rows() }
    }

    /// The open seats of one person, or of all.
    package func openSeats(person: String?) throws(LedgerError) -> [SeatRow] {
        try reading { (session) throws(LedgerError) in
            guard let person else { return try session.rows() }
            return try session.rows(where: "person = ?") { $0.set(1, person) }
        }
    }

    /// How much there is of what.
    package func counts(now: Int64) throws(LedgerError) -> LedgerCounts {
        try reading { (session) throws(LedgerError) in
            func count(_ sql: String) throws(LedgerError) -> Int64 { Int64(try session.value(sql)) ?? 0 }
            return LedgerCounts(
                cases: try count("SELECT count(*) FROM case_row"),
                openSeats: try count("SELECT count(*) FROM open_seat"),
                overdue: try count("SELECT count(*) FROM deadline WHERE due < \(now)"))
        }
    }

    /// The ids of cases next to an id.
    package func caseIDs(near id: String, limit: Int) throws(LedgerError) -> [String] {
        try reading { (session) throws(LedgerError) in
            var ids: [String] = []
            for (comparison, order) in [("<", "DESC"), (">=", "ASC")] {
                let half = comparison == "<" ? limit / 2 : limit - ids.count
                let sql = "SELECT case_id FROM case_row WHERE case_id \(comparison) ? ORDER BY case_id \(order) LIMIT ?"
                try session.statement(sql).each({ row in
                    row.set(1, id)
                    row.set(2, Int64(half))
                }) { (columns) throws(LedgerError) in
                    ids.append(columns.text(0))
                    return true
                }
            }
            return ids.sorted()
        }
    }

    /// The deadlines for which the clock has something to do, the longest waiting first.
    package func deadlines(passed: Bool, quietBefore time: Int64, limit: Int) throws(LedgerError) -> [DeadlineRow] {
        try reading { (session) throws(LedgerError) in
            try session.rows(where: "passed = ? AND quiet_until < ?", isLimited: true) { row in
                row.set(1, passed ? 1 : 0)
                row.set(2, time)
                row.set(3, Int64(max(0, limit)))
            }
        }
    }

    /// The forms and items of a case.
    package func units(case caseID: String) throws(LedgerError) -> [UnitRow] {
        try reading { (session) throws(LedgerError) in
            try session.rows(where: "case_id = ?") { $0.set(1, caseID) }
        }
    }

    /// The sign-offs of a case, oldest first.
    package func signOffs(case caseID: String, unit: String?) throws(LedgerError) -> [SignOffRow] {
        try reading { (session) throws(LedgerError) in
            guard let unit else { return try session.rows(where: "case_id = ?") { $0.set(1, caseID) } }
            return try session.rows(where: "case_id = ? AND unit = ?") { row in
                row.set(1, caseID)
                row.set(2, unit)
            }
        }
    }

    /// Every row of one case, or of all, as canonical JSON, sorted.
    package func dumpViews(of caseID: String?) throws(LedgerError) -> [String] {
        try reading { (session) throws(LedgerError) in
            func dumped<Row: ViewRow>(_ kind: Row.Type) throws(LedgerError) -> [String] {
                guard let caseID else { return try session.rows(kind).map(\.dumped) }
                return try session.rows(kind, where: "case_id = ?") { $0.set(1, caseID) }.map(\.dumped)
            }
            let rows =
                try dumped(CaseRow.self) + dumped(SeatRow.self) + dumped(DeadlineRow.self) + dumped(SignOffRow.self)
                + dumped(UnitRow.self)
            return rows.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        }
    }

    /// The bytes of the main file and of the write-ahead log.
    package var fileBytes: Int64 { Int64(file.mainSize + file.walSize) }

    /// The number of rows in all views.
    package func countViewRows() throws(LedgerError) -> Int {
        try reading { (session) throws(LedgerError) in
            var count = 0
            for table in Session.viewTables { count += Int(try session.value("SELECT count(*) FROM \(table)")) ?? 0 }
            return count
        }
    }
}
