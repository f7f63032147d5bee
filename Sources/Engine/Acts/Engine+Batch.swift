import Approvals
import Ledger

/// Many acts with one durable transaction.
extension Engine {
    /// Performs many acts, each answered by itself, in order and as `perform` would.
    ///
    /// A refused act leaves its attempt in the same transaction and does not disturb the others. When the store fails,
    /// the acts of that transaction and those after it are answered with the failure; those of transactions before it
    /// are done, and answered so.
    ///
    /// - Parameter cases: The cases as last seen, kept up to date; a case that is missing is loaded.
    /// - Throws: A failure of the store before anything was done.
    package func performAll(_ errands: [Errand], _ cases: CaseCache) throws(EngineError) -> [Result<Answer, any Error>]
    {
        var answers: [Result<Answer, any Error>] = []
        var failure: EngineError?
        while answers.count < errands.count {
            if let failure, !isRecorded(errands[answers.count].key) {
                answers.append(.failure(failure))
                continue
            }
            var batch: Batch
            do { batch = try self.batch() } catch {
                if answers.isEmpty { throw error }
                failure = error
                continue
            }
            for errand in errands[answers.count...] {
                guard weigh(errand, into: &batch, cases) else { break }
            }
            let recorded = batch.record(in: store)
            if case .failure(let error) = recorded { failure = .ledger(error) }
            answers += batch.answers(recorded) ?? mend(batch, recorded, cases)
        }
        return answers
    }

    private func isRecorded(_ key: String) -> Bool {
        (try? records.ledger.command(key)) != nil
    }

    /// Begins a batch behind all that is in the log.
    package func batch() throws(EngineError) -> Batch { Batch(seq: try nextSeq()) }

    /// Weighs an act and puts it into a batch.
    ///
    /// - Parameter unwritten: The batch on its way to the disk, whose acts are taken as done.
    /// - Returns: False, and nothing is done, when the act must see in the log what is still to be written.
    package func weigh(
        _ errand: Errand, into batch: inout Batch, _ cases: CaseCache, after unwritten: Batch? = nil
    ) -> Bool {
        if batch.concerns(errand, cases) || unwritten?.concerns(errand, cases) ?? false { return false }
        switch weigh(errand, cases, at: batch.seq) {
        case .ready(let prepared, let append):
            cases[prepared.file.id] = prepared.file
            batch.add(.act(prepared), append, for: errand, entries: prepared.types.count)
        case .turnedAway(let error, let act, let file):
            if let attempt = attempt(error, of: act, on: file) {
                batch.add(.refusal(error), attempt, for: errand, entries: 1)
            } else {
                batch.answers.append(.failure(error))
            }
        case .answered(let answer): batch.answers.append(answer)
        }
        return true
    }

    /// Answers a batch of which not everything was recorded as foreseen.
    ///
    /// What was weighed after it has to be weighed again. An act that the tables refused, for its key came before or it
    /// was weighed on one of those, is performed by itself.
    package func mend(
        _ batch: Batch, _ recorded: Batch.Recorded, _ cases: CaseCache
    ) -> [Result<Answer, any Error>] {
        // The cases in memory have acts in them that are not in the log.
        cases.removeAll()
        var answers = batch.answers
        switch recorded {
        case .failure(let error):
            for next in batch.waiting { answers[next.place] = .failure(EngineError.ledger(error)) }
        case .success(let results):
            var refused: [Batch.Waiting] = []
            var misplaced: Set<String> = []
            for (next, result) in zip(batch.waiting, results) {
                guard case .success(let appended) = result else {
                    refused.append(next)
                    continue
                }
                answers[next.place] = next.answer(appended)
                // Its rows were made for another place in the log than it got.
                if case .act(let prepared) = next.outcome, !refused.isEmpty { misplaced.insert(prepared.file.id) }
            }
            do throws(EngineError) {
                try writeViewsAnew(of: misplaced)
            } catch {
                for next in refused { answers[next.place] = .failure(error) }
            }
            for next in refused where answers[next.place] == nil { answers[next.place] = performAlone(next.errand) }
        }
        return answers.map { $0! }
    }

