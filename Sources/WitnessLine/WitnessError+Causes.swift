import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import TransparencyLog

extension WitnessError {
    /// What a failed exchange means.
    init(_ cause: any Error, of name: String) {
        switch cause {
        case is ResponseAccumulator.ResponseTooBigError:
            self = .garbled(name, "its answer is longer than \(WitnessLine.limit) bytes")
        case is HTTPParserError, HTTPClientError.remoteConnectionClosed as HTTPClientError:
            self = .garbled(name, "its answer breaks off, or is not HTTP")
        default: self = .unreachable(name, reason: Self.reason(cause))
        }
    }

    private static func reason(_ cause: any Error) -> String {
        switch cause {
        case let error as HTTPClientError where late.contains(error): "it takes too long"
        case let error as NIOConnectionError:
            error.connectionErrors.isEmpty
                ? "the name \(error.host) is not known" : "nobody listens at \(error.host) port \(error.port)"
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: "the secure connection failed: \(cause)"
        case let error as IOError: "the connection failed: \(String(cString: strerror(error.errnoCode)))"
        default: "the connection failed: \(cause)"
        }
    }

    private static let late: [HTTPClientError] = [
        .connectTimeout, .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout,
    ]
}
