import Approvals
package import Ledger

extension Records {
    /// The cases of the log, by id: every stream but the ledger's own two.
    package func caseIDs() throws(EngineError) -> [String] {
        try onLedger { () throws(LedgerError) in try ledger.streams() }.map(\.stream)
            .filter { $0 != Directory.stream && $0 != Directory.refusals }
    }

    /// The read models of one case, computed from the log alone.
    ///
    /// - Parameter gone: Bodies that are about to be removed.
    package func views(of id: String, without gone: Set<BodyPlace> = []) throws(EngineError) -> ViewChanges {
        let file = try caseFile(id, without: gone)
        return try CaseViews.all(file) { unit throws(EngineError) in try label(of: unit, in: file, without: gone) }
    }

    /// True when the rows recorded for a case are those that replaying it gives.
    package func replays(_ id: String) throws(EngineError) -> Bool {
        try views(of: id).dumped() == (try onLedger { () throws(LedgerError) in try ledger.dumpViews(of: id) })
    }

    /// Replays every case and compares its rows with those recorded; no row may belong to anything else.
    ///
    /// - Returns: The number of cases replayed.
    /// - Throws: `engine.replay_differs` with the first row that is recorded and not replayed, or the other way.
    package func verifyReplay() throws(EngineError) -> Int {
        let ids = try caseIDs()
        var rows = 0
        for id in ids {
            let replayed = try views(of: id).dumped()
            let recorded = try onLedger { () throws(LedgerError) in try ledger.dumpViews(of: id) }
            rows += recorded.count
            guard replayed != recorded else { continue }
            throw .replayDiffers(
                case: id, expected: Set(replayed).subtracting(recorded).min() ?? "-",
                found: Set(recorded).subtracting(replayed).min() ?? "-")
        }
        let all = try onLedger { () throws(LedgerError) in try ledger.countViewRows() }
        guard all == rows else { throw .replayDiffers(case: "-", expected: String(rows), found: String(all)) }
        return ids.count
    }
}

extension Engine {
    /// Computes every read model anew from the log.
    ///
    /// - Returns: The number of cases.
    package func rebuild() throws(EngineError) -> Int {
        let ids = try records.caseIDs()
        try onLedger { () throws(LedgerError) in try store.clearViews() }
        for start in stride(from: 0, to: ids.count, by: 500) {
            var changes: [ViewChanges] = []
            for id in ids[start..<min(start + 500, ids.count)] { changes.append(try records.views(of: id)) }
            try onLedger { () throws(LedgerError) in try store.writeViews(changes) }
        }
        return ids.count
    }
}
