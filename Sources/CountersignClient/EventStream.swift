/// The entries of the log from a place on: first those that are there, then each one as it comes about.
///
/// Each loop over it has a connection of its own, reconnects by itself as long as it takes, and goes on behind the
/// last entry that was taken: there is no gap, and no entry comes twice. A slow loop holds the service back instead of
/// filling memory. The stream ends when the client is closed.
///
///     for try await event in client.events(from: 1) {
///         print(event.seq, event.type)
///     }
public struct EventStream: AsyncSequence, Sendable {
    let client: Client
    let from: Int64
    let filter: [String: Value]

    /// Starts one loop; it connects when its first entry is asked for.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(feed: EventFeed(client, from: from, filter: filter))
    }

    /// One loop over the entries; let go of it to close its connection.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let feed: EventFeed

        /// Waits for the next entry.
        ///
        /// - Throws: `CancellationError`; `ServiceError` or `ConnectionError` where reconnecting cannot help, such as
        ///   for a token that is no longer valid.
        public mutating func next() async throws -> Event? {
            try await feed.next()
        }
    }
}

extension Client {
    /// Follows the log.
    ///
    /// - Parameters:
    ///   - seq: The first entry wanted, from 1 on; to go on after a restart, one more than the last that was dealt with.
    ///   - case: Only entries of this case.
    ///   - person: Only entries that this person made true.
    public func events(from seq: Int64, case: String? = nil, person: String? = nil) -> EventStream {
        var filter: [String: Value] = [:]
        filter["case"] = `case`.map(Value.text)
        filter["person"] = person.map(Value.text)
        return EventStream(client: self, from: seq, filter: filter)
    }
}
