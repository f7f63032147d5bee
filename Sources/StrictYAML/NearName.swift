/// "Did you mean": finds the known name that a mistyped one is nearest to.
package enum NearName {
    /// The nearest of `names` within a third of the length (at least 1 edit, at most 3); nil if none is near.
    package static func of(_ written: String, among names: some Sequence<String>) -> String? {
        let (short, limit) = (fold(written), min(3, max(1, written.unicodeScalars.count / 3)))
        return names.map { (distance(short, fold($0)), $0) }
            .filter { $0.0 <= limit }
            .min { ($0.0, $0.1) < ($1.0, $1.1) }?.1
    }

    /// Letters that people exchange (`_`, `-`, blanks, upper case) count as equal.
    private static func fold(_ name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two names of bounded length.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard left.count <= 64, right.count <= 64 else { return .max }
        var older = [Int]()
        var last = Array(0...right.count)
        for row in left.indices {
            var next = [row + 1]
            for column in right.indices {
                var best = min(last[column + 1] + 1, next[column] + 1)
                best = min(best, last[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, older[column - 1] + 1)
                }
                next.append(best)
            }
            (older, last) = (last, next)
        }
        return last[right.count]
    }
}
