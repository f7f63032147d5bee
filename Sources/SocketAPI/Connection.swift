package import CanonicalJSON
package import JSONRPC
import NIOCore
package import Synchronization

/// A client's connection, as the application sees it; all of it may be used from any thread.
package final class Connection: Sendable {
    /// The number of the connection, counted from 1 on since the server started.
    package let id: Int
    /// Who is at the other end.
    package let peer: Peer
    /// Whether the bytes are encrypted on their way; a Unix socket needs no encryption.
    package let isSecure: Bool
    /// A place for what the application knows about the connection, such as who has logged in.
    package let state = Mutex<(any Sendable)?>(nil)

    let mailbox: Mailbox
    /// Bytes taken over for the client that the kernel has not taken from us.
    let unsent = Atomic(0)
    let isOpen = Atomic(true)
    private let limits: Limits
    private let welcome: Atomic<Bool>
    private let handler = Mutex<NIOLoopBound<ConnectionHandler>?>(nil)
    private let waiters = Mutex<[@Sendable () -> Void]>([])

    init(id: Int, peer: Peer, mailbox: Mailbox, limits: Limits) {
        self.id = id
        self.peer = peer
        self.mailbox = mailbox
        self.limits = limits
        switch peer {
        case .unix:
            isSecure = false
            welcome = Atomic(true)
        case .tcp:
            isSecure = true
            welcome = Atomic(false)
        }
    }

    /// Whether the client is still there; once false it stays so.
    package var isThere: Bool { isOpen.load(ordering: .acquiring) }

    /// Whether the client may stay after the time for logging in; at first true for Unix sockets only.
    package var isWelcome: Bool {
        get { welcome.load(ordering: .acquiring) }
        set { welcome.store(newValue, ordering: .releasing) }
    }

    /// Sends a notification, unless too much is waiting for the client already.
    ///
    /// Notifications and answers given by one thread keep their order, except that an answer waits for those to
    /// earlier requests. A notification that cannot be written as JSON stops a debug build and is else left out.
    ///
    /// - Returns: False if nothing was taken, because the connection is above its high-water mark or closed; then
    ///   `whenWritable` tells when to go on.
    package func notify(_ method: String, params: JSON.Fields = [:]) -> Bool {
        guard let line = try? ServerMessage.line(notification: method, params: params) else {
            assertionFailure("a notification with an integer beyond 2^53")
            return true
        }
        return send(line)
    }

    /// Sends whole lines with their newlines as they stand, such as one notification that goes to many clients.
    ///
    /// - Returns: False if nothing was taken, as for `notify`.
    package func send(_ lines: [UInt8]) -> Bool {
        guard isOpen.load(ordering: .acquiring), unsent.load(ordering: .relaxed) <= limits.highWater else {
            return false
        }
        unsent.add(lines.count, ordering: .relaxed)
        return post(.send(lines))
    }

    /// Calls a function once, on the event loop, when the connection takes notifications again.
    ///
    /// It may be called at once; it is never called for a connection that is closed.
    package func whenWritable(_ body: @escaping @Sendable () -> Void) {
        waiters.withLock { $0.append(body) }
        // The loop looks again, since the last bytes may have gone while this was called.
        if !post(.attend) { waiters.withLock { $0 = [] } }
    }

    /// Takes no more requests, answers those under way, sends a last notification, and closes.
    package func close(afterSaying notification: Request? = nil) {
        let line = try? notification.map { try ServerMessage.line(notification: $0.method, params: $0.params) }
        post(.end(saying: line ?? []))
    }

    /// Closes at once, whatever is under way.
    func cutOff() {
        post(.cutOff)
    }

    func attach(_ handler: NIOLoopBound<ConnectionHandler>) {
        self.handler.withLock { $0 = handler }
    }

    /// Lets go of all that belongs to an open connection.
    func detach() {
        isOpen.store(false, ordering: .releasing)
        handler.withLock { $0 = nil }
        waiters.withLock { $0 = [] }
    }

    /// Takes the functions to call now that the connection can be written to.
    func takeWaiters() -> [@Sendable () -> Void] {
        waiters.withLock { waiters in
            guard !waiters.isEmpty else { return [] }
            let taken = waiters
            waiters = []
            return taken
        }
    }

    @discardableResult
    private func post(_ letter: Mailbox.Letter) -> Bool {
        guard let handler = handler.withLock({ $0 }) else { return false }
        mailbox.post(letter, to: handler)
        return true
    }
}
