#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a run of the tests is told from outside.
package enum TestEnvironment {
    /// The seed that random tests start from: `COUNTERSIGN_SEED`, or a fixed number.
    package static var seed: UInt64 { value("COUNTERSIGN_SEED").flatMap { UInt64($0) } ?? 20_220_126 }
    /// True when fixtures are written anew: `COUNTERSIGN_RECORD=1`.
    package static var isRecording: Bool { value("COUNTERSIGN_RECORD") == "1" }

    private static func value(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
