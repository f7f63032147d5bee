import CanonicalJSON
import Engine
import Foundation
import JSONRPC
import Ledger
import Logging
import Messages
import Operations
import SocketAPI
import Synchronization

/// Sends entries and todo lists to those who subscribed, on a thread of its own.
///
/// It keeps a place in the log for each subscriber and nothing else: what a slow one has not taken stays in the log.
final class Feed: Sendable {
    enum Signal: Sendable {
        /// The log has this many entries now.
        case advanced(Int64)
        case follow(Subscription)
        /// A subscriber that was full takes more.
        case writable(String)
        case end(String, connection: Int)
        case left(connection: Int)
    }

    private let lane = Lane<Signal>(capacity: .max)
    private let log: Logger
    private let isFollowed = Atomic(false)

    init(_ backend: Backend, log: Logger) throws {
        self.log = log
        let ledger = try backend.reader()
        lane.start("feed") { [self] in run(ledger) }
    }

    func tell(_ signal: Signal) { _ = lane.put(signal) }

    /// Tells that the log has this many entries now; wakes nobody as long as nobody follows it.
    func advanced(to size: Int64) {
        if isFollowed.load(ordering: .sequentiallyConsistent) { tell(.advanced(size)) }
    }

    func close() {
        lane.close()
        lane.finish()
    }

    private func run(_ ledger: any LedgerReading) {
        let records = Records(ledger)
        var subscriptions: [String: Subscription] = [:]
        var size = (try? ledger.head().size) ?? 0
        while let signals = lane.take(atMost: 4_096) {
            var ready: Set<String> = []
            for signal in signals {
                switch signal {
                case .advanced(let now):
                    size = max(size, now)
                    ready.formUnion(subscriptions.filter { !$0.value.isFull }.keys)
                case .follow(let subscription):
                    subscriptions[subscription.id] = subscription
                    // In this order: what is written before it is told of is found in the log.
                    isFollowed.store(true, ordering: .sequentiallyConsistent)
                    size = max(size, (try? ledger.head().size) ?? 0)
                    ready.insert(subscription.id)
                case .writable(let id):
                    subscriptions[id]?.isFull = false
                    ready.insert(id)
                case .end(let id, let connection):
                    if subscriptions[id]?.connection.id == connection { subscriptions[id] = nil }
                case .left(let connection):
                    subscriptions = subscriptions.filter { $0.value.connection.id != connection }
                }
            }
            for id in ready.sorted() {
                guard var subscription = subscriptions[id] else { continue }
                guard subscription.connection.isThere else {
                    subscriptions[id] = nil
                    continue
                }
                do {
                    // A token may be over, a person's account another's by now.
                    let directory = try records.directory()
                    _ = try subscription.caller.identity(in: directory, as: nil, isWriting: false)
                    try subscription.send(upTo: size, from: ledger)
                } catch {
                    let code = Problem(error, .en).code
                    log.notice("a subscription was ended", metadata: ["error.code": "\(code)"])
                    let params: JSON.Fields = ["subscription": .string(id), "code": .string(code)]
                    _ = subscription.connection.notify("subscription.ended", params: params)
                    subscriptions[id] = nil
                    continue
                }
                subscriptions[id] = subscription
                if subscription.isFull {
                    subscription.connection.whenWritable { [self] in tell(.writable(id)) }
                } else if subscription.hasMore(upTo: size) {
                    // The others have their turn first.
                    tell(.writable(id))
                }
            }
            if subscriptions.isEmpty { isFollowed.store(false, ordering: .sequentiallyConsistent) }
        }
    }
}
