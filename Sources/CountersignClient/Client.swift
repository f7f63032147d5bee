import CanonicalJSON
import NIOCore
import Synchronization

/// A program's end of a connection to the service; any number of calls may be under way at once.
///
/// After a lost connection the next call opens a new one, so a client may be kept as long as its program runs. What
/// was under way then is not sent again, except by `perform`. All clients of a process share one thread.
public final class Client: Sendable {
    private struct State {
        var link: Link?
        var opening: EventLoopFuture<Link>?
        /// The connections of event streams.
        var feeds: [ObjectIdentifier: Link] = [:]
        var isEnded = false
    }

    private let opening: Opening
    private let state = Mutex(State())

    init(_ opening: Opening) {
        self.opening = opening
    }

    deinit {
        let link = state.withLock { $0.link }
        link?.close()
    }

    /// Connects to a service.
    ///
    /// - Parameters:
    ///   - endpoint: Where the service listens.
    ///   - token: What to log in with; needed over TLS, and by services only on a Unix socket if they ask for it.
    ///   - timeout: How long connecting, the TLS handshake and the login may take together; also for later ones.
    /// - Throws: `ConnectionError`; `ServiceError` if the service refuses the token or has too many connections;
    ///   `CancellationError`.
    public static func connect(
        to endpoint: Endpoint, token: String? = nil, timeout: Duration = .seconds(10)
    ) async throws -> Client {
        let client = Client(Opening(endpoint, token: token, within: timeout))
        let answer = Answer<Link>()
        client.withLink { answer.settle($0) }
        _ = try await answer.get()
        return client
    }

    /// Calls a method once and returns its result.
    ///
    /// A cancelled task stops waiting at once; the service may carry out the request all the same.
    ///
    /// - Throws: `ServiceError` if the service says no, `ConnectionError` if there is no answer, `CancellationError`.
    public func call(_ method: String, _ params: [String: Value] = [:]) async throws -> Value {
        try Task.checkCancellation()
        let answer = Answer<JSON>()
        send(try Letter(method, JSON.Fields(params.mapValues(\.json))) { answer.settle($0) })
        return Value(try await answer.get())
    }

    /// Closes the client for good: calls under way fail with `ConnectionError.ended`, event streams end.
    public func close() async {
        let links = state.withLock { state in
            state.isEnded = true
            return Array(state.feeds.values) + [state.link].compactMap(\.self)
        }
        for link in links { link.close() }
        for link in links { await link.whenClosed() }
    }

    /// Sends a letter over the open connection or, if there is none, over a new one.
    func send(_ letter: Letter) {
        if let link = state.withLock({ $0.isEnded ? nil : $0.link }), link.send(letter) { return }
        withLink { outcome in
            switch outcome {
            case .success(let link):
                if !link.send(letter) { letter.fail(ConnectionError.lost(reason: "the service hung up")) }
            case .failure(let error): letter.fail(error)
            }
        }
    }

    /// Calls a function, perhaps on the event loop, with an open connection; many callers wait for the same one.
    func withLink(_ body: @escaping @Sendable (Result<Link, any Error>) -> Void) {
        enum Way {
            case known(Result<Link, any Error>)
            case shared(EventLoopFuture<Link>)
            case new(EventLoopFuture<Link>)
        }
        let way = state.withLock { state -> Way in
            if state.isEnded { return .known(.failure(ConnectionError.ended)) }
            if let link = state.link, link.isOpen { return .known(.success(link)) }
            if let opening = state.opening { return .shared(opening) }
            let new = opening.open()
            state.opening = new
            return .new(new)
        }
        switch way {
        case .known(let outcome): body(outcome)
        case .shared(let opening): opening.whenComplete(body)
        case .new(let opening): opening.whenComplete { body(self.adopt($0)) }
        }
    }

    private func adopt(_ outcome: Result<Link, any Error>) -> Result<Link, any Error> {
        let isEnded = state.withLock { state in
            state.opening = nil
            if !state.isEnded { state.link = try? outcome.get() }
            return state.isEnded
        }
        guard isEnded, let link = try? outcome.get() else { return outcome }
        link.close()
        return .failure(ConnectionError.ended)
    }
}

extension Client {
    /// Opens one more connection, which is closed with the client; for an event stream.
    func openFeed(_ listener: Listener) async throws -> Link {
        guard !state.withLock({ $0.isEnded }) else { throw ConnectionError.ended }
        let answer = Answer<Link>()
        opening.open(listener).whenComplete { outcome in
            // Whoever was cancelled has gone without it.
            if !answer.settle(outcome) { (try? outcome.get())?.close() }
        }
        let link = try await answer.get()
        let isEnded = state.withLock { state in
            state.feeds[ObjectIdentifier(link)] = link
            return state.isEnded
        }
        if isEnded { closeFeed(link) }
        return link
    }

    /// Calls a function on the event loop after a time, unless it is cancelled before.
    func setAlarm(after time: Duration, _ body: @escaping @Sendable () -> Void) -> Scheduled<Void> {
        opening.loop.scheduleTask(in: TimeAmount(time), body)
    }

    /// Closes the connection of an event stream.
    func closeFeed(_ link: Link) {
        state.withLock { $0.feeds[ObjectIdentifier(link)] = nil }
        link.close()
    }
}
