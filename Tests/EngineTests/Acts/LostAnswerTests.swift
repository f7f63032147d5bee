import Approvals
import Engine
import Ledger
import TestSupport
import Testing

/// A store whose commit may happen and then not be told: the answer is unknown until the key is asked again.
final class ForgetfulLedger: LedgerStore {
    enum Mood { case well, losesAnswer, losesCommit }

    let ledger = MemoryLedger()
    nonisolated(unsafe) var mood = Mood.well
    /// How many more batches there is room for on the disk.
    nonisolated(unsafe) var room = Int.max
    /// How many batches from now on fail.
    nonisolated(unsafe) var fails = 0

    func append(_ append: Append) throws(LedgerError) -> Appended {
        guard mood != .losesCommit else { throw .unknown(key: append.command) }
        let appended = try ledger.append(append)
        guard mood == .well else { throw .unknown(key: append.command) }
        return appended
    }

    func appendBatch(_ appends: [Append]) throws(LedgerError) -> [Result<Appended, LedgerError>] {
        if fails > 0 {
            fails -= 1
            throw .diskFull(path: "a.db")
        }
        guard room > 0 else { throw .diskFull(path: "a.db") }
        room -= 1
        return try ledger.appendBatch(appends)
    }

    func clearViews() { ledger.clearViews() }
    func writeViews(_ changes: [ViewChanges]) { ledger.writeViews(changes) }
    func close() {}
    func head() -> Head { ledger.head() }
    func entries(stream: String, after version: Int64) -> [Entry] { ledger.entries(stream: stream, after: version) }
    func entries(from seq: Int64, limit: Int) -> [Entry] { ledger.entries(from: seq, limit: limit) }
    func streams() -> [StreamHead] { ledger.streams() }
    func bodies(of seq: Int64) -> [Body] { ledger.bodies(of: seq) }
    func command(_ key: String) -> CommandRecord? { ledger.command(key) }
    func verify() -> VerifyReport { ledger.verify() }
    func caseRow(_ caseID: String) -> CaseRow? { ledger.caseRow(caseID) }
    func cases() -> [CaseRow] { ledger.cases() }
    func openSeats(person: String?) -> [SeatRow] { ledger.openSeats(person: person) }
    func deadlines(passed: Bool, quietBefore time: Int64, limit: Int) -> [DeadlineRow] {
        ledger.deadlines(passed: passed, quietBefore: time, limit: limit)
    }
    func units(case caseID: String) -> [UnitRow] { ledger.units(case: caseID) }
    func signOffs(case caseID: String, unit: String?) -> [SignOffRow] { ledger.signOffs(case: caseID, unit: unit) }
    func dumpViews(of caseID: String?) -> [String] { ledger.dumpViews(of: caseID) }
    func countViewRows() -> Int { ledger.countViewRows() }
    func counts(now: Int64) -> LedgerCounts { ledger.counts(now: now) }
    func caseIDs(near id: String, limit: Int) -> [String] { ledger.caseIDs(near: id, limit: limit) }
    var fileBytes: Int64 { ledger.fileBytes }
    var lastCommit: Duration { ledger.lastCommit }
    func sweep() -> Bool { ledger.sweep() }
    func backups() -> [BackupNote] { ledger.backups() }
    func treeHashes(level: Int, from first: Int64, count: Int) throws(LedgerError) -> [Hash] {
        try ledger.treeHashes(level: level, from: first, count: count)
    }
    func addKey(origin: String?, record: (String) throws -> Void) throws {
        try ledger.addKey(origin: origin, record: record)
    }
    func newestSeal() -> Seal? { nil }
    func sealBeside() -> [UInt8]? { nil }
    func seals(after size: Int64, limit: Int) -> [Seal] { [] }
    func seal() -> Seal? { nil }
    func cosignatures(of size: Int64) -> [KeptCosignature] { ledger.cosignatures(of: size) }
    func newestCosignatures() -> [KeptCosignature] { ledger.newestCosignatures() }
    func keep(_ cosignature: KeptCosignature) { ledger.keep(cosignature) }
}

@Suite struct `An answer that got lost` {
    @Test func `is resolved by repeating the act, whether it was recorded or not`() throws {
        for mood in [ForgetfulLedger.Mood.losesAnswer, .losesCommit] {
            let store = ForgetfulLedger()
            let office = try Office(settingUp: store)
            try office.begin()
            let version = try office.state().version
            let act = try office.act("a", .write("f-1", ["p": "一"]), texts: ["content": "{}"], key: "k")
            store.mood = mood
            #expect(code { _ = try office.engine.perform(act) } == "ledger.unknown")
            store.mood = .well
            let answer = try office.engine.perform(act)
            #expect(answer.outcome == .committed)
            #expect(answer.replayed == (mood == .losesAnswer))
            #expect(try office.state().version == version + 1)
            #expect(try office.records.verifyReplay() == 1)
        }
    }

    @Test func `is never no for what an earlier transaction of the same batch recorded`() throws {
        let store = ForgetfulLedger()
        let office = try Office(settingUp: store)
        try office.begin()
        // A key that comes again ends the first transaction; there is no room for the second.
        let acts = [
            try office.act("a", .write("f-1", ["p": "一"]), texts: ["content": "{}"], key: "1"),
            try office.act("a", .write("f-1", ["p": "一"]), texts: ["content": "{}"], key: "1"),
            try office.act("b", .write("f-2", ["p": "二"]), texts: ["content": "{}"], key: "2"),
            try office.act("b", .write("f-2", ["p": "三"]), texts: ["content": "{}"], key: "3"),
        ]
        store.room = 1
        let results = try office.engine.performAll(acts.map(Errand.act), CaseCache())
        #expect(try results[0].get().outcome == .committed && results[1].get().replayed)
        for result in results.dropFirst(2) {
            #expect(throws: EngineError.ledger(.diskFull(path: "a.db"))) { try result.get() }
        }
        #expect(store.command("1") != nil && store.command("2") == nil && store.command("3") == nil)
        store.room = .max
        for result in try office.engine.performAll(acts.map(Errand.act), CaseCache()) {
            #expect(try result.get().outcome == .committed)
        }
        #expect(try office.records.verifyReplay() == 1)
    }

    @Test func `leaves nothing behind when the first transaction of a batch fails and there is room again`() throws {
        let store = ForgetfulLedger()
        let office = try Office(settingUp: store)
        try office.begin()
        let act = try office.act("a", .write("f-1", ["p": "一"]), texts: ["content": "{}"], key: "1")
        let other = try office.act("b", .write("f-2", ["p": "二"]), texts: ["content": "{}"], key: "2")
        store.fails = 1
        let results = try office.engine.performAll([act, act, other].map(Errand.act), CaseCache())
        for result in results { #expect(throws: EngineError.ledger(.diskFull(path: "a.db"))) { try result.get() } }
        for result in try office.engine.performAll([act, other].map(Errand.act), CaseCache()) {
            #expect(try !result.get().replayed)
        }
        #expect(try office.records.verifyReplay() == 1)
    }

    @Test func `of a refusal is resolved alike`() throws {
        let store = ForgetfulLedger()
        let office = try Office(settingUp: store)
        try office.begin()
        let act = try office.act("f1", .approve("forms/f-1/review"), key: "k")
        store.mood = .losesAnswer
        #expect(code { _ = try office.engine.perform(act) } == "ledger.unknown")
        store.mood = .well
        #expect(code { _ = try office.engine.perform(act) } == "refused.step.entered")
        #expect(try office.records.refusedAttempts(nil).count == 1)
    }
}
