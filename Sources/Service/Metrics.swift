import Synchronization

/// What the service counts, and writes in Prometheus' text format (version 0.0.4).
final class Metrics: Sendable {
    /// What became of an act.
    enum Outcome: String, CaseIterable {
        case committed, replayed, refused, wrong, denied, failed
    }

    private struct Counts: Sendable {
        var outcomes: [Outcome: Int] = [:]
        var requests = 0
        var turnedAway = 0
        var batches = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
        var work = Histogram(bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1])
        var commits = Histogram(bounds: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1])
    }

    /// How often a value was at or below each bound.
    struct Histogram: Sendable {
        let bounds: [Double]
        private(set) var counts: [Int]
        private(set) var sum = 0.0
        private(set) var total = 0

        init(bounds: [Double]) { (self.bounds, counts) = (bounds, bounds.map { _ in 0 }) }

        mutating func add(_ value: Double) {
            for (index, bound) in bounds.enumerated() where value <= bound { counts[index] += 1 }
            sum += value
            total += 1
        }
    }

    private let counts = Mutex(Counts())

    func count(_ outcome: Outcome, _ number: Int = 1) { counts.withLock { $0.outcomes[outcome, default: 0] += number } }
    func countRequest() { counts.withLock { $0.requests += 1 } }
    func countTurnedAway() { counts.withLock { $0.turnedAway += 1 } }

    /// - Parameters:
    ///   - work: The time for the whole batch.
    ///   - commit: The time in it until the disk said that the bytes are safe.
    func committed(_ acts: Int, in work: Duration, _ commit: Duration) {
        counts.withLock { counts in
            counts.batches.add(Double(acts))
            counts.work.add(work.seconds)
            counts.commits.add(commit.seconds)
        }
    }

    /// The text, with gauges that are known elsewhere.
    func text(gauges: [(name: String, help: String, value: Int64)]) -> String {
        let counts = counts.withLock { $0 }
        var text = ""
        func line(_ line: String) { text += line + "\n" }
        line("# HELP countersign_transitions_total Acts by what became of them.")
        line("# TYPE countersign_transitions_total counter")
        for outcome in Outcome.allCases {
            line("countersign_transitions_total{outcome=\"\(outcome)\"} \(counts.outcomes[outcome] ?? 0)")
        }
        for (name, help, value) in [
            ("countersign_requests_total", "Requests that came in.", counts.requests),
            ("countersign_turned_away_total", "Requests turned away because of limits.", counts.turnedAway),
        ] {
            line("# HELP \(name) \(help)")
            line("# TYPE \(name) counter")
            line("\(name) \(value)")
        }
        for (name, help, histogram) in [
            ("countersign_batch_acts", "Acts made durable by one commit.", counts.batches),
            ("countersign_batch_seconds", "Time to write one batch.", counts.work),
            ("countersign_commit_seconds", "Time of one commit, until the disk said that it is safe.", counts.commits),
        ] {
            line("# HELP \(name) \(help)")
            line("# TYPE \(name) histogram")
            for (bound, count) in zip(histogram.bounds, histogram.counts) {
                line("\(name)_bucket{le=\"\(bound)\"} \(count)")
            }
            line("\(name)_bucket{le=\"+Inf\"} \(histogram.total)")
            line("\(name)_sum \(histogram.sum)")
            line("\(name)_count \(histogram.total)")
        }
        for gauge in gauges {
            line("# HELP \(gauge.name) \(gauge.help)")
            line("# TYPE \(gauge.name) gauge")
            line("\(gauge.name) \(gauge.value)")
        }
        return text
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
