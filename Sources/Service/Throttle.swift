import Synchronization

/// Bounds what one person, or a user of the operating system, may ask for at a time.
final class Throttle: Sendable {
    private struct Account: Sendable {
        var tokens: Double
        var filled: ContinuousClock.Instant
        var underWay = 0
    }

    private let accounts = Mutex<[String: Account]>([:])
    private let perSecond: Double
    private let mostUnderWay: Int

    /// - Parameters:
    ///   - perSecond: How many requests a second; twice as many in a burst.
    ///   - underWay: How many at the same time.
    init(perSecond: Int, underWay: Int) { (self.perSecond, mostUnderWay) = (Double(perSecond), underWay) }

    /// Lets a request in, or says after how many milliseconds to come again.
    func enter(_ label: String, at now: ContinuousClock.Instant = .now) -> Int64? {
        accounts.withLock { accounts in
            var account = accounts[label] ?? Account(tokens: 2 * perSecond, filled: now)
            account.tokens = min(2 * perSecond, account.tokens + (now - account.filled).seconds * perSecond)
            account.filled = now
            defer { accounts[label] = account }
            guard account.underWay < mostUnderWay else { return 50 }
            guard account.tokens >= 1 else { return Int64((1 - account.tokens) / perSecond * 1_000) + 1 }
            account.tokens -= 1
            account.underWay += 1
            return nil
        }
    }

    /// A request that was let in is answered.
    func leave(_ label: String) {
        accounts.withLock { accounts in
            accounts[label]?.underWay -= 1
            // The table stays as small as the number of people who ask at the same time.
            if accounts.count > 10_000 { accounts = accounts.filter { $0.value.underWay > 0 } }
        }
    }
}

/// Lets something happen at most once in a while for each key, so that a flood leaves one line and not a million.
final class Seldom: Sendable {
    private let last = Mutex<[String: ContinuousClock.Instant]>([:])
    private let span: Duration

    init(every span: Duration) { self.span = span }

    /// Whether it is time for this key.
    func isDue(_ key: String, at now: ContinuousClock.Instant = .now) -> Bool {
        last.withLock { last in
            if let before = last[key], now - before < span { return false }
            if last.count > 10_000 { last = last.filter { now - $0.value < span } }
            last[key] = now
            return true
        }
    }
}
