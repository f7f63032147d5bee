import Glibc
import NIOCore
import NIOPosix

/// One open place where connections come in.
struct Door: Sendable {
    private static let backlog: Int32 = 1024

    let channel: any Channel
    /// The file to remove in the end, for a Unix socket that we made.
    let file: UnixSocketFile?

    static func open(
        _ listening: Listening, on group: MultiThreadedEventLoopGroup, reception: Reception
    ) async throws(SocketError) -> Door {
        switch listening {
        case .unix(let path, let mode):
            let (descriptor, file) = try UnixSocketFile.listen(at: path, mode: mode, backlog: backlog)
            do throws(SocketError) {
                let channel = try await take(
                    descriptor, bootstrap(on: group).childChannelInitializer(reception.overUnix), place: path)
                return Door(channel: channel, file: file)
            } catch {
                file.remove()
                throw error
            }
        case .tls(let host, let port, let files):
            let bootstrap = try tls(files, on: group, reception: reception)
            do {
                return Door(channel: try await bootstrap.bind(host: host, port: port).get(), file: nil)
            } catch {
                throw .listening(on: "\(host):\(port)", error)
            }
        case .inherited(let descriptor, let files):
            let place = "descriptor \(descriptor)"
            if try Listening.isUnix(descriptor) {
                let bootstrap = bootstrap(on: group).childChannelInitializer(reception.overUnix)
                return Door(channel: try await take(descriptor, bootstrap, place: place), file: nil)
            }
            guard let files else {
                throw SocketError(
                    .inherited, "Expected a certificate for TCP on \(place), but none was given.",
                    remedy: "name the certificate chain and its key.")
            }
            let bootstrap = try tls(files, on: group, reception: reception)
            return Door(channel: try await take(descriptor, bootstrap, place: place), file: nil)
        }
    }

    private static func tls(
        _ files: TLSFiles, on group: MultiThreadedEventLoopGroup, reception: Reception
    ) throws(SocketError) -> ServerBootstrap {
        let certificate = try ServerCertificate(files)
        return bootstrap(on: group)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // What a client may leave in the kernel before it closes its end is read at one go, so it is bounded.
            .childChannelOption(.socketOption(.so_rcvbuf), value: 256 << 10)
            .childChannelInitializer { reception.overTLS($0, certificate) }
    }

    private static func bootstrap(on group: MultiThreadedEventLoopGroup) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause())
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // One read of moderate size per turn keeps a flooding client from the others' time and our memory.
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 2048, maximum: 32768))
    }

    private static func take(
        _ descriptor: Int32, _ bootstrap: ServerBootstrap, place: String
    ) async throws(SocketError) -> any Channel {
        do {
            let channel = try await bootstrap.withBoundSocket(descriptor).get()
            // NIO listens once more, with its own small backlog; the last call counts.
            _ = Glibc.listen(descriptor, backlog)
            return channel
        } catch {
            throw .listening(on: place, error)
        }
    }
}
