package import JSONRPC
import NIOCore
import NIOPosix
import Synchronization

/// The server's end of JSON-RPC on Unix sockets and TLS.
package final class SocketServer: Sendable {
    private struct Doors {
        var channels: [any Channel] = []
        var files: [UnixSocketFile] = []
    }

    private let group: MultiThreadedEventLoopGroup
    private let mailboxes: [ObjectIdentifier: Mailbox]
    private let roster: Roster
    private let doors = Mutex(Doors())
    /// The ports of TLS sockets, in the order of `listening`.
    package let ports: [Int]

    private init(
        group: MultiThreadedEventLoopGroup, mailboxes: [ObjectIdentifier: Mailbox], roster: Roster, doors: [Door]
    ) {
        self.group = group
        self.mailboxes = mailboxes
        self.roster = roster
        ports = doors.compactMap(\.channel.localAddress?.port)
        self.doors.withLock {
            $0.channels = doors.map(\.channel)
            $0.files = doors.compactMap(\.file)
        }
    }

    /// Starts to listen.
    ///
    /// Whoever calls this for a Unix socket holds a lock against a second server, for an old file is replaced.
    ///
    /// - Parameters:
    ///   - listening: Where to take connections; if one place fails, none is kept.
    ///   - application: What carries out the requests.
    ///   - limits: How much clients may ask for.
    ///   - threads: The number of event loops; each connection stays on one of them.
    /// - Throws: A `SocketError` of any code.
    package static func start(
        _ listening: [Listening], serving application: any Dispatching, limits: Limits = Limits(), threads: Int = 1
    ) async throws(SocketError) -> SocketServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let loops = Array(group.makeIterator())
        let mailboxes = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0), Mailbox(of: $0)) })
        let roster = Roster(limits: limits)
        let reception = Reception(application: application, limits: limits, roster: roster, mailboxes: mailboxes)
        var doors: [Door] = []
        do throws(SocketError) {
            for place in listening {
                doors.append(try await Door.open(place, on: group, reception: reception))
            }
        } catch {
            for door in doors {
                try? await door.channel.close()
                door.file?.remove()
            }
            try? await group.shutdownGracefully()
            throw error
        }
        return SocketServer(group: group, mailboxes: mailboxes, roster: roster, doors: doors)
    }

    /// The number of connections at this moment.
    package var connections: Int { roster.count }

    /// Stops: takes no connection and no request more, answers what is under way, tells every client, and closes.
    ///
    /// - Parameters:
    ///   - time: After this the connections that are left are cut off.
    ///   - notification: The last line for each client, such as `service.closing`.
    /// - Returns: The number of connections that were cut off; 0 if all went well. A second call returns 0.
    @discardableResult
    package func stop(within time: Duration, saying notification: Request? = nil) async -> Int {
        let doors = doors.withLock { doors in
            let taken = doors
            doors = Doors()
            return taken
        }
        // First the file, so that a new client does not find a socket that nobody listens to.
        for file in doors.files { file.remove() }
        for channel in doors.channels { try? await channel.close() }
        for connection in roster.close() { connection.close(afterSaying: notification) }
        let cut = await emptied(within: time)
        for mailbox in mailboxes.values { mailbox.shut() }
        try? await group.shutdownGracefully()
        return cut
    }

    /// Waits until the last connection has left, and cuts off those who have not after a time.
    private func emptied(within time: Duration) async -> Int {
        let roster = roster
        return await withTaskGroup(of: Int.self) { tasks in
            tasks.addTask {
                guard (try? await Task.sleep(for: time)) != nil else { return 0 }
                let rest = roster.all
                for connection in rest { connection.cutOff() }
                return rest.count
            }
            await roster.whenEmpty()
            tasks.cancelAll()
            return await tasks.next() ?? 0
        }
    }
}
