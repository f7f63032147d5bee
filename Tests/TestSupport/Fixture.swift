#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Text files that a test compares with exactly; `COUNTERSIGN_RECORD=1` writes them anew, to be read and judged.
package enum Fixture {
    /// The fixture's text, or `actual` after recording it.
    ///
    /// - Parameter test: The path of the test's source file, next to the folder `Fixtures`.
    package static func text(_ name: String, recording actual: String, test: String = #filePath) throws -> String {
        let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let path = "\(folder)/Fixtures/\(name)"
        if TestEnvironment.isRecording { try Data(actual.utf8).write(to: URL(filePath: path)) }
        return try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    /// The first lines in which two texts differ, to be read in a failing test.
    package static func differences(_ expected: String, _ actual: String, limit: Int = 5) -> [String] {
        let (left, right) = (
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            actual.split(separator: "\n", omittingEmptySubsequences: false)
        )
        var found: [String] = []
        for line in 0..<max(left.count, right.count) where found.count < limit {
            let (old, new) = (line < left.count ? left[line] : "(end)", line < right.count ? right[line] : "(end)")
            if old != new { found.append("line \(line + 1): expected '\(old)', found '\(new)'") }
        }
        return found
    }
}
