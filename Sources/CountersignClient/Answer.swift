import Dispatch
import Synchronization

/// The one outcome of something under way, for one waiter: a task, which may be cancelled, or a blocked thread.
final class Answer<Success: Sendable>: Sendable {
    typealias Outcome = Result<Success, any Error>

    private enum Phase {
        case open
        case awaited(CheckedContinuation<Success, any Error>)
        case blocking(DispatchSemaphore)
        case settled(Outcome)
    }

    private let phase = Mutex(Phase.open)

    /// Gives the outcome; only the first one counts, and false says that this was not it.
    @discardableResult
    func settle(_ outcome: Outcome) -> Bool {
        let before = phase.withLock { phase in
            let before = phase
            if case .settled = phase { return before }
            phase = .settled(outcome)
            return before
        }
        switch before {
        case .open: break
        case .awaited(let continuation): continuation.resume(with: outcome)
        case .blocking(let semaphore): semaphore.signal()
        case .settled: return false
        }
        return true
    }

    private var outcome: Outcome? {
        phase.withLock { if case .settled(let outcome) = $0 { outcome } else { nil } }
    }

    /// Waits without holding a thread; a cancelled task gets `CancellationError` at once.
    func get() async throws -> Success {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome = phase.withLock { phase -> Outcome? in
                    if case .settled(let outcome) = phase { return outcome }
                    phase = .awaited(continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            settle(.failure(CancellationError()))
        }
    }

    /// Holds this thread until there is an outcome; `noAnswer` after a time.
    func wait(within time: Duration) throws -> Success {
        let semaphore = DispatchSemaphore(value: 0)
        let isBlocking = phase.withLock { phase in
            if case .settled = phase { return false }
            phase = .blocking(semaphore)
            return true
        }
        if isBlocking, semaphore.wait(timeout: .now() + time.forDispatch) == .timedOut {
            settle(.failure(ConnectionError.noAnswer))
        }
        guard let outcome else { preconditionFailure("a waiter was woken without an outcome") }
        return try outcome.get()
    }
}

extension Duration {
    /// The time for Dispatch, to the nanosecond; at most some decades.
    fileprivate var forDispatch: DispatchTimeInterval {
        let (seconds, attoseconds) = components
        return .nanoseconds(Int(min(max(seconds, 0), 1_000_000_000)) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
}
