import CanonicalJSON
import Engine
import Foundation
import JSONRPC
import Ledger
import Logging
import Messages
import Operations
import Synchronization

/// The one writer: a thread of its own that takes what waits, weighs it, and makes it durable with one commit.
final class Writer: Sendable {
    enum Job: Sendable {
        case asked(Asked)
        /// Work of the service itself, such as passed deadlines.
        case own(@Sendable (Engine, CaseCache) -> Void)
    }

    /// The largest number of acts that one commit makes durable.
    static let largestBatch = 512

    private let lane: Lane<Job>
    private let reading: ReadingRoom
    private let metrics: Metrics
    private let denials: Seldom
    private let log: Logger
    private let advanced: @Sendable (Int64) -> Void
    private let state = Mutex(State())

    struct State: Sendable {
        /// Why nothing can be written; nil while all is well.
        var fault: String?
        /// The number of entries in the log.
        var size: Int64 = 0
    }

    /// Takes the role of the writer and starts.
    ///
    /// - Parameters:
    ///   - capacity: How many acts wait before others are turned away.
    ///   - advanced: Called with the size of the log after each commit.
    init(
        _ backend: Backend, _ store: any LedgerStore, reading: ReadingRoom, metrics: Metrics, denials: Seldom,
        capacity: Int, log: Logger, advanced: @escaping @Sendable (Int64) -> Void
    ) throws {
        lane = Lane(capacity: capacity)
        (self.reading, self.metrics, self.denials, self.log) = (reading, metrics, denials, log)
        self.advanced = advanced
        let size = try store.head().size
        state.withLock { $0.size = size }
        let writing = try Writing(store)
        lane.start("writer") { [self] in
            while case let jobs = lane.take(atMost: Self.largestBatch), !jobs.isEmpty { carryOut(jobs, writing) }
            store.close()
        }
    }

    /// What the thread alone touches.
    private final class Writing: @unchecked Sendable {
        let engine: Engine
        let cases = CaseCache(events: 60_000)
        /// The acts taken since the last commit, each with its desk.
        var taken: [(asked: Asked, desk: Desk)] = []
        var errands: [Errand] = []

        init(_ store: any LedgerStore) throws {
            engine = try Engine(store, calendar: .prc, isClockSetByHand: true, clock: WallClock.now)
        }
    }

    /// Takes an act; false if too many wait or the service ends.
    func write(_ job: Job) -> Bool { lane.put(job) }

    /// The number of acts that wait.
    var waiting: Int { lane.count }
    /// How the writer is doing.
    var standing: State { state.withLock { $0 } }
    /// Whether the service goes on.
    var isTaking: Bool { lane.isTaking }

    /// Carries out what waits, gives the ledger back, and ends.
    func close() {
        lane.close()
        lane.finish()
    }

    private func carryOut(_ jobs: [Job], _ writing: Writing) {
        for job in jobs {
            switch job {
            case .own(let work):
                commit(writing)
                work(writing.engine, writing.cases)
                advance(writing)
            case .asked(let asked): take(asked, writing)
            }
        }
        commit(writing)
    }

    private func take(_ asked: Asked, _ writing: Writing) {
        let engine = writing.engine
        do {
            let desk = try Desk(asked.operation, asked.values, from: asked.caller, engine.records)
            if case .change(let work) = asked.operation.work {
                // Others may depend on it, and it on others.
                commit(writing)
                let answer: JSON
                do {
                    answer = try desk.change(work, engine)
                } catch {
                    return turnDown(asked, error, writing)
                }
                // It may have written to cases too, as passed deadlines do.
                writing.cases.removeAll()
                asked.answer(.result(answer))
                return advance(writing)
            }
            guard let errand = try desk.errand(asked.operation, engine) else { return }
            writing.taken.append((asked, desk))
            writing.errands.append(errand)
        } catch {
            turnDown(asked, error, writing)
        }
    }

