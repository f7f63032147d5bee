import Foundation
import Ledger
import LedgerSQLite
import Testing

/// A kind of store that the engine works on alike.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String { rawValue }

    /// Makes an empty ledger.
    func make() throws -> any LedgerStore {
        switch self {
        case .memory: MemoryLedger()
        case .sqlite: try SQLiteLedger.create(at: TemporaryFolder.newFile())
        }
    }
}

/// Files of one run of the tests, which are removed when it has ended.
enum TemporaryFolder {
    private static let root: String = {
        let root = NSTemporaryDirectory() + "countersign-engine-tests-\(getpid())"
        try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: TemporaryFolder.root) }
        return root
    }()

    static func newFile() -> String { "\(root)/\(UUID().uuidString).db" }
}
