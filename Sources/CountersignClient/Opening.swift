import CanonicalJSON
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// How a client comes to a connection: to where, as whom, and in what time.
final class Opening: Sendable {
    /// One thread for all clients of the process, started by the first.
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    let loop: any EventLoop = group.next()
    private let endpoint: Endpoint
    private let token: String?
    private let time: Duration
    /// Reading the trusted certificates takes long, so it is done once.
    private let security = Mutex<NIOSSLContext?>(nil)

    init(_ endpoint: Endpoint, token: String?, within time: Duration) {
        self.endpoint = endpoint
        self.token = token
        self.time = time
    }

    /// Connects, shakes hands and logs in; a `ConnectionError` or `ServiceError` if that does not succeed in time.
    func open(_ listener: Listener = .none) -> EventLoopFuture<Link> {
        let promise = loop.makePromise(of: Link.self)
        do {
            let seats = Seats(on: loop)
            let channel = try connect(ClientBootstrap(group: loop), listener, seats)
            channel.flatMapThrowing { channel in
                let handler = try seats.handler(in: channel)
                return (Link(channel, handler), handler.ready.futureResult)
            }.flatMap { [self] (link: Link, ready: EventLoopFuture<Void>) -> EventLoopFuture<Link> in
                ready.flatMap { [self] in logIn(link) }.map { link }
            }.flatMapErrorThrowing { throw ConnectionError.opening($0) }.cascade(to: promise)
            // Whoever has given up must not leave a connection behind.
            channel.whenSuccess { channel in promise.futureResult.whenFailure { _ in channel.close(promise: nil) } }
        } catch {
            promise.fail(ConnectionError.opening(error))
        }
        let timer = loop.scheduleTask(in: TimeAmount(time)) {
            promise.fail(ConnectionError.couldNotConnect(reason: "it takes too long"))
        }
        promise.futureResult.whenComplete { _ in timer.cancel() }
        return promise.futureResult
    }

    private func connect(_ bootstrap: ClientBootstrap, _ listener: Listener, _ seats: Seats) throws -> EventLoopFuture<
        any Channel
    > {
        let bootstrap = bootstrap.connectTimeout(TimeAmount(time))
            // A pause in reading takes effect after one more piece, so pieces come one by one.
            .channelOption(.maxMessagesPerRead, value: 1)
        switch endpoint {
        case .unix(let path):
            return bootstrap.channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try seats.seat(listener, in: channel) }
            }.connect(unixDomainSocketPath: path)
        case .tls(let host, let port, let trust):
            let context = try context(trust)
            // The name of the host is sent to the service, but an address may not be.
            let isAddress = (try? SocketAddress(ipAddress: host, port: port)) != nil
            let name = isAddress ? nil : host
            return bootstrap.withoutSilentDeath().channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let security = try NIOSSLClientHandler(context: context, serverHostname: name)
                    try seats.seat(listener, in: channel, behind: security)
                }
            }.connect(host: host, port: port)
        }
    }

    private func logIn(_ link: Link) -> EventLoopFuture<Void> {
        guard let token else { return loop.makeSucceededVoidFuture() }
        let promise = loop.makePromise(of: Void.self)
        do {
            let letter = try Letter("auth.login", ["token": .string(token)]) { promise.completeWith($0.map { _ in }) }
            if !link.send(letter) { letter.fail(ConnectionError.lost(reason: "the service hung up")) }
        } catch {
            promise.fail(error)
        }
        return promise.futureResult
    }

    private func context(_ trust: Endpoint.Trust) throws -> NIOSSLContext {
        try security.withLock { known in
            if let known { return known }
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            switch trust {
            case .system: break
            case .file(let path):
                guard let trusted = try? NIOSSLCertificate.fromPEMFile(path), !trusted.isEmpty else {
                    throw ConnectionError.couldNotConnect(reason: "no certificates can be read from '\(path)'")
                }
                configuration.trustRoots = .certificates(trusted)
            }
            let context = try NIOSSLContext(configuration: configuration)
            known = context
            return context
        }
    }
}

/// The handlers of the channels that are tried at once; a channel that has closed already has lost its own.
private final class Seats: Sendable {
    private let handlers: NIOLoopBoundBox<[ObjectIdentifier: LinkHandler]>

    init(on loop: any EventLoop) { handlers = .makeBoxSendingValue([:], eventLoop: loop) }

    func seat(_ listener: Listener, in channel: any Channel, behind security: NIOSSLClientHandler? = nil) throws {
        let handler = LinkHandler(isSecure: security != nil, listener: listener, on: channel.eventLoop)
        handlers.value[ObjectIdentifier(channel)] = handler
        do {
            if let security { try channel.pipeline.syncOperations.addHandler(security) }
            try channel.pipeline.syncOperations.addHandler(handler)
        } catch {
            handler.ready.fail(error)
            throw error
        }
    }

    func handler(in channel: any Channel) throws -> LinkHandler {
        guard let handler = handlers.value[ObjectIdentifier(channel)] else { throw ChannelPipelineError.notFound }
        return handler
    }
}

extension ClientBootstrap {
    /// Asks the kernel to notice within about a minute that the machine at the other end is gone.
    fileprivate func withoutSilentDeath() -> ClientBootstrap {
        channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.tcpOption(.init(rawValue: TCP_KEEPIDLE)), value: 30)
            .channelOption(.tcpOption(.init(rawValue: TCP_KEEPINTVL)), value: 10)
            .channelOption(.tcpOption(.init(rawValue: TCP_KEEPCNT)), value: 3)
    }
}
