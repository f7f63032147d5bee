package import JSONRPC

/// The application behind the sockets: it welcomes connections and carries out their requests.
///
/// All functions are called on an event loop, which serves many connections, so none may block.
package protocol Dispatching: Sendable {
    /// Meets a new connection; nil welcomes it, an error is sent to it with the id null before it is closed.
    ///
    /// A TLS connection comes here after its handshake.
    func opened(_ connection: Connection) -> RPCError?

    /// Takes leave of a connection that `opened` welcomed; called once, when nothing can be sent any more.
    func closed(_ connection: Connection)

    /// Tells whether a request may be under way beside others of its connection; called once, before `dispatch`.
    func order(of request: Request, on connection: Connection) -> Order

    /// Starts a request, also a notification.
    ///
    /// - Parameters:
    ///   - request: What to do.
    ///   - connection: Where it came from.
    ///   - answer: To be called once, from any thread, also for a notification, whose reply is then dropped. Further
    ///     calls do nothing. If it is never called and let go of, the answer is the error `defect`.
    func dispatch(_ request: Request, from connection: Connection, answer: @escaping @Sendable (Reply) -> Void)
}

/// How a request goes with the other requests of its connection; answers keep their order in any case.
package enum Order: Sendable, Hashable {
    /// May be under way beside other requests that are `together`, started in the order in which they came.
    case together
    /// Starts when everything before it is answered, and holds back what follows until it is answered itself.
    case alone
}
