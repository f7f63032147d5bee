import CanonicalJSON

/// Who hears what a connection brings beside answers; both functions are called on the event loop.
struct Listener: Sendable {
    enum Reading {
        case goOn
        /// Reads nothing more from the socket until `Link.resumeReading`.
        case pause
    }

    /// Takes a notification and the number of bytes of its line; an error ends the connection.
    let heard: @Sendable (_ method: String, _ params: JSON.Fields, _ size: Int) throws -> Reading
    /// Learns, once, that the connection has ended, and why.
    let ended: @Sendable (any Error) -> Void

    static let none = Listener(heard: { _, _, _ in .goOn }, ended: { _ in })
}
