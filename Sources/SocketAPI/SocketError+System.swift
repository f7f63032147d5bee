import Glibc
import NIOCore

extension SocketError {
    /// Says that a call of the system failed on a path or address.
    static func system(_ call: String, on place: String, number: Int32) -> SocketError {
        let reason = String(cString: strerror(number))
        return SocketError(
            .system, "Expected to \(call) '\(place)', but the system says: \(reason).",
            remedy: "check the path or address, its permissions, and whether something else uses it.",
            details: ["place": place, "call": call, "errno": String(number)])
    }

    /// Says why listening failed.
    static func listening(on place: String, _ error: any Error) -> SocketError {
        if let error = error as? SocketError { return error }
        if let error = error as? IOError { return .system("listen on", on: place, number: error.errnoCode) }
        return SocketError(
            .system, "Expected to listen on '\(place)', but failed: \(error).", remedy: "check the address.",
            details: ["place": place])
    }

    static func certificate(_ files: TLSFiles, _ error: any Error) -> SocketError {
        SocketError(
            .certificate,
            "Expected a certificate chain and its key, but they cannot be used: \(error).",
            remedy: "check that both are PEM files, readable, and belong together.",
            details: ["chain": files.chain, "key": files.key])
    }
}
