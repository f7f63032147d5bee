import Foundation

/// Whether the tests that take minutes are wanted too: `COUNTERSIGN_THOROUGH=1`.
enum Thoroughness {
    static let isWanted = ProcessInfo.processInfo.environment["COUNTERSIGN_THOROUGH"] == "1"
}
