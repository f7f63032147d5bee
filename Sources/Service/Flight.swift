import Engine
import Foundation
import Operations

/// A batch on its way to the disk, and who waits for its answers.
final class Flight: @unchecked Sendable {
    let batch: Batch
    let passengers: [Passenger]
    private let condition = NSCondition()
    private var end: End?

    /// An act that was asked for and weighed.
    struct Passenger {
        let asked: Asked
        let errand: Errand
    }

    enum End {
        /// All is as foreseen and answered.
        case answered
        /// Not all is; nobody was answered yet.
        case astray(Batch.Recorded)
    }

    init(_ batch: Batch, _ passengers: [Passenger]) { (self.batch, self.passengers) = (batch, passengers) }

    /// Whether it has ended.
    var isDown: Bool { condition.withLock { end != nil } }

    /// Says how it ended.
    func land(_ end: End) {
        condition.withLock {
            self.end = end
            condition.broadcast()
        }
    }

    /// Waits for its end.
    func awaitEnd() -> End {
        condition.withLock {
            while true {
                if let end { return end }
                condition.wait()
            }
        }
    }
}
