import CanonicalJSON
import Foundation
import Ledger
import LedgerSQLite
import Testing

/// A kind of store that the contract holds for.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case memory, sqlite

    static let available = allCases

    var testDescription: String { rawValue }

    /// Makes an empty ledger.
    func make() throws -> any LedgerStore {
        switch self {
        case .memory: MemoryLedger()
        case .sqlite: try SQLiteLedger.create(at: TemporaryFolder().file("a.db"))
        }
    }
}

/// A new folder, which is removed with all others when the tests have ended.
struct TemporaryFolder {
    private static let root: String = {
        let root = NSTemporaryDirectory() + "countersign-tests-\(getpid())"
        atexit { try? FileManager.default.removeItem(atPath: TemporaryFolder.root) }
        return root
    }()

    let path: String

    init() throws {
        path = Self.root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { path + "/" + name }
}

extension Append {
    /// An append with what most tests do not care about.
    static func sample(
        _ command: String, to stream: String = "c-1", at version: Int64? = nil, events: Int = 1,
        request: Hash = .sha256([1]), opinion: String? = nil, size: Int = 0, views: ViewChanges = ViewChanges()
    ) -> Append {
        let bodies = opinion.map { [Body(name: "opinion", content: Array($0.utf8))] } ?? []
        let data: JSON = ["note": .string(String(repeating: "x", count: size))]
        return Append(
            stream: stream, expectedVersion: version,
            events: (0..<events).map { _ in NewEvent(type: "noted", data: data, bodies: bodies) },
            at: 1_709_210_096_123_456, actor: .person("u-1"), command: command, request: request,
            answer: Array("{\"key\":\"\(command)\"}".utf8), views: views)
    }
}

/// The code of the error that an operation throws, or nil.
func code(_ operation: () throws -> Void) -> String? {
    do {
        try operation()
        return nil
    } catch let error as LedgerError {
        return error.code
    } catch {
        return "\(error)"
    }
}
