import CanonicalJSON
import Engine
import JSONRPC
import Ledger
import Logging
import Operations

/// Answers what only reads, beside the writer, on threads that have a connection each.
final class ReadingRoom: Sendable {
    typealias Reading = @Sendable (Records) -> Void
    private let lane: Lane<Reading>
    private let log: Logger

    /// - Parameters:
    ///   - threads: How many requests are read at the same time.
    ///   - capacity: How many wait before others are turned away.
    init(_ backend: Backend, threads: Int, capacity: Int, log: Logger) throws {
        lane = Lane(capacity: capacity)
        self.log = log
        for number in 1...threads {
            let ledger = try backend.reader()
            lane.start("reader-\(number)") { [lane] in
                let records = Records(ledger)
                while let readings = lane.take(atMost: 1) { for reading in readings { reading(records) } }
            }
        }
    }

    /// Reads something as soon as a thread is free; false if too many wait.
    func read(_ reading: @escaping Reading) -> Bool { lane.put(reading) }

    /// Answers a request that only reads; false if too many wait.
    func answer(_ asked: Asked, refused: @escaping @Sendable (Problem) -> Void) -> Bool {
        read { records in
            do throws(Problem) {
                asked.answer(.result(try asked.operation.answer(asked.values, from: asked.caller, records, nil)))
            } catch {
                if error.exit == .notPermitted { refused(error) }
                asked.fail(error)
            }
        }
    }

    /// The number of requests that wait.
    var waiting: Int { lane.count }

    /// Answers what waits, and ends.
    func close() {
        lane.close()
        lane.finish()
    }
}
