import Approvals
import Ledger

/// Many acts with one durable transaction.
extension Engine {
    /// Performs many acts, each answered by itself, in order and as `perform` would.
    ///
    /// A refused act leaves its attempt in the same transaction and does not disturb the others. A key that comes twice
    /// ends the transaction before it, so that its answer is the first one's; so does an act on a case whose content an
    /// act before it has changed.
    ///
    /// - Parameter cases: The cases as last seen, kept up to date; a case that is missing is loaded.
    /// When the store fails, the acts of that transaction and those after it are answered with the failure; those of
    /// transactions before it are done, and answered so.
    ///
    /// - Throws: A failure of the store before anything was done.
    package func performAll(_ errands: [Errand], _ cases: CaseCache) throws(EngineError) -> [Result<Answer, any Error>]
    {
        var batch = Batch(seq: try nextSeq())
        for errand in errands {
            // What an act means may depend on content that is still to be written.
            if batch.keys.contains(errand.key) || batch.revised.contains(errand.caseID) { write(&batch, cases) }
            // What was recorded before the store failed is answered as what it is, the rest with the failure.
            if let failure = batch.failure, !isRecorded(errand.key) {
                batch.answers.append(.failure(failure))
                continue
            }
            switch weigh(errand, cases, at: batch.seq) {
            case .ready(let prepared, let append):
                cases[prepared.file.id] = prepared.file
                batch.add(.act(prepared), append, entries: prepared.types.count)
            case .turnedAway(let error, let act):
                if let attempt = attempt(error, of: act) {
                    batch.add(.refusal(error), attempt, entries: 1)
                } else {
                    batch.answers.append(.failure(error))
                }
            case .answered(let answer): batch.answers.append(answer)
            }
        }
        write(&batch, cases)
        return batch.answers.map { $0! }
    }

    private func isRecorded(_ key: String) -> Bool {
        (try? store.command(key)) != nil
    }

    private enum Weighed {
        case ready(Prepared, Append)
        /// To be recorded as an attempt.
        case turnedAway(EngineError, Act)
        case answered(Result<Answer, any Error>)
    }

    private func weigh(_ errand: Errand, _ cases: CaseCache, at seq: Int64) -> Weighed {
        do {
            switch errand.kind {
            case .act(let make):
                if let record = try onLedger({ () throws(LedgerError) in try store.command(errand.key) }) {
                    let then = record.firstSeq.flatMap { first in
                        try? records.caseFile(errand.caseID) { $0.seq < first }
                    }
                    let file = try then ?? cases[errand.caseID] ?? records.caseFile(errand.caseID)
                    return .answered(.success(try replay(record, try make(file))))
                }
                let file = if let known = cases[errand.caseID] { known } else { try records.caseFile(errand.caseID) }
                return try weigh(try make(file), on: file, at: seq)
            case .open(let make):
                let (act, file): (Act, CaseFile)
                do {
                    (act, file) = try make()
                } catch {
                    guard case .notPermitted = error else { throw error }
                    let by = errand.identity
                    return .turnedAway(error, Act(.open, on: errand.caseID, by: by, key: errand.key))
                }
                if let answer = try replay(act) { return .answered(.success(answer)) }
                if try onLedger({ () throws(LedgerError) in try store.caseRow(act.caseID) }) != nil
                    || cases[act.caseID] != nil
                {
                    throw EngineError.exists(kind: "case", id: act.caseID)
                }
                return try weigh(act, on: file, at: seq)
            }
        } catch {
            return .answered(.failure(error))
        }
    }

    private func weigh(_ act: Act, on file: CaseFile, at seq: Int64) throws(EngineError) -> Weighed {
        try set(time: act.at)
        let prepared = try prepare(act, on: file, at: seq)
        switch prepared.outcome {
        case .success(let append): return .ready(prepared, append)
        case .failure(let error): return .turnedAway(error, act)
        }
    }

    /// What waits for the next transaction.
    private struct Batch {
        /// Nil for an act that waits.
        var answers: [Result<Answer, any Error>?] = []
        var waiting: [Waiting] = []
        var keys: Set<String> = []
        /// The cases with an act that waits and brings content.
        var revised: Set<String> = []
        /// Why nothing more can be written.
        var failure: EngineError?
        /// The place in the log of the next entry.
        var seq: Int64

        /// An append, and the answer that it is for.
        typealias Waiting = (place: Int, outcome: Outcome, append: Append)

        enum Outcome {
            case act(Prepared)
            case refusal(EngineError)
        }

        init(seq: Int64) { self.seq = seq }

        mutating func add(_ outcome: Outcome, _ append: Append, entries: Int) {
            waiting.append((answers.count, outcome, append))
            answers.append(nil)
            keys.insert(append.command)
            if append.events.contains(where: { !$0.bodies.isEmpty && $0.type == "revised" }) {
                revised.insert(append.stream)
            }
            seq += Int64(entries)
        }
    }

    /// Writes what waits, and answers it.
    private func write(_ batch: inout Batch, _ cases: CaseCache) {
        let waiting = batch.waiting
        guard !waiting.isEmpty else { return }
        (batch.waiting, batch.keys, batch.revised) = ([], [], [])
        do throws(EngineError) {
            let results = try onLedger { () throws(LedgerError) in try store.appendBatch(waiting.map(\.append)) }
            let misplaced = answer(waiting, results, &batch)
            guard let misplaced else { return }
            // What follows a failure has other places in the log than were foreseen when its rows were made.
            cases.removeAll()
            for id in misplaced {
                let views = try records.views(of: id)
                try onLedger { () throws(LedgerError) in try store.writeViews([views]) }
            }
            batch.seq = try nextSeq()
        } catch {
            // The cases in memory have acts in them that may not be in the log.
            cases.removeAll()
            batch.failure = error
            for next in waiting where batch.answers[next.place] == nil { batch.answers[next.place] = .failure(error) }
        }
    }

    /// Answers what was written.
    ///
    /// - Returns: The cases whose rows were made for other places in the log than they got; nil if all is well.
    private func answer(
        _ waiting: [Batch.Waiting], _ results: [Result<Appended, LedgerError>], _ batch: inout Batch
    ) -> Set<String>? {
        var misplaced: Set<String>?
        for (next, result) in zip(waiting, results) {
            switch (result, next.outcome) {
            case (.success(let appended), .act(let prepared)):
                batch.answers[next.place] = .success(prepared.answer(appended))
                misplaced?.insert(prepared.file.id)
            case (.success, .refusal(let error)), (.failure(.replayed), .refusal(let error)):
                batch.answers[next.place] = .failure(error)
            case (.failure(let error), _):
                batch.answers[next.place] = .failure(EngineError.ledger(error))
                misplaced = misplaced ?? []
            }
        }
        return misplaced
    }
}
