import Synchronization

/// Letters on their way from any thread to the event loop; many of them wake the loop once.
final class Outbox: Sendable {
    private struct Contents {
        var letters: [Letter] = []
        var isCalled = false
        var isShut = false
    }

    enum Receipt {
        /// The loop must be called to take the letters.
        case call
        /// The loop is called already.
        case taken
        /// The connection takes no more letters; this one was not sent.
        case refused
    }

    private let contents = Mutex(Contents())

    var isOpen: Bool { contents.withLock { !$0.isShut } }

    func post(_ letter: Letter) -> Receipt {
        contents.withLock { contents in
            guard !contents.isShut else { return .refused }
            contents.letters.append(letter)
            defer { contents.isCalled = true }
            return contents.isCalled ? .taken : .call
        }
    }

    /// Takes out all letters, in the order in which they were posted.
    func empty() -> [Letter] {
        contents.withLock { contents in
            contents.isCalled = false
            let letters = contents.letters
            contents.letters = []
            return letters
        }
    }

    /// Refuses letters from now on; those that are in it can still be taken.
    func shut() {
        contents.withLock { $0.isShut = true }
    }
}
