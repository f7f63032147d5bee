import CanonicalJSON
import Engine
import Foundation
import JSONRPC
import Ledger
import Logging
import Messages
import Operations
import Synchronization

/// The one writer: a thread of its own takes what waits and weighs it, while another makes durable with one commit what
/// was weighed before.
final class Writer: Sendable {
    enum Job: Sendable {
        case asked(Asked)
        /// Work of the service itself, such as passed deadlines.
        case own(@Sendable (Engine, CaseCache) -> Void)
    }

    /// The largest number of acts that one commit makes durable.
    static let largestBatch = 512

    private let store: any LedgerStore
    private let lane: Lane<Job>
    private let flights = Lane<Flight>(capacity: 1)
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
        self.store = store
        lane = Lane(capacity: capacity)
        (self.reading, self.metrics, self.denials, self.log) = (reading, metrics, denials, log)
        self.advanced = advanced
        let size = try store.head().size
        state.withLock { $0.size = size }
        let writing = try Writing(store, reading: backend.reader())
        flights.start("committer") { [self] in
            while let flights = flights.take(atMost: 1) { for flight in flights { commit(flight) } }
        }
        lane.start("writer") { [self] in
            while let jobs = lane.take(atMost: Self.largestBatch, unless: { writing.flight?.isDown ?? false }) {
                writing.inHand = jobs.count
                for job in jobs {
                    writing.inHand -= 1
                    carryOut(job, writing)
                    proceed(writing)
                }
                proceed(writing)
            }
            writeAll(writing)
            flights.close()
            flights.finish()
            writing.reading.close()
            store.close()
        }
    }

    /// What the thread that weighs alone touches.
    private final class Writing: @unchecked Sendable {
        let engine: Engine
        /// Beside the connection that writes, which a commit keeps busy.
        let reading: any LedgerReading
        let cases = CaseCache(events: 60_000)
        /// What was weighed since the last batch set off, and for whom.
        var batch: Batch?
        var passengers: [Flight.Passenger] = []
        var flight: Flight?
        /// How many jobs were taken and not yet looked at.
        var inHand = 0
        /// The last batch, as long as nothing else was written and all came out as foreseen.
        var last: Batch?

        init(_ store: any LedgerStore, reading: any LedgerReading) throws {
            self.reading = reading
            engine = try Engine(
                store, reading: reading, calendar: .prc, isClockSetByHand: true, clock: WallClock.now)
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

    private func carryOut(_ job: Job, _ writing: Writing) {
        switch job {
        case .own(let work):
            writeAll(writing)
            work(writing.engine, writing.cases)
            advance()
        case .asked(let asked): take(asked, writing)
        }
    }

    private func take(_ asked: Asked, _ writing: Writing) {
        let engine = writing.engine
        do {
            let desk = try Desk(asked.operation, asked.values, from: asked.caller, engine.records)
            if case .change(let work) = asked.operation.work {
                // Others may depend on it, and it on others.
                writeAll(writing)
                let answer: JSON
                do {
                    answer = try desk.change(work, engine)
                } catch {
                    return turnDown(asked, error, writing)
                }
                // It may have written to cases too, as passed deadlines do.
                writing.cases.removeAll()
                advance()
                return asked.answer(.result(answer))
            }
            guard let errand = try desk.errand(asked.operation, engine) else { return }
            weigh(Flight.Passenger(asked: asked, errand: errand), writing)
        } catch {
            turnDown(asked, error, writing)
        }
    }

    /// Weighs an act, on the acts that are on their way to the disk.
    private func weigh(_ passenger: Flight.Passenger, _ writing: Writing) {
        do {
            while true {
                var batch = try writing.batch ?? writing.last.map(Batch.init(after:)) ?? writing.engine.batch()
                writing.batch = nil
                let isWeighed = writing.engine.weigh(
                    passenger.errand, into: &batch, writing.cases, after: writing.flight?.batch)
                writing.batch = batch
                if isWeighed { break }
                // It must see in the log what is not written yet.
                if writing.flight != nil { land(writing) } else { setOff(writing) }
            }
        } catch {
            return reply(passenger.asked, .failure(error))
        }
        writing.passengers.append(passenger)
        if writing.passengers.count == Self.largestBatch {
            land(writing)
            setOff(writing)
        }
    }

    /// Sends what was weighed on its way if nothing else is.
    private func proceed(_ writing: Writing) {
        if let flight = writing.flight {
            guard flight.isDown else { return }
            land(writing)
        }
        setOff(writing)
    }

    /// Writes everything that was weighed.
    private func writeAll(_ writing: Writing) {
        while writing.flight != nil || !writing.passengers.isEmpty {
            land(writing)
            setOff(writing)
        }
        // Somebody else is to write.
        (writing.batch, writing.last) = (nil, nil)
    }

    private func setOff(_ writing: Writing) {
        guard writing.flight == nil, let batch = writing.batch, !writing.passengers.isEmpty else { return }
        let flight = Flight(batch, writing.passengers)
        (writing.batch, writing.passengers, writing.flight, writing.last) = (nil, [], flight, batch)
        // Handing a single act over takes longer than it saves.
        if flight.passengers.count == 1, writing.inHand == 0, lane.count == 0 {
            commit(flight)
            land(writing)
        } else if !flights.put(flight) {
            commit(flight)
        }
    }

    /// Waits for what is on its way, and mends what came out otherwise than foreseen.
    private func land(_ writing: Writing) {
        guard let flight = writing.flight else { return }
        let end = flight.awaitEnd()
        writing.flight = nil
        guard case .astray(let recorded) = end else { return }
        let results = writing.engine.mend(flight.batch, recorded, writing.cases)
        advance()
        reply(to: flight, results)
        // What was weighed since was weighed on what is not so.
        let again = writing.passengers
        (writing.batch, writing.passengers, writing.last) = (nil, [], nil)
        for passenger in again { weigh(passenger, writing) }
    }

    /// Makes a batch durable and answers it; the committer's thread.
    private func commit(_ flight: Flight) {
        let clock = ContinuousClock.now
        let recorded = flight.batch.record(in: store)
        metrics.committed(flight.passengers.count, in: ContinuousClock.now - clock, store.lastCommit)
        if let results = flight.batch.answers(recorded) {
            let size = flight.batch.size
            // Who was answered finds it in what the service says of itself; who watches may hear of it later.
            let hasGrown = grow(to: size)
            reply(to: flight, results)
            if hasGrown { advanced(size) }
            flight.land(.answered)
        } else {
            flight.land(.astray(recorded))
        }
        lane.nudge()
    }

    private func reply(to flight: Flight, _ results: [Result<Answer, any Error>]) {
        note(results.lazy.compactMap(\.failure).first { ($0 as? EngineError)?.isOfStore == true })
        for (passenger, result) in zip(flight.passengers, results) { reply(passenger.asked, result) }
    }

    /// Turns a request down before it became an act; somebody who may not ask is remembered.
    private func turnDown(_ asked: Asked, _ error: any Error, _ writing: Writing) {
        let problem = Problem(error, asked.language)
        if problem.exit == .notPermitted {
            metrics.count(.denied)
            // Once a minute, whatever they send: else anybody could grow the log.
            let key = "\(asked.caller.label) \(problem.code) \(asked.operation.name)"
            if denials.isDue(key) {
                writeAll(writing)
                record(problem, of: asked, writing.engine)
                advance()
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

    private func advance() {
        if let size = try? store.head().size, grow(to: size) { advanced(size) }
    }

    /// Keeps the size of the log; true if it is another than before.
    private func grow(to size: Int64) -> Bool {
        state.withLock { state in
            defer { state.size = size }
            return state.size != size
        }
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
