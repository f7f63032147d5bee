/// One command's contribution to the log: its events, its answer and what it changes in the views.
package struct Append: Sendable {
    /// A case as somebody has read it.
    package struct Basis: Sendable, Equatable {
        /// The case.
        package let stream: String
        /// The number of its events.
        package let version: Int64

        /// Creates a basis.
        package init(stream: String, version: Int64) { (self.stream, self.version) = (stream, version) }
    }

    /// What is recorded beside the entries.
    package struct Outcome: Sendable {
        /// The answer to the command: canonical JSON.
        package var answer: [UInt8]
        /// The rows that change.
        package var views: ViewChanges

        /// Creates an outcome.
        package init(answer: [UInt8], views: ViewChanges = ViewChanges()) {
            self.answer = answer
            self.views = views
        }
    }

    /// The case that the events belong to.
    package let stream: String
    /// The number of the case's events that the caller has read; nil to append whatever it is.
    package let expectedVersion: Int64?
    /// Another case, and the number of its events, on which the facts rest: a refusal holds for the case as it was.
    package private(set) var basis: Basis?
    /// The facts to record, oldest first; none if the command changes nothing.
    package let events: [NewEvent]
    /// Bodies of earlier entries that are removed for good, in the same transaction; their entries stay.
    package private(set) var removing: [BodyPlace] = []
    /// The time of the events, in microseconds since 1970, UTC.
    package let at: Int64
    /// Who made them true.
    package let actor: Actor
    /// The idempotency key.
    package let command: String
    /// The hash of the request.
    package let request: Hash
    /// Makes the answer and the changes of views, once the entries have their places; called inside the transaction.
    package let outcome: @Sendable (_ entries: [Entry]) -> Outcome

    /// Creates an append whose answer or views need the positions of the entries.
    package init(
        stream: String, expectedVersion: Int64?, events: [NewEvent], at: Int64, actor: Actor, command: String,
        request: Hash, outcome: @escaping @Sendable (_ entries: [Entry]) -> Outcome
    ) {
        self.stream = stream
        self.expectedVersion = expectedVersion
        self.events = events
        self.at = at
        self.actor = actor
        self.command = command
        self.request = request
        self.outcome = outcome
    }

    /// Creates an append whose answer and views are known beforehand.
    package init(
        stream: String, expectedVersion: Int64?, events: [NewEvent], at: Int64, actor: Actor, command: String,
        request: Hash, answer: [UInt8], views: ViewChanges = ViewChanges()
    ) {
        self.init(
            stream: stream, expectedVersion: expectedVersion, events: events, at: at, actor: actor,
            command: command, request: request
        ) { _ in Outcome(answer: answer, views: views) }
    }
}

extension Append {
    /// The same, to be refused with `ledger.version_conflict` if a case has moved on.
    package func resting(on basis: Basis?) -> Append {
        var append = self
        append.basis = basis
        return append
    }

    /// The same, removing bodies of earlier entries (涉密内容删除).
    package func removing(_ places: [BodyPlace]) -> Append {
        var append = self
        append.removing = places
        return append
    }

    /// Places the events behind the head of the log and of their case.
    ///
    /// - Throws: `ledger.version_conflict` or `ledger.bad_event`.
    package func entries(after head: Head, version: Int64) throws(LedgerError) -> [Entry] {
        if let expectedVersion, expectedVersion != version {
            throw .versionConflict(stream: stream, expected: expectedVersion, found: version)
        }
        if !EntryRules.isName(command) {
            throw .badEvent(type: "command", reason: "the key '\(command)' is not 1 to 256 bytes of text")
        }
        var entries: [Entry] = []
        var previous = head.leaf
        for event in events {
            let count = Int64(entries.count)
            let entry = try Entry(
                event, seq: head.size + count + 1, stream: stream, version: version + count + 1, at: at,
                actor: actor, command: command, previous: previous)
            previous = entry.leaf
            entries.append(entry)
        }
        return entries
    }
}

/// What an append put into the log.
package struct Appended: Sendable, Equatable {
    /// The entries, oldest first; none if the command changed nothing.
    package let entries: [Entry]

    /// Creates a result.
    package init(entries: [Entry]) {
        self.entries = entries
    }
}