    /// Turns a request down before it became an act; somebody who may not ask is remembered.
    private func turnDown(_ asked: Asked, _ error: any Error, _ writing: Writing) {
        let problem = Problem(error, asked.language)
        if problem.exit == .notPermitted {
            metrics.count(.denied)
            // Once a minute, whatever they send: else anybody could grow the log.
            let key = "\(asked.caller.label) \(problem.code) \(asked.operation.name)"
            if denials.isDue(key) {
                record(problem, of: asked, writing.engine)
                advance(writing)
            }
        }
        note(error)
        asked.fail(problem)
    }

    /// Records that somebody was turned away at the door.
    func record(_ problem: Problem, of asked: Asked, _ engine: Engine) {
        do {
            try engine.recordAccess(
                refused: problem.code, verb: asked.operation.name, peer: asked.caller.label, person: nil,
                key: FreshKey.next())
        } catch {
            log.error("an attempt was not recorded", metadata: ["error.code": "\(error.code)"])
        }
    }

    private func commit(_ writing: Writing) {
        let taken = writing.taken
        guard !taken.isEmpty else { return }
        let clock = ContinuousClock.now
        defer { (writing.taken, writing.errands) = ([], []) }
        let results: [Result<Answer, any Error>]
        do {
            results = try writing.engine.performAll(writing.errands, writing.cases)
        } catch {
            note(error)
            for (asked, _) in taken { asked.fail(Problem(error, asked.language)) }
            metrics.count(.failed, taken.count)
            return
        }
        metrics.committed(taken.count, in: ContinuousClock.now - clock, writing.engine.store.lastCommit)
        note(results.lazy.compactMap(\.failure).first { ($0 as? EngineError)?.isOfStore == true })
        for ((asked, _), result) in zip(taken, results) { reply(asked, result) }
        advance(writing)
    }

    private func reply(_ asked: Asked, _ result: Result<Answer, any Error>) {
        switch result {
        case .success(let answer):
            metrics.count(answer.replayed ? .replayed : .committed)
            guard asked.wantsText else { return asked.answer(.result(answer.jsonForPrograms)) }
            let done = asked.language == .zh ? "已办理。" : "Done."
            explain(asked, else: .result(["text": .string(done)])) { desk in
                .result(try desk.answer(answer, asked.operation))
            }
        case .failure(let error):
            let outcome: Metrics.Outcome =
                (error as? EngineError).map { $0.isOfStore ? .failed : .refused } ?? .wrong
            metrics.count(outcome)
            explain(asked, else: .failure(RPCError(Problem(error, asked.language)))) { desk in
                .failure(RPCError(desk.problem(error)))
            }
        }
    }

    /// Puts an answer into words away from the writer, which others wait for.
    ///
    /// - Parameter plain: The answer where there is no room for better words; what was done stays done.
    private func explain(
        _ asked: Asked, else plain: Reply, _ words: @escaping @Sendable (Desk) throws -> Reply
    ) {
        let isTaken = reading.read { records in
            let desk = try? Desk(asked.operation, asked.values, from: asked.caller, records)
            asked.answer(desk.flatMap { try? words($0) } ?? plain)
        }
        if !isTaken { asked.answer(plain) }
    }

    private func advance(_ writing: Writing) {
        guard let size = try? writing.engine.store.head().size else { return }
        let hasGrown = state.withLock { state in
            defer { state.size = size }
            return state.size != size
        }
        if hasGrown { advanced(size) }
    }

    /// Remembers whether the store works; a refusal says nothing about that.
    private func note(_ error: (any Error)?) {
        let fault: String?
        switch error {
        case nil: fault = nil
        case let error as EngineError where error.isOfStore: fault = error.code
        default: return
        }
        let before = state.withLock { state in
            defer { state.fault = fault }
            return state.fault
        }
        guard before != fault else { return }
        if let fault {
            log.error("the ledger cannot be written", metadata: ["error.code": "\(fault)"])
        } else {
            log.notice("the ledger can be written again")
        }
    }
}

extension EngineError {
    /// Whether the store failed, rather than one act having been refused.
    fileprivate var isOfStore: Bool {
        guard case .ledger(let error) = self else { return false }
        switch error {
        case .replayed, .keyConflict, .versionConflict, .badEvent: return false
        default: return true
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
