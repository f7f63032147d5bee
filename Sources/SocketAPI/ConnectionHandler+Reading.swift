import JSONRPC
import NIOCore

extension ConnectionHandler {
    /// Whether the socket may be read: for the handshake, for requests if there is room, or to throw away.
    var mayRead: Bool {
        switch phase {
        case .arriving, .lingering: true
        case .open: hasRoom
        case .ending, .leaving, .gone: false
        }
    }

    /// Reads on if that was held back and there is room again.
    func readAgain() {
        guard isReadHeldBack, mayRead, let context else { return }
        isReadHeldBack = false
        context.read()
    }

    /// Notes when an unfinished line was begun, and looks again when its time is over.
    func watchLine() {
        guard phase == .open, splitter.waiting > 0 else {
            lineBegun = nil
            return
        }
        if lineBegun?.count != linesTaken { lineBegun = (linesTaken, .now()) }
        if lineTimer == nil { lookAtLine(in: limits.lineTime) }
    }

    private func lookAtLine(in time: Duration) {
        lineTimer = after(time) { handler in
            handler.lineTimer = nil
            handler.lookAtLine()
        }
    }

    private func lookAtLine() {
        guard phase == .open, splitter.waiting > 0, let begun = lineBegun, begun.count == linesTaken else {
            return watchLine()
        }
        // While we do not read, the client cannot go on.
        guard mayRead else {
            lineBegun = (linesTaken, .now())
            return lookAtLine(in: limits.lineTime)
        }
        let left = begun.at + TimeAmount(limits.lineTime) - .now()
        guard left <= .zero else { return lookAtLine(in: .nanoseconds(left.nanoseconds)) }
        end(with: .tooSlow)
        pump()
        flush()
    }
}
