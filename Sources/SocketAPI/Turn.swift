import JSONRPC
import NIOCore
import Synchronization

/// The duty to answer one request, once.
///
/// It is kept by the function that the application calls; when that is let go of unused, it answers `defect`.
final class Turn: Sendable {
    private let number: Int
    private let handler: NIOLoopBound<ConnectionHandler>
    private let mailbox: Mailbox
    private let isAnswered = Atomic(false)

    init(number: Int, handler: NIOLoopBound<ConnectionHandler>, mailbox: Mailbox) {
        self.number = number
        self.handler = handler
        self.mailbox = mailbox
    }

    deinit {
        if !isAnswered.load(ordering: .acquiring) { answer(.failure(.defect)) }
    }

    func answer(_ reply: Reply) {
        guard !isAnswered.exchange(true, ordering: .acquiringAndReleasing) else { return }
        guard handler.eventLoop.inEventLoop, handler.value.settleNow(number, reply) else {
            return mailbox.post(.answer(number: number, reply), to: handler)
        }
    }
}
