internal import CSQLite
internal import Glibc
package import Ledger

/// Checks a ledger and the machine that it is on, also while it is being written; changes nothing of it.
package struct Doctor {
    /// The path of the ledger.
    package let path: String
    /// The time, in microseconds since 1970, that the last entry is compared with.
    package let now: Int64
    /// Whether SQLite checks the structure of the whole file, which takes about as long as reading it.
    package let isThorough: Bool

    /// Creates a doctor for one ledger.
    package init(path: String, now: Int64, isThorough: Bool = false) {
        self.path = path
        self.now = now
        self.isThorough = isThorough
    }

    /// Checks everything from outside: for the command line, through a reader's connection.
    ///
    /// Does not throw: what cannot be checked is a finding or, behind `doctor.opening`, left out.
    package func examine() -> [HealthFinding] {
        do throws(LedgerError) {
            let ledger = try SQLiteLedger.openReader(at: path)
            defer { ledger.close() }
            return examine(ledger)
        } catch {
            return library + [.opening(error)] + around
        }
    }

    /// Checks everything through the connection of an open ledger: for the service, about its own writer.
    package func examine(_ ledger: SQLiteLedger) -> [HealthFinding] {
        do throws(LedgerError) {
            let inside = try ledger.reading { (session) throws(LedgerError) in try examine(session) }
            return library + [.opening(nil)] + inside + around
        } catch {
            return library + [.opening(error)] + around
        }
    }

    private var library: [HealthFinding] {
        [.library(version: sqlite3_libversion_number()), .threads(mode: sqlite3_threadsafe())]
    }

    private func examine(_ session: Session) throws(LedgerError) -> [HealthFinding] {
        var found: [String: String] = [:]
        var expected: [String: String] = [:]
        for (name, _, answer) in Settings.pragmas where !session.isImmutable || name != "journal_mode" {
            found[name] = try session.value("PRAGMA \(name)")
            expected[name] = answer
        }
        var findings: [HealthFinding] = [.settings(found, expected: expected)]
        let version = try session.schemaVersion
        // A file of an earlier version is a good one: it gets what it lacks when it is written next.
        let expectedVersion = min(max(version, 1), Schema.version)
        findings.append(
            .schema(
                ["application_id": try session.value("PRAGMA application_id"), "user_version": String(version)],
                expected: ["application_id": String(Schema.applicationID), "user_version": String(expectedVersion)]))
        let last = try session.entries("SELECT seq, bytes FROM entry ORDER BY seq DESC LIMIT 1") { _ in }.first
        if let last { findings.append(.entryTime(now: now, last: last.at)) }
        findings.append(.masterKey(try session.masterKeyState))
        if isThorough { findings.append(.structure(try session.value("PRAGMA quick_check(1)"))) }
        return findings
    }

    /// What can be seen of the file and the machine without opening the ledger.
    private var around: [HealthFinding] {
        let file = LedgerFile(path: path)
        var findings: [HealthFinding] = []
        if let status = file.status {
            findings = [
                .lock(holder: WriterLock.present(of: path)), .log(bytes: Int64(file.walSize)),
                .fileRights(mode: status.st_mode),
            ]
            findings.append(.owners(owner: status.st_uid, strangers: file.strangers(to: status.st_uid)))
        }
        if let status = LedgerFile(path: file.place).status { findings.append(.folderRights(mode: status.st_mode)) }
        return findings + Disk(of: file).findings + [.clock(isSynchronised: SystemClock.isSynchronised)]
    }
}

extension Session {
    /// Whether the secret bodies can be opened here.
    fileprivate var masterKeyState: HealthFinding.MasterKeyState {
        get throws(LedgerError) {
            guard try hasSecretBodies else { return .unneeded }
            let wanted = try statement("SELECT master FROM secret_body LIMIT 1").first { (row) in row.bytes(0) }
            guard let wanted else { return .unneeded }
            guard LedgerFile(path: MasterKey.path(of: file.path)).isThere else { return .missing }
            return (try? secrets.has(wanted)) == true ? .present : .unusable
        }
    }

    /// Whether the connection takes the file for one that nobody changes.
    fileprivate var isImmutable: Bool {
        sqlite3_uri_boolean(sqlite3_db_filename(database, "main"), "immutable", 0) != 0
    }
}
