import NIOCore

/// Stops accepting for a moment when the system cannot, for want of descriptors or memory.
///
/// NIO's own `AcceptBackoffHandler` only holds back the next read, while a failed one stays registered: then the loop
/// spins. Taking `autoRead` away ends the registration.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private static let pause = TimeAmount.milliseconds(250)
    private var isPausing = false

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is IOError, !isPausing, let options = context.channel.syncOptions else { return }
        isPausing = true
        try? options.setOption(.autoRead, value: false)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
            self.isPausing = false
            // A channel that was closed meanwhile has no options any more.
            try? options.setOption(.autoRead, value: true)
        }
    }
}
