import CanonicalJSON
import NIOCore
import Synchronization

/// One consumer's supply of events: subscribes, keeps a bounded number in store, and subscribes again after a loss.
final class EventFeed: Sendable {
    fileprivate struct State {
        var store = CircularBuffer<(event: Event, size: Int)>()
        var bytes = 0
        var isPaused = false
        /// The last entry that was taken over; what is not above it is a repetition.
        var newest: Int64
        var link: Link?
        /// Counts connections, so that a late word from an old one is not taken for one from the new.
        var generation = 0
        /// Why the connection has ended.
        var end: (any Error)?
        var bell: Answer<Void>?
        var retrying = Retrying()
    }

    fileprivate enum Step {
        case give(Event, resume: Link?)
        case wait(Answer<Void>)
        case subscribe(leaving: Link?, because: (any Error)?)
    }

    /// The number of bytes in store above which the socket is not read; it is read again at half of it.
    private static let window = 128 << 10

    private let client: Client
    private let filter: [String: Value]
    private let state: Mutex<State>

    init(_ client: Client, from seq: Int64, filter: [String: Value]) {
        self.client = client
        self.filter = filter
        state = Mutex(State(newest: seq - 1))
    }

    deinit {
        if let link = state.withLock({ $0.link }) { client.closeFeed(link) }
    }

    func next() async throws -> Event? {
        while true {
            try Task.checkCancellation()
            switch state.withLock({ $0.step(window: Self.window) }) {
            case .give(let event, let link):
                link?.resumeReading()
                return event
            case .wait(let bell): try await bell.get()
            case .subscribe(let old, let cause):
                if let old { client.closeFeed(old) }
                do {
                    if let cause { try await pause(after: cause) }
                    try await subscribe()
                } catch ConnectionError.ended {
                    return nil
                } catch  where Retrying.isWorthwhile(after: error) {
                    state.withLock { $0.end = error }
                }
            }
        }
    }

    private func pause(after cause: any Error) async throws {
        guard Retrying.isWorthwhile(after: cause) else { throw cause }
        try await Task.sleep(for: state.withLock { $0.retrying.pause(after: cause) })
    }

    /// Opens a connection and asks for what comes after the newest entry.
    private func subscribe() async throws {
        let (generation, newest) = state.withLock { state in
            state.generation += 1
            state.end = nil
            return (state.generation, state.newest)
        }
        let listener = Listener(
            heard: { [weak self] method, params, size in
                guard method == "events.entry", let self else { return .goOn }
                return take(try Event(notification: params), size, generation)
            },
            ended: { [weak self] error in self?.end(error, generation) })
        let link = try await client.openFeed(listener)
        state.withLock { $0.link = link }
        var params = JSON.Fields(filter.mapValues(\.json))
        params["from"] = .int(newest + 1)
        // Entries may come before the answer, so nobody waits for it here; an error ends this connection.
        let letter = try Letter("events.subscribe", params) { [weak self] outcome in
            if case .failure(let error) = outcome { self?.end(error, generation) }
        }
        if !link.send(letter) { letter.fail(ConnectionError.lost(reason: "the service hung up")) }
    }

    private func take(_ event: Event, _ size: Int, _ generation: Int) -> Listener.Reading {
        let (bell, reading) = state.withLock { state -> (Answer<Void>?, Listener.Reading) in
            guard generation == state.generation else { return (nil, .goOn) }
            guard event.seq > state.newest else { return (nil, .goOn) }
            state.newest = event.seq
            state.retrying.succeed()
            state.store.append((event, size))
            state.bytes += size
            // Once paused it stays so until the consumer says to read on, even if he has just made room.
            if state.bytes >= Self.window { state.isPaused = true }
            return (state.takeBell(), state.isPaused ? .pause : .goOn)
        }
        bell?.settle(.success(()))
        return reading
    }

    private func end(_ error: any Error, _ generation: Int) {
        let bell = state.withLock { state in
            // The first reason counts: closing the connection because of it gives another.
            guard generation == state.generation, state.end == nil else { return nil as Answer<Void>? }
            state.end = error
            return state.takeBell()
        }
        bell?.settle(.success(()))
    }
}

extension EventFeed.State {
    /// Finds out what the consumer does next.
    fileprivate mutating func step(window: Int) -> EventFeed.Step {
        if let (event, size) = store.popFirst() {
            bytes -= size
            guard isPaused, bytes <= window / 2 else { return .give(event, resume: nil) }
            isPaused = false
            return .give(event, resume: link)
        }
        if link == nil || end != nil {
            defer { link = nil }
            return .subscribe(leaving: link, because: end)
        }
        let bell = Answer<Void>()
        self.bell = bell
        return .wait(bell)
    }

    fileprivate mutating func takeBell() -> Answer<Void>? {
        defer { bell = nil }
        return bell
    }
}
