import JSONRPC
import NIOCore
import Synchronization

/// What other threads have for the connections of one event loop; many letters wake the loop once.
final class Mailbox: Sendable {
    enum Letter: Sendable {
        /// The reply to the request with a number.
        case answer(number: Int, Reply)
        /// Lines that are counted as unsent already.
        case send([UInt8])
        /// No more requests; a last line when all is answered.
        case end(saying: [UInt8])
        case cutOff
        /// Look whether the connection can be written to.
        case attend
    }

    private struct Contents {
        var letters: [(NIOLoopBound<ConnectionHandler>, Letter)] = []
        var isCalled = false
        var isShut = false
    }

    private let loop: any EventLoop
    private let contents = Mutex(Contents())

    init(of loop: any EventLoop) {
        self.loop = loop
    }

    /// Leaves a letter, and calls the loop unless it is called already.
    func post(_ letter: Letter, to handler: NIOLoopBound<ConnectionHandler>) {
        let calls = contents.withLock { contents in
            guard !contents.isShut else { return false }
            contents.letters.append((handler, letter))
            defer { contents.isCalled = true }
            return !contents.isCalled
        }
        if calls { loop.execute { self.empty() } }
    }

    /// Throws further letters away: the event loop is about to end.
    func shut() {
        contents.withLock {
            $0.isShut = true
            $0.letters = []
        }
    }

    private func empty() {
        let letters = contents.withLock { contents in
            contents.isCalled = false
            let letters = contents.letters
            contents.letters = []
            return letters
        }
        var touched: [ConnectionHandler] = []
        for (bound, letter) in letters {
            let handler = bound.value
            if !handler.isTouched {
                handler.isTouched = true
                touched.append(handler)
            }
            handler.receive(letter)
        }
        // One system call for each connection, however many answers it gets.
        for handler in touched {
            handler.isTouched = false
            handler.flush()
        }
    }
}
