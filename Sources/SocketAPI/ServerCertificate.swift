import NIOSSL

/// What the server shows to TLS clients, read and checked once.
struct ServerCertificate: Sendable {
    private let context: NIOSSLContext

    init(_ files: TLSFiles) throws(SocketError) {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(files.chain)
            let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw .certificate(files, error)
        }
    }

    func handler() -> NIOSSLServerHandler {
        NIOSSLServerHandler(context: context)
    }
}
