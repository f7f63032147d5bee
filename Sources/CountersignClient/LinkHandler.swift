import CanonicalJSON
import JSONRPC
import NIOCore
import NIOTLS

/// The client's end of one connection; lives on its event loop.
final class LinkHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    struct Waiting {
        /// The number of the line that the request was sent in, counted from 1.
        let line: Int
        let settle: Letter.Settle
    }

    let outbox = Outbox()
    /// Succeeds when letters may be sent: when connected, or with TLS after the handshake.
    let ready: EventLoopPromise<Void>
    private let isSecure: Bool
    let listener: Listener
    private var context: ChannelHandlerContext?
    // An answer may carry a whole list; what is longer is no answer of this service.
    private var splitter = LineSplitter(longest: 64 << 20)
    var waiting: [Int64: Waiting] = [:]
    private var linesSent = 0
    /// Why the connection ends; the first reason counts.
    var end: (any Error)?
    private var isReady = false
    private var isFinished = false
    private var isGone = false
    var isPaused = false
    private var isReadHeldBack = false

    init(isSecure: Bool, listener: Listener, on loop: any EventLoop) {
        self.isSecure = isSecure
        self.listener = listener
        ready = loop.makePromise()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        depart()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        if !isSecure { becomeReady() }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        depart()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { becomeReady() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(ConnectionError(breaking: error))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isFinished else { return }
        unwrapInboundIn(data).withUnsafeReadableBytes { splitter.feed($0) }
        while !isFinished, let outcome = splitter.next(Self.read) {
            do {
                let (message, size) = try outcome.get()
                try take(message, size)
            } catch {
                return finish(error)
            }
        }
    }

    func read(context: ChannelHandlerContext) {
        if isPaused {
            isReadHeldBack = true
        } else {
            context.read()
        }
    }

    func resumeReading() {
        isPaused = false
        guard isReadHeldBack else { return }
        isReadHeldBack = false
        context?.read()
    }

    /// Sends what waits in the outbox, in one piece.
    func send() {
        let letters = outbox.empty()
        guard let context, !isGone else {
            for letter in letters { letter.fail(reason) }
            return
        }
        var buffer = context.channel.allocator.buffer(capacity: letters.reduce(0) { $0 + $1.line.count })
        for letter in letters {
            linesSent += 1
            for call in letter.calls { waiting[call.id] = Waiting(line: linesSent, settle: call.settle) }
            buffer.writeBytes(letter.line)
        }
        // If it fails, the connection is closed, and everybody is told then.
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    /// Closes the connection; all who wait are given this reason unless there was one before.
    func finish(_ error: any Error) {
        if end == nil { end = error }
        isFinished = true
        outbox.shut()
        guard let context else { return depart() }
        context.close(promise: nil)
    }

    /// Tells everybody, once, that nothing more comes.
    private func depart() {
        guard !isGone else { return }
        isGone = true
        isFinished = true
        outbox.shut()
        ready.fail(reason)
        let left = waiting
        waiting = [:]
        for entry in left.values { entry.settle(.failure(reason)) }
        for letter in outbox.empty() { letter.fail(reason) }
        // Of several addresses that are tried at once, only one becomes ready.
        if isReady { listener.ended(reason) }
    }

    private func becomeReady() {
        isReady = true
        ready.succeed()
    }

    private var reason: any Error { end ?? ConnectionError.lost(reason: "the service hung up") }
}
