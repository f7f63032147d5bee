import Approvals
package import Ledger

/// Acts weighed one after another, for one durable transaction.
package struct Batch {
    /// One for each errand taken; nil for what waits for the transaction.
    var answers: [Result<Answer, any Error>?] = []
    var waiting: [Waiting] = []
    /// The place in the log of the entry that comes next.
    var seq: Int64
    private var keys: Set<String> = []
    private var cases: Set<String> = []
    /// The cases with an act that brings content, or findings.
    private var revised: Set<String> = []

    /// An append, what it is for, and the place of its answer.
    struct Waiting {
        let place: Int
        let errand: Errand
        let outcome: Outcome
        let append: Append
    }

    enum Outcome {
        case act(Engine.Prepared)
        case refusal(EngineError)
    }

    /// What the store made of the appends.
    package typealias Recorded = Result<[Result<Appended, LedgerError>], LedgerError>

    init(seq: Int64) { self.seq = seq }

    /// Begins a batch behind another, which was recorded as foreseen or is to be.
    package init(after batch: Batch) { seq = batch.seq }

    /// The number of entries in the log once it is recorded as foreseen.
    package var size: Int64 { seq - 1 }

    /// The number of errands taken.
    package var count: Int { answers.count }

    mutating func add(_ outcome: Outcome, _ append: Append, for errand: Errand, entries: Int) {
        waiting.append(Waiting(place: answers.count, errand: errand, outcome: outcome, append: append))
        answers.append(nil)
        keys.insert(errand.key)
        cases.insert(errand.caseID)
        if append.events.contains(where: { !$0.bodies.isEmpty && ["revised", "checked"].contains($0.type) }) {
            revised.insert(append.stream)
        }
        seq += Int64(entries)
    }

    /// Whether an errand has to see in the log what waits here.
    ///
    /// It is so for a key that comes again; for a case whose content is in here, since what an act means may depend on
    /// it; and for a case that is kept in memory no more.
    func concerns(_ errand: Errand, _ kept: CaseCache) -> Bool {
        keys.contains(errand.key) || revised.contains(errand.caseID)
            || cases.contains(errand.caseID) && kept[errand.caseID] == nil
    }

    /// Makes what waits durable, with one transaction; from any thread.
    package func record(in store: any LedgerStore) -> Recorded {
        if waiting.isEmpty { return .success([]) }
        return Result { () throws(LedgerError) in try store.appendBatch(waiting.map(\.append)) }
    }

    /// The answers where everything was recorded as foreseen; nil where it was not, and `Engine.mend` gives them.
    package func answers(_ recorded: Recorded) -> [Result<Answer, any Error>]? {
        guard case .success(let results) = recorded else { return nil }
        var answers = answers
        for (next, result) in zip(waiting, results) {
            guard case .success(let appended) = result else { return nil }
            answers[next.place] = next.answer(appended)
        }
        return answers.map { $0! }
    }
}

extension Batch.Waiting {
    /// The answer once it is in the log.
    func answer(_ appended: Appended) -> Result<Answer, any Error> {
        switch outcome {
        case .act(let prepared): .success(prepared.answer(appended))
        case .refusal(let error): .failure(error)
        }
    }
}
