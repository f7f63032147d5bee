import NIOCore
import Synchronization

extension ConnectionHandler {
    /// Adds an answer to what goes out with the next flush.
    func append(_ line: [UInt8]) {
        guard phase != .gone else { return }
        guard connection.unsent.load(ordering: .relaxed) <= limits.mostUnsent else {
            context?.close(promise: nil)
            return
        }
        connection.unsent.add(line.count, ordering: .relaxed)
        outgoing.writeBytes(line)
    }

    /// Adds lines that are counted already.
    func send(_ lines: [UInt8]) {
        switch phase {
        case .open, .ending, .arriving: outgoing.writeBytes(lines)
        case .leaving, .lingering, .gone: connection.unsent.subtract(lines.count, ordering: .relaxed)
        }
    }

    /// Hands everything to the channel in one piece.
    func flush() {
        guard !isFlushing else { return }
        isFlushing = true
        defer { isFlushing = false }
        while outgoing.readableBytes > 0, let context {
            let count = outgoing.readableBytes
            unwritten += count
            let promise = context.eventLoop.makePromise(of: Void.self)
            promise.futureResult.assumeIsolated().whenSuccess { self.written(count) }
            context.writeAndFlush(wrapOutboundOut(outgoing), promise: promise)
            // The kernel mostly takes all at once: then the memory is ours again. Idle connections keep little.
            if outgoing.storageCapacity > 4096 { outgoing = ByteBuffer() } else { outgoing.clear() }
            // There may be room now for what waited.
            pump()
        }
        leaveWhenWritten()
    }

    private func written(_ count: Int) {
        unwritten -= count
        connection.unsent.subtract(count, ordering: .relaxed)
        tellWaiters()
        // Inside a flush its loop goes on.
        guard !isFlushing else { return }
        isTouched = true
        pump()
        isTouched = false
        flush()
    }

    func tellWaiters() {
        guard connection.isOpen.load(ordering: .acquiring),
            connection.unsent.load(ordering: .relaxed) <= limits.lowWater
        else { return }
        for waiter in connection.takeWaiters() { waiter() }
    }
}
