import NIOCore

/// One connection to the service; may be used from any thread.
final class Link: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<LinkHandler>
    private let outbox: Outbox

    init(_ channel: any Channel, _ handler: LinkHandler) {
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        outbox = handler.outbox
    }

    /// Whether new requests may be sent.
    var isOpen: Bool { outbox.isOpen }

    /// Sends a letter behind those that were sent before; false if it was not and never will be sent.
    func send(_ letter: Letter) -> Bool {
        switch outbox.post(letter) {
        case .call: channel.eventLoop.execute { self.handler.value.send() }
        case .taken: break
        case .refused: return false
        }
        return true
    }

    /// Reads again after the listener has asked for a pause.
    func resumeReading() {
        channel.eventLoop.execute { self.handler.value.resumeReading() }
    }

    /// Closes the connection; all who wait are told `ended`.
    func close() {
        outbox.shut()
        channel.eventLoop.execute { self.handler.value.finish(ConnectionError.ended) }
    }

    /// Returns when the connection is closed at both ends.
    func whenClosed() async {
        try? await channel.closeFuture.get()
    }
}
