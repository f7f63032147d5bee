/// There is no answer: whether a request that was under way was carried out is unknown, except where a case says it.
public enum ConnectionError: Error, Sendable, Hashable {
    /// No connection came about, so nothing was carried out.
    case couldNotConnect(reason: String)
    /// The service's certificate is not trusted or not for this host, so nothing was carried out.
    case untrusted(reason: String)
    /// The connection broke off.
    case lost(reason: String)
    /// The service said that it closes, and did; the reason is the service's own, and may be empty.
    case closed(reason: String)
    /// The service sent something that is no answer; the connection was closed.
    case malformed(reason: String)
    /// No answer came in time; it may still come, but nobody waits for it.
    case noAnswer
    /// The client was closed by this program.
    case ended
}

extension ConnectionError: CustomStringConvertible {
    /// What was expected and what was found, in one sentence.
    public var description: String {
        switch self {
        case .couldNotConnect(let reason): "Expected a service that listens, but found none: \(reason)."
        case .untrusted(let reason): "Expected a certificate that is trusted, but found another: \(reason)."
        case .lost(let reason): "Expected an answer, but the connection broke off: \(reason)."
        case .closed(""): "Expected an answer, but the service closed the connection."
        case .closed(let reason): "Expected an answer, but the service closed the connection: \(reason)."
        case .malformed(let reason): "Expected an answer, but found something else: \(reason)"
        case .noAnswer: "Expected an answer, but it did not come in time."
        case .ended: "Expected an open client, but it was closed."
        }
    }
}
