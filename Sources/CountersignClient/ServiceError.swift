import CanonicalJSON
import JSONRPC

/// The service answered that it did not do what was asked, and why.
public struct ServiceError: Error, Sendable, Hashable {
    /// The name of the error, such as `refused.role`, which is never changed; empty if the service sent none.
    public let code: String
    /// The number by which JSON-RPC sorts errors, such as -32022 for what a rule refuses.
    public let number: Int
    /// What was expected and what was found, in one sentence.
    public let message: String
    /// The next action; empty if the service sent none.
    public let remedy: String
    /// The exit status for a command-line program, 1…125; 70 if the service sent none.
    public let exit: Int32
    /// All that the service sent with the error, the parts above as well.
    public let data: [String: Value]

    init(_ error: RPCError) {
        code = error.name ?? ""
        number = error.code
        message = error.message
        remedy = error.data["remedy"]?.text ?? ""
        let exit = error.data["exit"]?.integer ?? 70
        self.exit = (1...125).contains(exit) ? Int32(exit) : 70
        data = error.data.mapValues(Value.init)
    }

    /// How long the service asks to wait before the next attempt; nil if it does not say.
    public var retryAfter: Duration? {
        data["retry_after_ms"]?.number.map { .milliseconds(max(0, $0)) }
    }
}

extension ServiceError: CustomStringConvertible {
    /// The message with the name of the error, for a log.
    public var description: String { code.isEmpty ? message : "\(message) [\(code)]" }
}
