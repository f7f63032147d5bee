import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Operations
import Service
import SocketAPI
import Testing

/// What becomes of every operation for every kind of caller.
struct Matrix: Sendable {
    struct Cell: Sendable {
        let response: Response
        /// Entries that came into the log with it, refused attempts apart.
        let entries: Int64

        /// What became of it, in one word.
        var outcome: String {
            if let error = response.code { return "\(error) \(response.number ?? 0)" }
            return entries > 0 ? "recorded" : "answered"
        }
        var isDenied: Bool { response.number == -32003 }
    }

    struct Row: Sendable {
        var cells: [String: Cell] = [:]
        /// The refused attempts of the whole row.
        var attempts: [Entry] = []
    }

    private(set) var rows: [Visitor: Row] = [:]

    subscript(visitor: Visitor, operation: String) -> Cell? { rows[visitor]?.cells[operation] }

    private static let made = Task { try await make() }

    /// The whole matrix, made once.
    static func whole() async throws -> Matrix { try await made.value }

    private struct Base: Sendable {
        var ledger: Data
        var spare = ""
        var sinceRevoked = ""
    }

    private static func base() throws -> Base {
        var base = Base(ledger: Data())
        base.ledger = try Scribe.ledger { scribe in
            for sample in Sample.all() { try sample.prepare(scribe, sample.caseID) }
            for visitor in Visitor.allCases where visitor != .wrongToken {
                guard let secret = visitor.secret else { continue }
                let token = try scribe.token(
                    secret, for: visitor.person, isForReading: visitor == .readToken,
                    days: visitor == .expired ? 1 : 365)
                if visitor == .revoked { try scribe.revoke(token) }
                if visitor == .revokedSince { base.sinceRevoked = token }
            }
            base.spare = try scribe.token("csn_spare", for: "plain")
        }
        return base
    }

    private static func make() async throws -> Matrix {
        let base = try base()
        let folder = try TestFolder()
        let certificate = try Certificate(in: folder)
        var matrix = Matrix()
        for visitor in Visitor.allCases { matrix.rows[visitor] = try await row(visitor, base, certificate) }
        return matrix
    }

    private static func row(_ visitor: Visitor, _ base: Base, _ certificate: Certificate) async throws -> Row {
        var row = Row()
        let place = Listening.tls(host: "127.0.0.1", port: 0, files: certificate.files)
        try await Premises.with(base.ledger) {
            $0.listening.append(place)
        } _: { premises in
            let client =
                visitor.isOverTLS
                ? try certificate.client(port: try #require(premises.service.ports.first)) : try premises.client()
            if let secret = visitor.secret {
                row.cells["(login)"] = Cell(
                    response: try await client.ask("auth.login", ["token": .string(secret)]), entries: 0)
            }
            switch visitor {
            case .unknown:
                let changed = try await premises.ask(
                    "people.change", ["person": "admin", "accounts": ["uid:4000000002"]])
                #expect(changed.error == nil, "\(changed)")
            case .revokedSince:
                let revoked = try await premises.ask("token.revoke", ["token": .string(base.sinceRevoked)])
                #expect(revoked.error == nil, "\(revoked)")
            default: break
            }
            let ledger = try SQLiteLedger.openReader(at: premises.ledger)
            defer { ledger.close() }
            for sample in Sample.all(spare: base.spare, copy: premises.folder.file("copy.db")) {
                var params = sample.params
                if sample.operation == "redaction.request" {
                    let opened = try ledger.entries(stream: sample.caseID, after: 0)[0]
                    params["entry"] = .int(opened.seq)
                }
                if sample.operation != "auth.login" { params["as"] = visitor.other.map { .string($0) } }
                let before = try size(ledger)
                let response = try await client.ask(sample.operation, params)
                row.cells[sample.operation] = Cell(response: response, entries: try size(ledger) - before)
            }
            // What is turned away while reading is recorded a moment later.
            let cells = row.cells
            _ = try await Premises.eventually {
                row.attempts = try ledger.entries(stream: "refusals", after: 0)
                return cells.allSatisfy { name, cell in
                    !cell.isDenied || isRecorded(name, cell, in: row.attempts)
                }
            }
        }
        return row
    }

    private static func size(_ ledger: SQLiteLedger) throws -> Int64 {
        try ledger.streams().filter { $0.stream != "refusals" }.map(\.version).reduce(0, +)
    }

    /// Whether a denial is among the attempts: by what was asked for, or by the case that an act was on.
    static func isRecorded(_ name: String, _ cell: Cell, in attempts: [Entry]) -> Bool {
        let operation = name == "(login)" ? "auth.login" : name
        let sample = Sample.all().first { $0.operation == operation }
        return attempts.contains { attempt in
            let codes = attempt.data["codes"]?.list ?? []
            guard let code = cell.response.code, codes.contains(.string(code)) else { return false }
            return attempt.data["verb"] == .string(operation)
                || attempt.data["case"] == sample.map { .string($0.caseID) }
        }
    }

    /// The matrix to be read: for each operation the outcomes, and who has which.
    var text: String {
        var text = ""
        for operation in ["(login)"] + Registry.operations.map(\.name) {
            text += operation + "\n"
            var outcomes: [(String, [String])] = []
            for visitor in Visitor.allCases {
                guard let outcome = self[visitor, operation]?.outcome else { continue }
                if let index = outcomes.firstIndex(where: { $0.0 == outcome }) {
                    outcomes[index].1.append(visitor.rawValue)
                } else {
                    outcomes.append((outcome, [visitor.rawValue]))
                }
            }
            for (outcome, visitors) in outcomes { text += "    \(outcome): \(visitors.joined(separator: ", "))\n" }
        }
        return text
    }
}
