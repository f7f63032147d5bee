import NIOCore
import NIOPosix
import NIOSSL

extension ConnectionError {
    /// Why an open connection broke off, or a certificate was refused while it was opened.
    init(breaking error: any Error) {
        switch error {
        case let error as ConnectionError: self = error
        case NIOSSLError.handshakeFailed(let cause) where "\(cause)".contains("CERTIFICATE_VERIFY_FAILED"):
            self = .untrusted(reason: "nobody who is trusted vouches for it, or its time is over")
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self = .untrusted(reason: "it is for another host")
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            self = .untrusted(reason: "it cannot be checked")
        default: self = .lost(reason: "\(error)")
        }
    }

    /// Why no connection came about; an error of the service itself stays what it is.
    static func opening(_ error: any Error) -> any Error {
        switch error {
        case let error as ServiceError: error
        case let error as NIOConnectionError:
            ConnectionError.couldNotConnect(reason: reasons(error).joined(separator: "; "))
        case ChannelError.connectTimeout: ConnectionError.couldNotConnect(reason: "it takes too long")
        default:
            switch ConnectionError(breaking: error) {
            case .lost(let reason): ConnectionError.couldNotConnect(reason: reason)
            case let other: other
            }
        }
    }

    private static func reasons(_ error: NIOConnectionError) -> [String] {
        let tried = error.connectionErrors.map { "\($0.error)" }
        return tried.isEmpty ? ["nobody knows the address of '\(error.host)'"] : tried
    }
}
