import JSONRPC
import NIOCore
import NIOTLS

/// The server's end of one connection; lives on its event loop.
///
/// Lines become arrivals, arrivals are started as their order allows and sit in slots until they are answered, and
/// answered slots leave from the front. So answers keep the order of requests, and each stage has a bound.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        /// Before the application knows it.
        case arriving
        case open
        /// No more lines are taken; what was taken is answered.
        case ending
        /// The last bytes are on their way.
        case leaving
        /// Our end is closed; what still comes is thrown away, for a reset would take our last bytes with it.
        case lingering
        case gone
    }

    let connection: Connection
    let application: any Dispatching
    let limits: Limits
    /// Why the connection is sent away as soon as it has come.
    let refusal: RPCError?

    var context: ChannelHandlerContext?
    var phase = Phase.arriving
    var isKnown = false
    var farewell: [UInt8] = []

    // Coming in.
    var splitter: LineSplitter
    var arrivals = CircularBuffer<Arrival>(initialCapacity: 1)
    var isInputOver = false
    /// The channel asked to read while there was enough to do.
    var isReadHeldBack = false
    var linesTaken = 0
    var lineBegun: (count: Int, at: NIODeadline)?

    // Under way.
    var slots = CircularBuffer<Slot>(initialCapacity: 1)
    var firstNumber = 0
    var running = 0
    var isOneAlone = false
    var isPumping = false

    // Going out.
    var outgoing = ByteBuffer()
    var batch: [UInt8] = []
    var isReading = false
    var isTouched = false
    var isFlushing = false
    /// Bytes that the channel has and the kernel has not.
    var unwritten = 0

    var lineTimer: Scheduled<Void>?
    var stayTimer: Scheduled<Void>?

    init(_ connection: Connection, application: any Dispatching, limits: Limits, refusal: RPCError? = nil) {
        self.connection = connection
        self.application = application
        self.limits = limits
        self.refusal = refusal
        splitter = LineSplitter(longest: limits.longestLine)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connection.attach(NIOLoopBound(self, eventLoop: context.eventLoop))
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        depart()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        if connection.isSecure {
            expectLogin()
        } else {
            arrive()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        depart()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .open = phase else { return }
        isReading = true
        unwrapInboundIn(data).withUnsafeReadableBytes { splitter.feed($0) }
        pump()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flush()
        watchLine()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if mayRead {
            context.read()
        } else {
            isReadHeldBack = true
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: inputEnded()
        case TLSUserEvent.handshakeCompleted: arrive()
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A reset, a failed handshake or plain text on a TLS port: nothing that could be said would arrive.
        context.close(promise: nil)
    }

    /// Acts on a letter from another thread; the mailbox flushes afterwards.
    func receive(_ letter: Mailbox.Letter) {
        switch letter {
        case .answer(let number, let reply): settle(number, reply)
        case .send(let lines): send(lines)
        case .end(let farewell): end(saying: farewell)
        case .cutOff: context?.close(promise: nil)
        case .attend: tellWaiters()
        }
    }
}
