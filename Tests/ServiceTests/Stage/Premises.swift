import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Logging
import Service
import SocketAPI
import Testing

/// A service that runs on a ledger's file in a folder of its own.
final class Premises: Sendable {
    let folder: TestFolder
    let service: SignOffService

    var ledger: String { folder.file("a.db") }
    var socket: String { folder.file("s") }

    private init(_ folder: TestFolder, _ service: SignOffService) { (self.folder, self.service) = (folder, service) }

    /// Runs a test with a service, which is stopped afterwards.
    static func with(
        _ ledger: Data, _ change: (inout SignOffService.Settings) -> Void = { _ in },
        writing: @escaping @Sendable (any LedgerStore) -> any LedgerStore = { $0 },
        _ body: (Premises) async throws -> Void
    ) async throws {
        let folder = try TestFolder()
        try ledger.write(to: URL(filePath: folder.file("a.db")))
        try await reopen(folder, change, writing: writing, body)
    }

    /// Starts a service on a ledger that is there.
    static func reopen(
        _ folder: TestFolder, _ change: (inout SignOffService.Settings) -> Void = { _ in },
        writing: @escaping @Sendable (any LedgerStore) -> any LedgerStore = { $0 },
        _ body: (Premises) async throws -> Void
    ) async throws {
        let service = try await start(folder, change, writing: writing)
        do {
            try await body(Premises(folder, service))
        } catch {
            await service.stop()
            throw error
        }
        await service.stop()
    }

    /// Starts a service that the test stops itself.
    ///
    /// - Parameter writing: What stands between the service and the ledger that it writes.
    static func start(
        _ folder: TestFolder, _ change: (inout SignOffService.Settings) -> Void = { _ in },
        writing: @escaping @Sendable (any LedgerStore) -> any LedgerStore = { $0 }
    ) async throws -> SignOffService {
        var settings = SignOffService.Settings()
        settings.listening = [.unix(path: folder.file("s"))]
        settings.stopsWithin = .seconds(2)
        settings.requestsPerSecond = 1_000_000
        change(&settings)
        let path = folder.file("a.db")
        let backend = Backend(
            path: path,
            writer: { writing(try SQLiteLedger.openWriter(at: path, waiting: 0, socket: folder.file("s"))) },
            reader: { try SQLiteLedger.openReader(at: path) },
            backUp: { store, target in try #require(store as? SQLiteLedger).backUp(to: target) })
        return try await SignOffService.start(
            backend, settings, version: "0.0.0", log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A client of the user who runs the tests: `admin`.
    func client() throws -> Client { try Client(path: socket) }

    /// Asks once, on a connection of its own.
    func ask(_ method: String, _ params: JSON.Fields = [:]) async throws -> Response {
        try await client().ask(method, params)
    }

    /// The entries of a stream, read from the file beside the service.
    func entries(_ stream: String) throws -> [Entry] { try Self.entries(stream, folder) }

    static func entries(_ stream: String, _ folder: TestFolder) throws -> [Entry] {
        let reader = try SQLiteLedger.openReader(at: folder.file("a.db"))
        defer { reader.close() }
        return try reader.entries(stream: stream, after: 0)
    }

    /// The number of entries in the log.
    func size() throws -> Int64 {
        let reader = try SQLiteLedger.openReader(at: ledger)
        defer { reader.close() }
        return try reader.head().size
    }

    /// Whether a condition comes true in time, ten seconds if nothing else is said.
    static func eventually(
        within seconds: Int = 10, _ condition: () async throws -> Bool
    ) async rethrows -> Bool {
        for _ in 0..<seconds * 200 {
            if try await condition() { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }
}

/// Ledgers that many tests start from, each made once.
enum Ledgers {
    /// Cases C-1 to C-64 of the office, newly opened.
    static func open() throws -> Data { try opened.get() }
    private static let opened = Result {
        try Scribe.ledger { scribe in for number in 1...64 { try scribe.opens("C-\(number)") } }
    }
}

extension Scribe {
    func opens(_ id: String, under workflow: String = "round") throws {
        try does(
            "office", "case.open", ["case": .string(id), "title": "小型自评", "year": 2022, "workflow": .string(workflow)])
    }
}

extension JSON.Fields {
    /// The parameters of an act of the office, done in its name: another form for a case.
    static func form(_ unit: String, of caseID: String) -> Self {
        ["case": .string(caseID), "unit": .string(unit), "title": "项目", "as": "office"]
    }
}
