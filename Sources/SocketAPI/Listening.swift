/// A place where the server takes connections.
package enum Listening: Sendable, Hashable {
    /// A Unix socket at a path, for those whom the mode of the file lets in.
    ///
    /// The directory is made with mode 0700 if it is missing; one that everybody may write to is refused.
    case unix(path: String, mode: UInt32 = 0o600)
    /// TLS 1.2 or later on TCP; port 0 takes a free one. There is no plain TCP.
    case tls(host: String, port: Int, files: TLSFiles)
    /// A listening socket that was opened by whoever started the process, Unix or TCP; TCP needs the files.
    case inherited(descriptor: Int32, files: TLSFiles? = nil)
}

/// The paths of what a TLS server shows to its clients, both in PEM.
package struct TLSFiles: Sendable, Hashable {
    /// The server's certificate, followed by those that vouch for it.
    package var chain: String
    /// The private key of the first certificate.
    package var key: String

    /// Creates the paths; the files are read when the server starts.
    package init(chain: String, key: String) {
        self.chain = chain
        self.key = key
    }
}
