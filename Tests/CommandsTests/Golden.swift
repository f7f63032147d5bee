import Foundation

/// Texts that tests compare with exactly; `COUNTERSIGN_RECORD=1` writes them anew, to be read and judged.
enum Golden {
    /// The lines in which a text differs from the recorded one; none when they are equal.
    static func differences(_ actual: String, from name: String) throws -> [String] {
        let path = Program.fixture(name)
        if ProcessInfo.processInfo.environment["COUNTERSIGN_RECORD"] == "1" {
            try Data(actual.utf8).write(to: URL(filePath: path))
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        let (old, new) = (lines(expected), lines(actual))
        var found: [String] = []
        for line in 0..<max(old.count, new.count) where found.count < 5 {
            let before = line < old.count ? old[line] : "(end)"
            let after = line < new.count ? new[line] : "(end)"
            if before != after { found.append("line \(line + 1): expected '\(before)', found '\(after)'") }
        }
        return found
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
