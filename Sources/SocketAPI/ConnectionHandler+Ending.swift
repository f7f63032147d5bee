import JSONRPC
import NIOCore
import Synchronization

extension ConnectionHandler {
    /// Introduces the connection to the application.
    func arrive() {
        guard phase == .arriving else { return }
        phase = .open
        if let refusal { return sendAway(refusal) }
        if let refusal = application.opened(connection) { return sendAway(refusal) }
        isKnown = true
        readAgain()
    }

    private func sendAway(_ error: RPCError) {
        end(with: error)
        pump()
        flush()
    }

    /// Answers an error that belongs to no request, after all that is under way, and ends.
    func end(with error: RPCError) {
        guard phase == .open else { return }
        phase = .ending
        let unacceptable = Incoming.Unacceptable(id: .null, error: error)
        arrivals.append(Arrival(content: .failure(unacceptable), place: []))
    }

    /// Takes no more requests, answers what was read, says a last line, and leaves.
    func end(saying farewell: [UInt8]) {
        switch phase {
        case .arriving: context?.close(promise: nil)
        case .open, .ending:
            phase = .ending
            if self.farewell.isEmpty { self.farewell = farewell }
            pump()
        case .leaving, .lingering, .gone: break
        }
    }

    /// Notes that the client has closed its end; it still gets its answers.
    func inputEnded() {
        guard !isInputOver else { return }
        isInputOver = true
        switch phase {
        case .arriving, .lingering: context?.close(promise: nil)
        case .open, .ending, .leaving, .gone:
            pump()
            flush()
        }
    }

    /// All lines of a client that has closed its end are taken.
    func endOfInput() {
        if splitter.waiting > 0 { end(with: .unfinished) }
        phase = .ending
    }

    /// All is answered: says the last line; from here on nothing else is sent.
    func leave() {
        phase = .leaving
        connection.isOpen.store(false, ordering: .releasing)
        if !farewell.isEmpty { append(farewell) }
        // A client that has closed its end may read slowly; one that we send away may not stay for that.
        if !isInputOver { stay(atMost: limits.leavingTime) }
        if !isReading, !isTouched, !isFlushing { flush() }
        leaveWhenWritten()
    }

    /// Closes our end, or both ends if the client has closed the other.
    func leaveWhenWritten() {
        guard phase == .leaving, unwritten == 0, outgoing.readableBytes == 0, let context else { return }
        phase = .lingering
        if isInputOver || refusal != nil { return context.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        stay(atMost: limits.lingerTime)
        readAgain()
    }

    /// Closes the connection after a time unless it has gone by itself.
    private func stay(atMost time: Duration) {
        stayTimer?.cancel()
        stayTimer = after(time) { $0.context?.close(promise: nil) }
    }

    /// Ends a TLS connection whose client does not log in.
    func expectLogin() {
        stayTimer = after(limits.loginTime) { handler in
            switch handler.phase {
            case .arriving: handler.context?.close(promise: nil)
            case .open where !handler.connection.isWelcome: handler.sendAway(.authRequired)
            case .open, .ending, .leaving, .lingering, .gone: break
            }
        }
    }

    /// Takes leave for good: no answer finds its slot after this.
    func depart() {
        guard phase != .gone else { return }
        phase = .gone
        connection.detach()
        lineTimer?.cancel()
        stayTimer?.cancel()
        slots.removeAll()
        arrivals.removeAll()
        splitter = LineSplitter(longest: 0)
        outgoing = ByteBuffer()
        batch = []
        if isKnown { application.closed(connection) }
    }

    func after(_ time: Duration, _ body: @escaping (ConnectionHandler) -> Void) -> Scheduled<Void>? {
        context?.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { [weak self] in
            guard let self else { return }
            body(self)
        }
    }
}
