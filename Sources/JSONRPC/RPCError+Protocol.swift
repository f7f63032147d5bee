package import CanonicalJSON

/// The errors of the protocol itself; those of the application have their own names.
extension RPCError {
    /// Says that a line is not JSON of the accepted kind, and where; `rpc.parse`.
    package static func parse(_ error: JSONError) -> RPCError {
        // The fault may be a key of a megabyte.
        let error = JSONError(error.code, at: error.offset, found: error.found.beginning)
        return RPCError(
            .parse, name: "rpc.parse", exit: 65, message: error.message, remedy: error.remedy,
            details: ["fault": .string(error.code.rawValue), "offset": .int(Int64(error.offset))])
    }

    /// Says that the last line of a connection has no newline, so it may be cut off; `rpc.parse`.
    package static let unfinished = RPCError(
        .parse, name: "rpc.parse", exit: 65,
        message: "Expected a newline after the last message, but the connection ends.",
        remedy: "end every message with a newline.")

    /// Says that a message is JSON but not a request; `rpc.invalid_request`.
    package static func invalidRequest(_ message: String) -> RPCError {
        RPCError(
            .invalidRequest, name: "rpc.invalid_request", exit: 64, message: message,
            remedy: "send {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"…\",\"params\":{…}} on one line.")
    }

    /// Says that a line is longer than allowed, in bytes; `rpc.too_long`. The connection ends after it.
    package static func tooLong(limit: Int) -> RPCError {
        RPCError(
            .invalidRequest, name: "rpc.too_long", exit: 64,
            message: "Expected a line of at most \(limit) bytes, but it is longer.",
            remedy: "send less in one request, or several requests.", details: ["limit": .int(Int64(limit))])
    }

    /// Says that a line was begun but not ended in time; `rpc.too_slow`. The connection ends after it.
    package static let tooSlow = RPCError(
        .invalidRequest, name: "rpc.too_slow", exit: 64,
        message: "Expected the end of a line that was begun, but it did not come in time.",
        remedy: "write whole lines.")

    /// Says that no method has this name; `rpc.unknown_method`.
    package static func unknownMethod(_ name: String) -> RPCError {
        RPCError(
            .unknownMethod, name: "rpc.unknown_method", exit: 64,
            message: "Expected the name of a method, but found '\(name.beginning)'.",
            remedy: "ask for the list of methods.")
    }

    /// Says which parameter is missing or wrong; `rpc.bad_params`.
    package static func badParams(_ message: String, remedy: String = "correct the parameters.") -> RPCError {
        RPCError(.badParams, name: "rpc.bad_params", exit: 64, message: message, remedy: remedy)
    }

    /// Says that the server failed through no fault of the client; `defect`. The cause belongs in the log.
    package static let defect = RPCError(
        .defect, name: "defect", exit: 70, message: "Expected an answer, but the server made a mistake.",
        remedy: "look at the server's log, and report it.")

    /// Says that there is too much to do, and when to come again, in milliseconds; `service.overloaded`.
    package static func overloaded(_ message: String, retryAfter: Int64) -> RPCError {
        RPCError(
            .overloaded, name: "service.overloaded", exit: 69, message: message, remedy: "try again later.",
            details: ["retry_after_ms": .int(retryAfter)])
    }

    /// Says that the service takes no more requests because it stops; `service.closing`.
    package static let closing = RPCError(
        .unreachable, name: "service.closing", exit: 69, message: "Expected a running service, but it stops.",
        remedy: "try again when the service is back.")

    /// Says that the connection must log in first, or did not in time; `auth.required`.
    package static let authRequired = RPCError(
        .notPermitted, name: "auth.required", exit: 77, message: "Expected 'auth.login' first.",
        remedy: "send 'auth.login' with a token as the first request.")
}

extension String {
    /// The first 60 scalars; not characters, which have no largest size.
    var beginning: String { String(unicodeScalars.prefix(60)) }
}
