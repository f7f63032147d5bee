import ChildProcess
import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this machine that answers every request with the same bytes, whatever they are.
final class Scene: Sendable {
    let port: Int
    /// The file with the server's own certificate; nil if it does without.
    let certificates: String?
    private let channel: any Channel
    private let received: Received

    var scheme: String { certificates == nil ? "http" : "https" }
    var requests: [String] { received.texts }

    /// - Parameters:
    ///   - answer: What is sent before the connection is closed; nil to stay silent.
    ///   - name: The name that the certificate is for.
    init(answering answer: String?, certified name: String? = nil) throws {
        let received = Received()
        let folder = NSTemporaryDirectory() + "countersign-witness-\(UUID().uuidString)"
        certificates = name.map { _ in folder + "/chain.pem" }
        var security: NIOSSLContext?
        if let name {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let maker = try Child([
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "2", "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout",
                folder + "/key.pem", "-out", folder + "/chain.pem",
            ])
            guard maker.wait() == 0 else { throw CocoaError(.fileNoSuchFile) }
            security = try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: try NIOSSLCertificate.fromPEMFile(folder + "/chain.pem").map { .certificate($0) },
                    privateKey: .privateKey(try NIOSSLPrivateKey(file: folder + "/key.pem", format: .pem))))
        }
        let context = security
        channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(Answering(answer, received))
                }
            }.bind(host: "localhost", port: 0).wait()
        port = channel.localAddress?.port ?? 0
        self.received = received
    }

    func close() { try? channel.close().wait() }

    deinit { channel.close(promise: nil) }
}

private final class Received: Sendable {
    private let list = Mutex<[String]>([])
    var texts: [String] { list.withLock { $0 } }
    func add(_ text: String) { list.withLock { $0.append(text) } }
}

/// Waits for the end of the request, which is the word `note`.
private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: String?
    private let received: Received
    private var text = ""

    init(_ answer: String?, _ received: Received) { (self.answer, self.received) = (answer, received) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        guard text.hasSuffix("note"), let answer else { return }
        received.add(text)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer))).whenComplete { _ in
            bound.value.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
