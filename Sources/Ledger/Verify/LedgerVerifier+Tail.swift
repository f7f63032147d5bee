extension LedgerVerifier {
    /// Checks the last entries of a log among themselves: leaf hashes, chain, positions and versions.
    ///
    /// - Parameter rows: The entries in order; the first is only what the second is compared with, unless it is the
    ///   log's first.
    /// - Throws: `ledger.bad_entry` for the first bad one.
    package static func checkTail(_ rows: [EntryRow]) throws(LedgerError) {
        var versions: [ExactText: Int64] = [:]
        var before: Entry?
        for row in rows {
            let entry: Entry
            do {
                entry = try Entry(bytes: row.bytes)
            } catch {
                throw error.at(row.seq)
            }
            func require(_ isGood: Bool, _ expected: String, _ found: String) throws(LedgerError) {
                if !isGood { throw .badEntry(seq: row.seq, expected: expected, found: found) }
            }
            try require(
                entry.leaf.bytes == row.leaf, "leaf hash \(entry.leaf)", Hash(row.leaf)?.hex ?? "none")
            try require(
                entry.seq == row.seq && entry.version == row.version
                    && ExactText(entry.stream) == ExactText(row.stream),
                "the columns to say what the bytes say", "a difference")
            if let before {
                try require(entry.seq == before.seq + 1, "position \(before.seq + 1)", "position \(entry.seq)")
                try require(entry.previous == before.leaf, "prev \(before.leaf)", "\(entry.previous)")
            } else if entry.seq == 1 {
                try require(entry.previous == .zero, "prev \(Hash.zero)", "\(entry.previous)")
            }
            if let version = versions[ExactText(entry.stream)] {
                try require(entry.version == version + 1, "version \(version + 1)", "version \(entry.version)")
            }
            versions[ExactText(entry.stream)] = entry.version
            before = entry
        }
    }
}

extension LedgerError {
    /// The same error with the position of the entry, if it is about one and does not have it yet.
    package func at(_ seq: Int64) -> LedgerError {
        if case .badEntry(nil, let expected, let found) = self {
            return .badEntry(seq: seq, expected: expected, found: found)
        }
        return self
    }
}
