import Approvals
import Ledger

/// Many acts with one durable transaction.
extension Engine {
    /// Performs many acts, each answered by itself, in order and as `perform` would.
    ///
    /// A refused act and a key that comes twice end the transaction before them, so that the log is the same as one
    /// by one.
    ///
    /// - Parameter files: The cases as last seen, kept up to date; a case that is missing is loaded.
    /// - Throws: A failure of the store; the keys tell what was recorded.
    package func performAll(
        _ acts: [Act], files: inout [String: CaseFile]
    ) throws(EngineError) -> [Result<Answer, EngineError>] {
        var batch = Batch(seq: try nextSeq())
        for act in acts {
            if batch.keys.contains(act.key) { try write(&batch, &files) }
            switch weigh(act, files, at: batch.seq) {
            case .ready(let prepared, let append):
                files[act.caseID] = prepared.file
                batch.add(prepared, append)
            case .turnedAway(let error):
                try write(&batch, &files)
                try record(error, of: act)
                batch.seq = try nextSeq()
                batch.answers.append(.failure(error))
            case .answered(let answer): batch.answers.append(answer)
            }
        }
        try write(&batch, &files)
        return batch.answers.map { $0! }
    }

    private enum Weighed {
        case ready(Prepared, Append)
        /// To be recorded as an attempt.
        case turnedAway(EngineError)
        case answered(Result<Answer, EngineError>)
    }

    private func weigh(_ act: Act, _ files: [String: CaseFile], at seq: Int64) -> Weighed {
        do throws(EngineError) {
            if let answer = try replay(act) { return .answered(.success(answer)) }
            let file = if let known = files[act.caseID] { known } else { try records.caseFile(act.caseID) }
            let prepared = try prepare(act, on: file, at: seq)
            switch prepared.outcome {
            case .success(let append): return .ready(prepared, append)
            case .failure(let error): return .turnedAway(error)
            }
        } catch {
            return .answered(.failure(error))
        }
    }

    /// What waits for the next transaction.
    private struct Batch {
        /// Nil for an act that waits.
        var answers: [Result<Answer, EngineError>?] = []
        var waiting: [(place: Int, prepared: Prepared, append: Append)] = []
        var keys: Set<String> = []
        /// The place in the log of the next entry.
        var seq: Int64

        init(seq: Int64) { self.seq = seq }

        mutating func add(_ prepared: Prepared, _ append: Append) {
            waiting.append((answers.count, prepared, append))
            answers.append(nil)
            keys.insert(append.command)
            seq += Int64(prepared.types.count)
        }
    }

    private func write(_ batch: inout Batch, _ files: inout [String: CaseFile]) throws(EngineError) {
        let waiting = batch.waiting
        guard !waiting.isEmpty else { return }
        let results = try onLedger { () throws(LedgerError) in try store.appendBatch(waiting.map(\.append)) }
        var misplaced: Set<String>?
        for (next, result) in zip(waiting, results) {
            switch result {
            case .success(let appended):
                batch.answers[next.place] = .success(next.prepared.answer(appended))
                misplaced?.insert(next.prepared.file.id)
            case .failure(let error):
                batch.answers[next.place] = .failure(.ledger(error))
                misplaced = misplaced ?? []
            }
        }
        (batch.waiting, batch.keys) = ([], [])
        guard let misplaced else { return }
        // What follows a failure has other places in the log than were foreseen when its rows were made.
        files = [:]
        for id in misplaced {
            let views = try records.views(of: id)
            try onLedger { () throws(LedgerError) in try store.writeViews([views]) }
        }
        batch.seq = try nextSeq()
    }
}
