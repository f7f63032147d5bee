import Foundation
import Ledger

/// A ledger whose commits wait until the test lets them go on.
final class HeldLedger: LedgerStore, @unchecked Sendable {
    private let ledger: any LedgerStore
    private let condition = NSCondition()
    private var allowed = 0
    private var begun = 0
    private var isFree = false

    init(_ ledger: any LedgerStore) { self.ledger = ledger }

    /// How many commits have been asked for, those let through included.
    var commits: Int { condition.withLock { begun } }

    /// Lets one more commit through.
    func letOneThrough() { change { allowed += 1 } }
    /// Lets all through from now on.
    func letAllThrough() { change { isFree = true } }

    private func change(_ body: () -> Void) {
        condition.withLock {
            body()
            condition.broadcast()
        }
    }

    func append(_ append: Append) throws(LedgerError) -> Appended {
        waitForLeave()
        return try ledger.append(append)
    }

    func appendBatch(_ appends: [Append]) throws(LedgerError) -> [Result<Appended, LedgerError>] {
        waitForLeave()
        return try ledger.appendBatch(appends)
    }

    private func waitForLeave() {
        condition.withLock {
            begun += 1
            let number = begun
            condition.broadcast()
            while !isFree, number > allowed { condition.wait() }
        }
    }

    func clearViews() throws(LedgerError) { try ledger.clearViews() }
    func writeViews(_ changes: [ViewChanges]) throws(LedgerError) { try ledger.writeViews(changes) }
    var lastCommit: Duration { ledger.lastCommit }
    func sweep() throws(LedgerError) -> Bool { try ledger.sweep() }
    func backups() throws(LedgerError) -> [BackupNote] { try ledger.backups() }
    func treeHashes(level: Int, from first: Int64, count: Int) throws(LedgerError) -> [Hash] {
        try ledger.treeHashes(level: level, from: first, count: count)
    }
    func addKey(origin: String?, record: (String) throws -> Void) throws {
        try ledger.addKey(origin: origin, record: record)
    }
    func newestSeal() throws(LedgerError) -> Seal? { try ledger.newestSeal() }
    func sealBeside() throws(LedgerError) -> [UInt8]? { try ledger.sealBeside() }
    func seals(after size: Int64, limit: Int) throws(LedgerError) -> [Seal] {
        try ledger.seals(after: size, limit: limit)
    }
    func seal() throws(LedgerError) -> Seal? { try ledger.seal() }
    func cosignatures(of size: Int64) throws(LedgerError) -> [KeptCosignature] { try ledger.cosignatures(of: size) }
    func newestCosignatures() throws(LedgerError) -> [KeptCosignature] { try ledger.newestCosignatures() }
    func keep(_ cosignature: KeptCosignature) throws(LedgerError) { try ledger.keep(cosignature) }

    func head() throws(LedgerError) -> Head { try ledger.head() }
    func entries(stream: String, after version: Int64) throws(LedgerError) -> [Entry] {
        try ledger.entries(stream: stream, after: version)
    }
    func entries(from seq: Int64, limit: Int) throws(LedgerError) -> [Entry] {
        try ledger.entries(from: seq, limit: limit)
    }
    func streams() throws(LedgerError) -> [StreamHead] { try ledger.streams() }
    func bodies(of seq: Int64) throws(LedgerError) -> [Body] { try ledger.bodies(of: seq) }
    func command(_ key: String) throws(LedgerError) -> CommandRecord? { try ledger.command(key) }
    func verify() throws(LedgerError) -> VerifyReport {
        try ledger.verify()
    }
    func caseRow(_ caseID: String) throws(LedgerError) -> CaseRow? { try ledger.caseRow(caseID) }
    func cases() throws(LedgerError) -> [CaseRow] { try ledger.cases() }
    func caseIDs(near id: String, limit: Int) throws(LedgerError) -> [String] {
        try ledger.caseIDs(near: id, limit: limit)
    }
    func counts(now: Int64) throws(LedgerError) -> LedgerCounts { try ledger.counts(now: now) }
    func openSeats(person: String?) throws(LedgerError) -> [SeatRow] { try ledger.openSeats(person: person) }
    func deadlines(passed: Bool, quietBefore time: Int64, limit: Int) throws(LedgerError) -> [DeadlineRow] {
        try ledger.deadlines(passed: passed, quietBefore: time, limit: limit)
    }
    func units(case caseID: String) throws(LedgerError) -> [UnitRow] { try ledger.units(case: caseID) }
    func signOffs(case caseID: String, unit: String?) throws(LedgerError) -> [SignOffRow] {
        try ledger.signOffs(case: caseID, unit: unit)
    }
    func dumpViews(of caseID: String?) throws(LedgerError) -> [String] { try ledger.dumpViews(of: caseID) }
    func countViewRows() throws(LedgerError) -> Int { try ledger.countViewRows() }
    var fileBytes: Int64 { ledger.fileBytes }
    func close() { ledger.close() }
}
