import Approvals
import Engine
import Ledger
import TestSupport

/// A ledger with people and workflows, and an engine that works on it by a clock in the hand.
///
/// Everybody's account is their id: `adm` administers, `m` is the office, `aud` audits, all others are staff.
final class Office {
    static let staff: [PersonID] = ["a", "b", "f1", "f2", "g1", "g2", "g3", "h", "l", "o", "c"]

    let store: any LedgerStore
    let clock: HandClock
    let engine: Engine
    private var keys = 0

    var records: Records { engine.records }

    /// An office on a new ledger.
    convenience init(
        _ backend: Backend = .memory, _ workflows: [Workflow] = [.story], rehearsal: Bool = true
    ) throws {
        try self.init(settingUp: try backend.make(), workflows, rehearsal: rehearsal)
    }

    /// An office on a store that is empty.
    convenience init(
        settingUp store: any LedgerStore, _ workflows: [Workflow] = [.story], rehearsal: Bool = true
    ) throws {
        try self.init(on: store, HandClock())
        try engine.create(
            body: "曲靖支队", rehearsal: rehearsal, administrator: Self.person("adm", .administrator), key: "create")
        let others = [Self.person("m", .office), Self.person("aud", .auditor)]
        try engine.register(others + Self.staff.map { Self.person($0, .staff) }, by: try who("adm"), key: "people")
        for workflow in workflows {
            _ = try engine.register(workflow, by: try who("adm"), key: "workflow \(workflow.name) \(workflow.version)")
        }
    }

    /// An engine on a store as it is.
    init(on store: any LedgerStore, _ clock: HandClock) throws {
        (self.store, self.clock) = (store, clock)
        engine = try Engine(store, calendar: .sample) { clock.now }
    }

    /// The program ends and starts again on the same ledger.
    func restarted() throws -> Office { try Office(on: store, clock) }

    static func person(_ id: PersonID, _ role: LedgerRole) -> Person {
        Person(id: id, name: "姓名 \(id)", department: "财务科", role: role, accounts: [id.text])
    }

    func who(_ account: String, as other: PersonID? = nil) throws -> Identity {
        try records.directory().identify(account: account, as: other)
    }

    @discardableResult
    func open(_ id: String = "c-1", _ workflow: String = "small", key: String? = nil) throws -> Answer {
        try engine.open(
            id, title: "二〇二二年度", year: 2022, workflow: workflow, by: try who("m"), key: key ?? "open \(id)")
    }

    /// An act with a key of its own unless one is given.
    func act(
        _ account: String, _ command: Command, on id: String = "c-1", as other: PersonID? = nil,
        texts: [String: String] = [:], key: String? = nil, expecting version: Int64? = nil
    ) throws -> Act {
        keys += 1
        let key = try key ?? "act \(keys) at \(store.head().size)"
        return Act(
            command, on: id, by: try who(account, as: other), texts: texts.mapValues { Array($0.utf8) }, key: key,
            expectedVersion: version)
    }

    @discardableResult
    func does(
        _ account: String, _ command: Command, on id: String = "c-1", as other: PersonID? = nil,
        texts: [String: String] = [:], key: String? = nil, expecting version: Int64? = nil
    ) throws -> Answer {
        try engine.perform(
            try act(account, command, on: id, as: other, texts: texts, key: key, expecting: version))
    }

    func state(_ id: String = "c-1") throws -> CaseState { try records.caseFile(id).state }
}

/// The engine's error that an operation throws, or nil.
func engineError(_ operation: () throws -> Void) -> EngineError? {
    do {
        try operation()
        return nil
    } catch {
        return error as? EngineError
    }
}

/// The code of the error that an operation throws, or nil.
func code(_ operation: () throws -> Void) -> String? { engineError(operation)?.code }

extension EngineError {
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}
