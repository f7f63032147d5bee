import Approvals
import CanonicalJSON
import Engine
import Forms
import Foundation
import Ledger
import LedgerSQLite
import Operations
import SSHSignatures
import Workflows

/// Makes the ledgers that tests start from, with the operations that people use, thirty days before the tests run.
///
/// The user who runs the tests is `admin`. `office` is the office; `duty`, `plain`, `peer`, `mate` and `aide` are
/// staff; `aud` audits.
final class Scribe {
    static let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid:\(getuid())"

    private final class Clock { var now = WallClock.now() - 30 * 86_400_000_000 }
    private let clock = Clock()
    private let store: SQLiteLedger
    private let engine: Engine
    private let cases = CaseCache()
    private var errands: [Errand] = []

    private init(at path: String, rehearsal: Bool) throws {
        store = try SQLiteLedger.create(at: path)
        engine = try Engine(store, calendar: .prc) { [clock] in clock.now }
        try engine.create(
            body: "测试单位", rehearsal: rehearsal,
            administrator: Person(
                id: "admin", name: "管理员", department: "", role: .administrator, accounts: [Self.account]),
            key: "create")
        try engine.addLogKey(origin: "example.org/test", by: admin, key: "log key")
        let roles: KeyValuePairs<PersonID, LedgerRole> = [
            "second": .administrator, "office": .office, "aud": .auditor, "duty": .staff, "plain": .staff,
            "peer": .staff, "mate": .staff, "aide": .staff,
        ]
        let people = roles.map { Person(id: $0, name: "姓名 \($0)", department: "财务科", role: $1, accounts: []) }
        try engine.register(people, by: admin, key: "people")
        for (name, text) in [("round", Self.round), ("mend", Self.mend), ("late", Self.late)] {
            let workflow = try WorkflowFile.read(text: text, file: name)
            _ = try engine.register(workflow, by: admin, key: "workflow \(name)")
        }
        let template = try FormTemplate.read(text: try Self.template("project-form"), file: "project-form")
        _ = try engine.register(template, by: admin, key: "template")
    }

    /// The text of a form's template that ships.
    static func template(_ name: String) throws -> String {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: package.appending(path: "Workflows/forms/\(name).v1.yaml"), encoding: .utf8)
    }

    private var admin: Identity { Identity(person: "admin", role: .administrator, registrar: nil) }

    /// The bytes of a ledger that was written and closed.
    static func ledger(rehearsal: Bool = false, _ write: (Scribe) throws -> Void) throws -> Data {
        let folder = try TestFolder()
        let path = folder.file("a.db")
        let scribe = try Scribe(at: path, rehearsal: rehearsal)
        try write(scribe)
        try scribe.perform()
        scribe.store.close()
        return try Data(contentsOf: URL(filePath: path))
    }

    /// Notes down what a person does on a case, to be performed with all the rest.
    func does(_ person: String, _ name: String, _ values: JSON.Fields) throws {
        let operation = try operation(name)
        // An item's content is edited, and a form's checked, as it is in the log.
        if ["rectification.plan", "rectification.evidence", "finding.check"].contains(name) { try perform() }
        var values = values
        values["as"] = .string(person)
        let desk = try Desk(operation, values, from: .user(Self.account, number: getuid()), engine.records)
        guard let errand = try desk.errand(operation, engine) else { return }
        errands.append(errand)
    }

    /// Issues a token with a text that the test knows, good for a number of days from thirty days ago.
    func token(_ secret: String, for person: String, isForReading: Bool = false, days: Int64 = 365) throws -> String {
        try engine.issueToken(
            to: PersonID(person), digest: Hash.sha256(Array(secret.utf8)), scope: isForReading ? .read : .act,
            expires: clock.now + days * 86_400_000_000, by: admin, key: "token \(secret)")
    }

    func revoke(_ token: String) throws { try engine.revokeToken(token, by: admin, key: "revoke \(token)") }

    /// Registers a public key of a person.
    func key(_ line: String, of person: String) throws {
        try engine.addKey(
            try SSHPublicKey(line: line), by: Identity(person: PersonID(person), role: .staff, registrar: nil),
            idempotency: "key \(line)")
    }

    /// Lets people read what is 涉密.
    func clear(_ people: String...) throws {
        let administrator = Identity(person: "admin", role: .administrator, registrar: nil)
        for person in people {
            try engine.setClearance(of: PersonID(person), to: true, by: administrator, key: "clear \(person)")
        }
    }

    /// Has somebody ask for the removal of a case's title.
    func removal(from id: String, by person: String) throws {
        try perform()
        let opened = try engine.records.entries(of: id)[0].seq
        _ = try engine.requestRedaction(
            of: opened, ["title"], reason: .mistake, authority: "误录",
            by: Identity(person: PersonID(person), role: .staff, registrar: nil), key: "remove \(id)")
    }

    /// Has a witness asked.
    func witness(_ name: String, key: String) throws {
        try engine.addWitness(name, key: key, url: "https://\(name)", by: admin, key: "witness \(name)")
    }

    private func perform() throws {
        defer { errands = [] }
        for result in try engine.performAll(errands, cases) { _ = try result.get() }
    }

    private func operation(_ name: String) throws -> Operations.Operation {
        guard let operation = Registry.operation(name) else { throw NoOperation(name: name) }
        return operation
    }

    private struct NoOperation: Error { var name: String }
}
