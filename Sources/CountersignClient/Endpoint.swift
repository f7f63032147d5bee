/// Where a service listens.
public enum Endpoint: Sendable, Hashable {
    /// A Unix socket on this machine; the service knows who calls from the kernel, so no token is needed.
    case unix(path: String)
    /// TLS 1.2 or later on TCP; the certificate must be for this host, which is a name or an IP address.
    case tls(host: String, port: Int, trust: Trust = .system)

    /// Whose word is taken that a certificate is genuine.
    public enum Trust: Sendable, Hashable {
        /// Those whom this machine trusts.
        case system
        /// Only the certificates in a file, in PEM.
        case file(path: String)
    }
}
