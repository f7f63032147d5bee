/// When to try again after a failure, and when not at all.
struct Retrying {
    private var failures = 0

    /// Whether another attempt may go better: the service is away, too busy, or does not know what it did.
    static func isWorthwhile(after error: any Error) -> Bool {
        switch error {
        case let error as ServiceError:
            ["service.closing", "service.overloaded", "ledger.unknown"].contains(error.code)
        case let error as ConnectionError:
            switch error {
            case .couldNotConnect, .lost, .closed, .noAnswer: true
            case .untrusted, .malformed, .ended: false
            }
        default: false
        }
    }

    /// How long to wait now: what the service asks for, or from 20 ms on twice as long each time, up to two seconds.
    mutating func pause(after error: any Error) -> Duration {
        let longest = min(20 << min(failures, 7), 2000)
        failures += 1
        // Clients that were cut off together shall not come back together.
        let own = Duration.milliseconds(Int.random(in: longest / 2...longest))
        guard let asked = (error as? ServiceError)?.retryAfter else { return own }
        return max(own, asked + .milliseconds(Int.random(in: 0...longest / 4)))
    }

    /// Begins with short pauses again after a success.
    mutating func succeed() {
        failures = 0
    }
}
