import CanonicalJSON
import Engine
import JSONRPC
import Ledger
package import Logging
import Operations
package import SocketAPI
import Synchronization

/// The service of one ledger: it owns the file, and everybody else asks it.
package final class SignOffService: Sendable {
    /// What can be set.
    package struct Settings: Sendable {
        /// Where it listens.
        package var listening: [Listening] = []
        /// The limits of connections.
        package var limits = Limits()
        /// Requests a second of one person or user.
        package var requestsPerSecond = 2_000
        /// Requests under way of one person or user.
        package var requestsUnderWay = 256
        /// Acts that wait for the writer before others are turned away.
        package var queue = 10_000
        /// Threads that read.
        package var readers = 2
        /// How often it is looked whether a deadline has passed, or a reminder or an escalation is due.
        package var deadlinesEvery = Duration.seconds(30)
        /// How often what was recorded since is signed.
        package var checkpointsEvery = Duration.seconds(1)
        /// How long requests under way may take when the service stops.
        package var stopsWithin = Duration.seconds(20)

        /// The usual settings, without a place to listen at.
        package init() {}
    }

    private let backend: Backend
    private let writer: Writer
    private let reading: ReadingRoom
    private let slow: ReadingRoom
    private let feed: Feed
    private let server: SocketServer
    private let settings: Settings
    private let log: Logger
    private let clockwork: Task<Void, Never>
    private let sealing: Task<Void, Never>

    /// Takes over the ledger, and starts to listen.
    ///
    /// - Parameters:
    ///   - version: The version of the program, for the reference.
    ///   - words: Finds out what the words of a command ask for, in an environment.
    /// - Throws: What opening the ledger and listening throw.
    package static func start(
        _ backend: Backend, _ settings: Settings, version: String,
        words: @escaping @Sendable ([String], [String: String]) -> Spoken = { _, _ in .elsewhere }, log: Logger
    ) async throws -> SignOffService {
        // First the role of the writer: with it, nobody else listens at the same place.
        let store = try backend.writer()
        let metrics = Metrics()
        let reading = try ReadingRoom(backend, threads: settings.readers, capacity: settings.queue, log: log)
        let slow = try ReadingRoom(backend, threads: 1, capacity: 16, log: log)
        let feed = try Feed(backend, log: log)
        let denials = Seldom(every: .seconds(60))
        let writer = try Writer(
            backend, store, reading: reading, metrics: metrics, denials: denials, capacity: settings.queue, log: log
        ) { size in feed.advanced(to: size) }
        let report = SelfReport(
            backend: backend, store: store, writer: writer, reading: reading, slow: slow, metrics: metrics,
            version: version, started: WallClock.now())
        let front = Front(
            writer: writer, reading: reading, slow: slow, feed: feed, metrics: metrics,
            throttle: Throttle(perSecond: settings.requestsPerSecond, underWay: settings.requestsUnderWay),
            denials: denials, words: words
        ) { asked, denied in report.answer(asked, denied: denied) }
        do {
            let server = try await SocketServer.start(settings.listening, serving: front, limits: settings.limits)
            return SignOffService(backend, writer, reading, slow, feed, server, settings, log)
        } catch {
            for room in [reading, slow] { room.close() }
            feed.close()
            writer.close()
            throw error
        }
    }

    private init(
        _ backend: Backend, _ writer: Writer, _ reading: ReadingRoom, _ slow: ReadingRoom, _ feed: Feed,
        _ server: SocketServer, _ settings: Settings, _ log: Logger
    ) {
        (self.backend, self.writer, self.reading, self.slow, self.feed) = (backend, writer, reading, slow, feed)
        (self.server, self.settings, self.log) = (server, settings, log)
        clockwork = Task {
            while !Task.isCancelled {
                Self.runClock(writer, log)
                try? await Task.sleep(for: settings.deadlinesEvery)
            }
        }
        sealing = Task {
            var size: Int64 = 0
            while !Task.isCancelled {
                // A log that rests costs nothing.
                let grown = writer.standing.size
                if grown != size { Self.sealLog(writer, log) }
                size = grown
                try? await Task.sleep(for: settings.checkpointsEvery)
            }
        }
    }

    /// Signs what was recorded since the last time, between two commits.
    private static func sealLog(_ writer: Writer, _ log: Logger) {
        _ = writer.write(
            .own { engine, _ in
                do throws(LedgerError) { try engine.store.seal() } catch {
                    log.error("the log was not signed", metadata: ["error.code": "\(error.code)"])
                }
            })
    }

    /// Lets the writer make the clock's events, in portions, so that people need not wait for all of them.
    private static func runClock(_ writer: Writer, _ log: Logger) {
        _ = writer.write(
            .own { engine, cases in
                do throws(EngineError) {
                    // The days of a rehearsal are given by hand, and `overdue --record` makes its events.
                    if try engine.records.directory().isRehearsal { return }
                    let run = try engine.runClock(atMost: 200)
                    for deed in run.deeds { cases[deed.caseID] = nil }
                    if !run.deeds.isEmpty {
                        log.info(
                            "the clock has acted",
                            metadata: [
                                "deadlines.passed": "\(run.passedDeadlines)",
                                "reminders": "\(run.reminders)", "escalations": "\(run.escalations)",
                            ])
                    }
                    if let year = run.missingYear {
                        log.warning("the working days of this year are not known", metadata: ["year": "\(year)"])
                    }
                    if run.deeds.count == 200 { runClock(writer, log) }
                } catch {
                    log.error("the clock's events were not recorded", metadata: ["error.code": "\(error.code)"])
                }
            })
    }

    /// The ports that it listens at over the network.
    package var ports: [Int] { server.ports }

    /// Ends: requests under way are answered, clients are told, the ledger is given back.
    package func stop() async {
        for task in [clockwork, sealing] { task.cancel() }
        let cut = await server.stop(
            within: settings.stopsWithin,
            saying: JSONRPC.Request(method: "service.closing", params: ["reason": "stopping"]))
        if cut > 0 { log.warning("connections were cut off", metadata: ["count": "\(cut)"]) }
        for room in [reading, slow] { room.close() }
        feed.close()
        writer.close()
    }
}