    private func writeViewsAnew(of cases: Set<String>) throws(EngineError) {
        for id in cases {
            let views = try records.views(of: id)
            try onLedger { () throws(LedgerError) in try store.writeViews([views]) }
        }
    }

    private func performAlone(_ errand: Errand) -> Result<Answer, any Error> {
        if let answer = earlier(errand) { return answer }
        do {
            var batch = try batch()
            _ = weigh(errand, into: &batch, CaseCache())
            let recorded = batch.record(in: store)
            if let answers = batch.answers(recorded) { return answers[0] }
            switch (recorded, batch.waiting[0].outcome) {
            case (.failure(let error), _): throw EngineError.ledger(error)
            case (.success, .refusal(let error)): throw error
            case (.success(let results), .act(let prepared)):
                return .success(prepared.answer(try onLedger { () throws(LedgerError) in try results[0].get() }))
            }
        } catch {
            return .failure(error)
        }
    }

    private enum Weighed {
        case ready(Prepared, Append)
        /// To be recorded as an attempt.
        case turnedAway(EngineError, Act, on: CaseFile?)
        case answered(Result<Answer, any Error>)
    }

    /// Weighs an act. Most keys are new, and the tables refuse the others: only what is not allowed is looked up, for
    /// who sends an act again gets its answer, whatever has become of the case since.
    private func weigh(_ errand: Errand, _ cases: CaseCache, at seq: Int64) -> Weighed {
        // The clock of a rehearsal moves with every act that is weighed.
        let isRehearsal = (try? records.directory().isRehearsal) ?? false
        if isRehearsal, let answer = earlier(errand) { return .answered(answer) }
        let weighed: Weighed
        do { weighed = try weighAsNew(errand, cases, at: seq) } catch { weighed = .answered(.failure(error)) }
        if case .ready = weighed { return weighed }
        return earlier(errand).map(Weighed.answered) ?? weighed
    }

    private func weighAsNew(_ errand: Errand, _ cases: CaseCache, at seq: Int64) throws -> Weighed {
        switch errand.kind {
        case .act(let make):
            let file = if let known = cases[errand.caseID] { known } else { try records.caseFile(errand.caseID) }
            return try weigh(try make(file), on: file, at: seq)
        case .open(let make):
            let (act, file): (Act, CaseFile)
            do {
                (act, file) = try make()
            } catch {
                guard case .notPermitted = error, let by = errand.identity else { throw error }
                return .turnedAway(error, Act(.open, on: errand.caseID, by: by, key: errand.key), on: nil)
            }
            if try onLedger({ () throws(LedgerError) in try records.ledger.caseRow(act.caseID) }) != nil
                || cases[act.caseID] != nil
            {
                throw EngineError.exists(kind: "case", id: act.caseID)
            }
            return try weigh(act, on: file, at: seq)
        }
    }

    private func weigh(_ act: Act, on file: CaseFile, at seq: Int64) throws(EngineError) -> Weighed {
        try set(time: act.at)
        let prepared = try prepare(act, on: file, at: seq)
        switch prepared.outcome {
        case .success(let append): return .ready(prepared, append)
        case .failure(let error): return .turnedAway(error, act, on: prepared.file)
        }
    }

    /// The answer that the key was given before; nil for a new key.
    private func earlier(_ errand: Errand) -> Result<Answer, any Error>? {
        do {
            guard
                let record = try onLedger({ () throws(LedgerError) in try records.ledger.command(errand.key) })
            else { return nil }
            switch errand.kind {
            case .act(let make):
                // What the words meant then.
                let then = record.firstSeq.flatMap { first in
                    try? records.caseFile(errand.caseID) { $0.seq < first }
                }
                return .success(try replay(record, try make(try then ?? records.caseFile(errand.caseID))))
            case .open(let make): return .success(try replay(record, try make().0))
            }
        } catch {
            return .failure(error)
        }
    }
}
