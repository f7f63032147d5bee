import CanonicalJSON
import NIOCore

extension Client {
    /// Calls a writing method until its outcome is known; it is carried out once, however often it is sent.
    ///
    /// The same request is sent again with the same idempotency key after a lost connection and after the errors
    /// `service.closing`, `service.overloaded` and `ledger.unknown`; the service then answers as it did the first time.
    ///
    /// - Parameters:
    ///   - key: The idempotency key, 1 to 200 bytes, sent as the parameter `key`. Give one that outlives this process
    ///     where the program must be able to ask again after its own crash. Without it, `params["key"]` or a new one.
    ///   - time: How long to try. When it is over the last error is thrown: if that is a `ConnectionError`, the outcome
    ///     is unknown, and only another attempt with the same key finds it out.
    /// - Throws: `ServiceError`, `ConnectionError`, `CancellationError`.
    public func perform(
        _ method: String, _ params: [String: Value] = [:], key: String? = nil, within time: Duration
    ) async throws -> Value {
        let clock = ContinuousClock()
        let deadline = clock.now + time
        var params = JSON.Fields(params.mapValues(\.json))
        params["key"] = key.map(JSON.string) ?? params["key"] ?? .string(Self.newKey())
        var retrying = Retrying()
        while true {
            try Task.checkCancellation()
            do {
                return try await attempt(method, params, within: deadline - clock.now)
            } catch  where Retrying.isWorthwhile(after: error) {
                let pause = retrying.pause(after: error)
                guard clock.now + pause < deadline else { throw error }
                try await clock.sleep(for: pause)
            }
        }
    }

    /// Makes an idempotency key that nobody else has: 128 random bits as 32 hexadecimal digits.
    public static func newKey() -> String {
        let bits = UInt128.random(in: 0...UInt128.max)
        let digits = String(bits, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    private func attempt(_ method: String, _ params: JSON.Fields, within time: Duration) async throws -> Value {
        let answer = Answer<JSON>()
        let alarm = setAlarm(after: time) { answer.settle(.failure(ConnectionError.noAnswer)) }
        defer { alarm.cancel() }
        send(try Letter(method, params) { answer.settle($0) })
        return Value(try await answer.get())
    }
}
